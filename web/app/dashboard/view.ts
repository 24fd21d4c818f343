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
  /** The order of tables that somebody sorted, by key of their panel. */
  sorts: Record<string, Sort>
}

/** The column a table is ordered by. */
export interface Sort {
  member: string
  descending: boolean
}

/** What a person changed. */
export type Choice = Partial<View>

/** Reads a view from the address; what is not understood there is as if it was not there. */
export function readView(query: LocationQuery, filters: Filters, now = today()): View {
  return {
    range: readRange(query, filters.dateRange, now),
    withoutAnonymous: query.filter_anon_users === 'true',
    withoutBots: query.filter_bots === 'true',
    tables: all(query.table),
    sorts: Object.fromEntries(all(query.sort).flatMap(readSort)),
  }
}

const all = (values: LocationQuery[string] | undefined) =>
  [values ?? []].flat().filter((value) => value !== null)

// "top-pages:TrackedEvents.count:desc".
function readSort(text: string): [string, Sort][] {
  const [key, member, order] = text.split(':')
  return key && member ? [[key, { member, descending: order === 'desc' }]] : []
}

/** The branch, tag or commit whose definitions are looked at; empty for the default branch. */
export const refOf = ({ ref }: LocationQuery): string => String([ref].flat()[0] ?? '')

function readRange(query: LocationQuery, filters: Filters['dateRange'], now: string): Range {
  const option = String(query.date_range_option ?? '')
  const fallback = preset(defaultOption(filters), now)
  if (!optionsOf(filters).includes(option)) return fallback
  if (option !== CUSTOM) return preset(option, now)
  return (
    custom(query.start_date, query.end_date, filters?.numberOfDaysLimit ?? undefined, now) ??
    fallback
  )
}

/** The address's query after a choice; whatever else stands there stays. */
export function writeChoice(query: LocationQuery, choice: Choice): LocationQueryRaw {
  const written: LocationQueryRaw = { ...query }
  const { range, withoutAnonymous, withoutBots, tables, sorts } = choice
  if (range) Object.assign(written, writeRange(range))
  if (withoutAnonymous !== undefined) written.filter_anon_users = flag(withoutAnonymous)
  if (withoutBots !== undefined) written.filter_bots = flag(withoutBots)
  if (tables) written.table = tables
  if (sorts) written.sort = Object.entries(sorts).map(writeSort)
  return written
}

const writeRange = ({ option, from, to }: Range): LocationQueryRaw => ({
  date_range_option: option,
  start_date: option === CUSTOM ? from : undefined,
  end_date: option === CUSTOM ? to : undefined,
})

const writeSort = ([key, { member, descending }]: [string, Sort]) =>
  `${key}:${member}:${descending ? 'desc' : 'asc'}`

const flag = (on: boolean) => (on ? 'true' : undefined)
