import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Filters, Query, Row } from '../api/types'
import { daysBefore, daysIn } from '../format/dates'
import type { Range } from '../dashboard/range'
import type { Breakdown, Funnel } from './api'

/** The days that a funnel's page offers. */
export const FILTERS: Filters = { dateRange: { enabled: true, defaultOption: '30d' } }

/** People on a page of the list of those behind a number. */
export const PEOPLE_PER_PAGE = 50

/** A number whose people are listed. */
export interface Behind {
  /** Those who reached the step, or those who reached the one before and not it. */
  kind: 'reached' | 'left'
  /** The step's place, from 1. */
  step: number
  /** The value of the breakdown; undefined without one. */
  value: Row[string] | undefined
  /** Of the days compared with. */
  isEarlier: boolean
}

/** What a funnel's page shows beside what every dashboard's view has; the address alone knows it. */
export interface FunnelView {
  /** The last part of a dimension's name; empty without a breakdown. */
  breakdown: string
  compared: boolean
  behind: Behind | undefined
  page: number
}

/** Reads it from the address; what is not understood there is as if it was not there. */
export function readFunnelView(query: LocationQuery, steps: number): FunnelView {
  return {
    breakdown: text(query.breakdown),
    compared: query.compare === 'true',
    behind: readBehind(query, steps),
    page: Math.max(1, Math.trunc(Number(text(query.page))) || 1),
  }
}

const text = (value: LocationQuery[string] | undefined) => String([value].flat()[0] ?? '')

function readBehind(query: LocationQuery, steps: number): Behind | undefined {
  const kind = query.left === undefined ? 'reached' : 'left'
  const step = Number(text(query[kind]))
  const least = kind === 'left' ? 2 : 1
  if (!Number.isInteger(step) || step < least || step > steps) return undefined
  return { kind, step, value: [query.of].flat()[0], isEarlier: query.earlier === 'true' }
}

/** The address's query with other people's list, or with none. */
export function withBehind(query: LocationQueryRaw, behind?: Behind): LocationQueryRaw {
  const { reached: _, left: __, of: ___, earlier: ____, page: _____, ...kept } = query
  if (!behind) return kept
  return {
    ...kept,
    [behind.kind]: String(behind.step),
    ...(behind.value !== undefined && { of: behind.value === null ? null : String(behind.value) }),
    ...(behind.isEarlier && { earlier: 'true' }),
  }
}

/** As many days before the first of these. */
export function before({ from, to }: Range): [string, string] {
  return [daysBefore(from, daysIn(from, to)), daysBefore(from, 1)]
}

const MEASURES = [
  'count',
  'shareOfFirst',
  'shareOfPrevious',
  'dropOff',
  'medianSeconds',
  'p90Seconds',
]

const of = ({ name }: Funnel, member: string) => `${name}.${member}`

/** Everything about each step; the days are asked for with it only where they are compared. */
export function stepsQuery(
  funnel: Funnel,
  breakdown: Breakdown | undefined,
  compared: Range | undefined,
): Query {
  const days = compared && [[compared.from, compared.to], before(compared)]
  return {
    measures: MEASURES.map((member) => of(funnel, member)),
    dimensions: [
      of(funnel, 'step'),
      of(funnel, 'stepNumber'),
      ...(breakdown ? [breakdown.member] : []),
    ],
    ...(days && { timeDimensions: [{ dimension: of(funnel, 'date'), compareDateRange: days }] }),
    order: [[of(funnel, 'stepNumber'), 'asc']],
  }
}

/** How many reached each step, by the day in which they began. */
export const daysQuery = (funnel: Funnel): Query => ({
  measures: [of(funnel, 'count')],
  dimensions: [of(funnel, 'step')],
  timeDimensions: [{ dimension: of(funnel, 'date'), granularity: 'day' }],
})

/** One page of the people behind a number, those who began last first. */
export function peopleQuery(
  funnel: Funnel,
  { kind, step, value, isEarlier }: Behind,
  breakdown: Breakdown | undefined,
  range: Range,
  page: number,
): Query {
  const furthest =
    kind === 'reached'
      ? filter(of(funnel, 'furthestStep'), 'gte', [String(step)])
      : filter(of(funnel, 'furthestStep'), 'equals', [String(step - 1)])
  return {
    dimensions: ['person', 'enteredAt', 'furthestStep'].map((member) => of(funnel, member)),
    filters: [
      filter(of(funnel, 'stepNumber'), 'equals', [String(step)]),
      furthest,
      filter(of(funnel, 'date'), 'inDateRange', isEarlier ? before(range) : [range.from, range.to]),
      ...(breakdown && value !== undefined ? [having(breakdown, value)] : []),
    ],
    order: [
      [of(funnel, 'enteredAt'), 'desc'],
      [of(funnel, 'person'), 'asc'],
    ],
    limit: PEOPLE_PER_PAGE,
    offset: (page - 1) * PEOPLE_PER_PAGE,
    total: true,
  }
}

const filter = (member: string, operator: string, values: string[]) => ({
  member,
  operator,
  values,
})

const having = ({ member }: Breakdown, value: Row[string]) =>
  value === null ? { member, operator: 'notSet' } : filter(member, 'equals', [String(value)])
