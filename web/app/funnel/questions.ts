import type { Query, Row } from '../api/types'
import type { Range } from '../dashboard/range'
import { daysBefore, daysIn } from '../format/dates'
import type { Breakdown, Funnel } from './api'
import type { Behind } from './view'

/** People on a page of the list of those behind a number. */
export const PEOPLE_PER_PAGE = 50

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
    timezone: 'UTC',
  }
}

/** How many reached each step, by the day in which they began. */
export const daysQuery = (funnel: Funnel): Query => ({
  measures: [of(funnel, 'count')],
  dimensions: [of(funnel, 'step')],
  timeDimensions: [{ dimension: of(funnel, 'date'), granularity: 'day' }],
  timezone: 'UTC',
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
    timezone: 'UTC',
  }
}

const filter = (member: string, operator: string, values: string[]) => ({
  member,
  operator,
  values,
})

const having = ({ member }: Breakdown, value: Row[string]) =>
  value === null ? { member, operator: 'notSet' } : filter(member, 'equals', [String(value)])
