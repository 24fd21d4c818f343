import type { Filters, Panel, Query, TimeDimension } from '../api/types'
import type { Sort, View } from './view'

/** The member that a range of days is asked of, by cube. */
const DATE_MEMBERS: Record<string, string> = {
  TrackedEvents: 'TrackedEvents.derivedTstamp',
  Sessions: 'Sessions.startAt',
  ReturningUsers: 'ReturningUsers.first_timestamp',
}

/** The cubes that know anonymous people and bots. */
const CUBES_WITH_SEGMENTS = Object.keys(DATE_MEMBERS)

/**
 * What a panel asks: its visualization's query, over it the panel's overrides, then the filters of
 * all three with the days in view, then the segments. The first member's cube decides which member
 * the days are asked of; a query that compares days says itself which.
 *
 * @param sort the order a reader asked for, where the table is to be asked again for it
 */
export function question(panel: Panel, filters: Filters, view: View, sort?: Sort): Query {
  const base = panel.visualization.data?.query ?? {}
  const query = override(base, panel.queryOverrides ?? {})
  const cube = cubeOf(query)
  const asked = [...list(base.filters), ...list(panel.queryOverrides?.filters)]
  if (filters.dateRange?.enabled && !compares(query)) asked.push(daysInView(cube, view))
  const segments = [...new Set([...list(query.segments), ...segmentsInView(cube, view)])]
  return {
    ...query,
    ...(asked.length > 0 && { filters: asked }),
    ...(segments.length > 0 && { segments }),
    ...(sort && { order: [[sort.member, sort.descending ? 'desc' : 'asc']] }),
  }
}

const compares = (query: Query) =>
  list(query.timeDimensions).some(({ compareDateRange }) => compareDateRange)

function override(base: Query, overrides: Partial<Query>): Query {
  const { filters: _, timeDimensions, ...others } = overrides
  const query = { ...base, ...others }
  if (timeDimensions === undefined) return query
  return { ...query, timeDimensions: times(base.timeDimensions, timeDimensions) }
}

// Dashboards of 15.x override one thing for every time dimension there is: {dateRange: […]}.
function times(base: TimeDimension[] = [], over: TimeDimension[] | object): TimeDimension[] {
  return Array.isArray(over) ? over : base.map((dimension) => ({ ...dimension, ...over }))
}

/** "Sessions" for a query whose first measure is Sessions.count. */
function cubeOf(query: Query): string {
  const members = [
    ...list(query.measures),
    ...list(query.dimensions),
    ...list(query.timeDimensions).map(({ dimension }) => dimension),
  ]
  return members[0]?.split('.')[0] ?? 'TrackedEvents'
}

const daysInView = (cube: string, { range }: View) => ({
  member: DATE_MEMBERS[cube] ?? `${cube}.date`,
  operator: 'inDateRange',
  values: [range.from, range.to],
})

function segmentsInView(cube: string, view: View): string[] {
  if (!CUBES_WITH_SEGMENTS.includes(cube)) return []
  return [
    ...(view.withoutAnonymous ? [`${cube}.knownUsers`] : []),
    ...(view.withoutBots ? [`${cube}.withoutBots`] : []),
  ]
}

// 18.x writes filters for other data sources as an object; only lists are a query's.
const list = <T>(value: T[] | null | undefined): T[] => (Array.isArray(value) ? value : [])
