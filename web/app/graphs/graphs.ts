import type { Panel, Query } from '../api/types'
import { daysBefore, today, type Day } from '../format/dates'
import { words } from './strings'

/** The page's days: today and the 29 before it, in UTC. */
export function lastDays(now: Day = today()): { from: Day; to: Day } {
  return { from: daysBefore(now, 29), to: now }
}

/** Values that one answer may hold; the server's own limit is five times as many. */
export const MOST_VALUES = 10_000

/** The type of a graph of a column's values: no dashboard has it. */
export const BARS = 'Bars'

const COUNT = 'TrackedEvents.count'
const ARRIVED = 'TrackedEvents.collectorTstamp'

/** The columns that are counted by value, as the lineage named its graphs, and their members. */
const COLUMNS = [
  ['platform', 'TrackedEvents.platform'],
  ['os_timezone', 'TrackedEvents.osTimezone'],
  ['br_lang', 'TrackedEvents.browserLanguage'],
  ['doc_charset', 'TrackedEvents.documentCharset'],
] as const

type Name = 'activity' | (typeof COLUMNS)[number][0]

/** A graph and the name that the address calls it by. */
export interface Graph {
  name: Name
  panel: Panel
}

/** Events by day, then by value of each column. */
export function graphs({ from, to }: { from: Day; to: Day }): Graph[] {
  const dateRange = [from, to]
  const activity = graph('activity', 'LineChart', {
    measures: [COUNT],
    timeDimensions: [{ dimension: ARRIVED, granularity: 'day', dateRange }],
    timezone: 'UTC',
  })
  const columns = COLUMNS.map(([name, member]) =>
    graph(name, BARS, {
      measures: [COUNT],
      dimensions: [member],
      timeDimensions: [{ dimension: ARRIVED, dateRange }],
      order: { [COUNT]: 'desc', [member]: 'asc' },
      limit: MOST_VALUES,
      timezone: 'UTC',
    }),
  )
  return [activity, ...columns]
}

const graph = (name: Name, type: string, query: Query): Graph => ({
  name,
  panel: {
    title: words[name],
    tooltip: { description: words.about[name] },
    gridAttributes: { width: name === 'activity' ? 12 : 6, height: 4 },
    visualization: { slug: name, type, data: { type: 'cube_analytics', query } },
  },
})
