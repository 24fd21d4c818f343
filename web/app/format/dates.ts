import { strings } from '../strings'

// Every time on a page is UTC: the server's questions are asked in it.

/** A calendar day in UTC, `YYYY-MM-DD`. */
export type Day = string

const MILLISECONDS_A_DAY = 86_400_000

export const today = (now = Date.now()): Day => new Date(now).toISOString().slice(0, 10)

export const daysBefore = (day: Day, days: number): Day =>
  today(Date.parse(`${day}T00:00:00Z`) - days * MILLISECONDS_A_DAY)

/** Days from the first to the last, both counted. */
export const daysIn = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY) + 1

/** Whether text is a day that exists. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && today(time) === text
}

/** Reads the server's times: "2026-11-21 21:50:00.123", "2026-11-21T21:50:00.123". */
export const readTime = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(strings.locale, { timeZone: 'UTC', ...options })

const day = format({ day: 'numeric', month: 'short', year: 'numeric' })
const moment = format({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** "14 – 21 Nov 2026". */
export const formatDays = (from: Day, to: Day): string =>
  day.formatRange(Date.parse(from), Date.parse(to))

/** "21 Nov 2026, 21:50:00". */
export const formatMoment = (time: number): string => moment.format(time)

const buckets: Record<string, { short: Intl.DateTimeFormat; full: Intl.DateTimeFormat }> = {
  second: { short: format({ timeStyle: 'medium', hourCycle: 'h23' }), full: moment },
  minute: { short: format({ timeStyle: 'short', hourCycle: 'h23' }), full: moment },
  hour: {
    short: format({
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    full: format({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
  },
  day: {
    short: format({ day: 'numeric', month: 'short' }),
    full: format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  },
  week: { short: format({ day: 'numeric', month: 'short' }), full: day },
  month: {
    short: format({ month: 'short', year: '2-digit' }),
    full: format({ month: 'long', year: 'numeric' }),
  },
  quarter: {
    short: format({ month: 'short', year: '2-digit' }),
    full: format({ month: 'long', year: 'numeric' }),
  },
  year: { short: format({ year: 'numeric' }), full: format({ year: 'numeric' }) },
}

/** A bucket's name: short on an axis, full in a table or where one is looked at. */
export function formatBucket(text: string, granularity: string, length: 'short' | 'full'): string {
  const time = readTime(text)
  if (Number.isNaN(time)) return text
  const name = (buckets[granularity] ?? buckets.hour!)[length].format(time)
  return granularity === 'week' && length === 'full' ? strings.dates.weekOf(name) : name
}

const ends: Record<string, (start: Date) => number> = {
  second: (start) => start.setUTCSeconds(start.getUTCSeconds() + 1),
  minute: (start) => start.setUTCMinutes(start.getUTCMinutes() + 1),
  hour: (start) => start.setUTCHours(start.getUTCHours() + 1),
  day: (start) => start.setUTCDate(start.getUTCDate() + 1),
  week: (start) => start.setUTCDate(start.getUTCDate() + 7),
  month: (start) => start.setUTCMonth(start.getUTCMonth() + 1),
  quarter: (start) => start.setUTCMonth(start.getUTCMonth() + 3),
  year: (start) => start.setUTCFullYear(start.getUTCFullYear() + 1),
}

/** Whether a bucket still fills: it began and its end is not reached. */
export function stillFills(text: string, granularity: string, now = Date.now()): boolean {
  const start = readTime(text)
  const end = ends[granularity]?.(new Date(start))
  return end !== undefined && start <= now && now < end
}
