import { daysBefore, daysIn, isDay, today, type Day } from '../format/dates'
import type { Filters } from '../api/types'

/** Days before today that a preset reaches back to; "Last 7 days" is [today - 7, today]. */
export const PRESETS: Record<string, number> = {
  today: 0,
  '7d': 7,
  '30d': 30,
  '60d': 60,
  '90d': 90,
  '180d': 180,
  '365d': 365,
}

export const CUSTOM = 'custom'
const DEFAULT = '7d'

/** Days in UTC, both counted. */
export interface Range {
  option: string
  from: Day
  to: Day
}

const isOption = (option: unknown): option is string =>
  typeof option === 'string' && (option === CUSTOM || Object.keys(PRESETS).includes(option))

/**
 * What a dashboard offers to choose from: its own list, else every preset and custom days; none of
 * more days than its limit.
 */
export function optionsOf(filters: Filters['dateRange']): string[] {
  const own = (filters?.options ?? []).filter(isOption)
  const offered = own.length > 0 ? own : [...Object.keys(PRESETS), CUSTOM]
  const limit = filters?.numberOfDaysLimit ?? Infinity
  const allowed = offered.filter((option) => (PRESETS[option] ?? 0) <= limit)
  return allowed.length > 0 ? allowed : ['today']
}

/** What a dashboard shows before anything is chosen. */
export function defaultOption(filters: Filters['dateRange']): string {
  const options = optionsOf(filters)
  return (
    [filters?.defaultOption, DEFAULT, ...options].find(
      (option): option is string =>
        option !== undefined && option !== CUSTOM && options.includes(option),
    ) ?? DEFAULT
  )
}

/** The days of a preset. */
export function preset(option: string, now = today()): Range {
  return { option, from: daysBefore(now, PRESETS[option] ?? 7), to: now }
}

/** The days chosen, or null: they must exist, be in order, not in the future, and not too many. */
export function custom(from: unknown, to: unknown, limit = Infinity, now = today()): Range | null {
  if (!isDay(from) || !isDay(to) || from > to || to > now || daysIn(from, to) > limit) return null
  return { option: CUSTOM, from, to }
}
