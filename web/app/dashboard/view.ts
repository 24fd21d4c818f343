import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Filters } from '../api/types'
import { today } from '../format/dates'
import { CUSTOM, custom, defaultOption, optionsOf, preset, type Range } from './range'

/*
 * How a dashboard is looked at. The address is the only place that knows it, so that reloading,
 * going back and copying the link give the same view. A choice never made is not in the address.
 */
export interface View {
  range: Range
  /** Only people who can be told apart. */
  withoutAnonymous: boolean
  withoutBots: boolean
  /** Panels shown as tables, by key. */
  tables: string[]
}

/** What a person changed. */
export type Choice = Partial<View>

/** Reads a view from the address; what is not understood there is as if it was not there. */
export function readView(query: LocationQuery, filters: Filters, now = today()): View {
  return {
    range: readRange(query, filters.dateRange, now),
    withoutAnonymous: query.filter_anon_users === 'true',
    withoutBots: query.filter_bots === 'true',
    tables: [query.table ?? []].flat().filter((key) => key !== null),
  }
}

function readRange(query: LocationQuery, filters: Filters['dateRange'], now: string): Range {
  const option = String(query.date_range_option ?? '')
  const fallback = preset(defaultOption(filters), now)
  if (!optionsOf(filters).includes(option)) return fallback
  if (option !== CUSTOM) return preset(option, now)
  return custom(query.start_date, query.end_date, filters?.numberOfDaysLimit, now) ?? fallback
}

/** The address's query after a choice; whatever else stands there stays. */
export function writeChoice(query: LocationQuery, choice: Choice): LocationQueryRaw {
  const written: LocationQueryRaw = { ...query }
  const { range, withoutAnonymous, withoutBots, tables } = choice
  if (range) Object.assign(written, writeRange(range))
  if (withoutAnonymous !== undefined) written.filter_anon_users = flag(withoutAnonymous)
  if (withoutBots !== undefined) written.filter_bots = flag(withoutBots)
  if (tables) written.table = tables
  return written
}

const writeRange = ({ option, from, to }: Range): LocationQueryRaw => ({
  date_range_option: option,
  start_date: option === CUSTOM ? from : undefined,
  end_date: option === CUSTOM ? to : undefined,
})

const flag = (on: boolean) => (on ? 'true' : undefined)
