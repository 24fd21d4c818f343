// Every word about funnels.
import type { Row } from '../api/types'
import { one } from '../strings'
import type { Mode } from './api'

export const words = {
  title: 'Funnels',
  lead: 'Where people drop out, on ways that your repository defines.',
  empty: 'No funnels yet',
  emptyHint: (branch: string) =>
    `A funnel is a YAML file in .gitlab/product_analytics/funnels of this project's repository. Whatever is on ${branch || 'the default branch'} is listed here.`,
  steps: (count: number) => `${count} ${one(count, 'step', 'steps')}`,
  within: (window: string) => `within ${window}`,
  notCounted: 'Cannot be counted',

  notFound: 'Funnel not found',
  notFoundHint: 'No funnel has this name.',
  viewAvailable: 'View available funnels',
  failed: 'Failed to load funnel',
  invalid: 'Invalid funnel configuration',

  modes: {
    ordered: 'People who took the steps in this order, other events between them allowed',
    strict: 'People who took the steps in this order, with no other event that counts between them',
    any_order: 'People who took the steps in any order',
  } satisfies Record<Mode, string>,
  window: { first: 'of the first step', any: 'of the first one they took' },
  unit: {
    ordered: 'Counted: people, each once, by their best entry.',
    any: 'Counted: people, each once, by their best entry; a bar shows who took at least so many of the steps.',
  },

  /** Names of lengths of time in seconds, one and several. */
  lengths: [
    [86_400, 'day', 'days'],
    [3_600, 'hour', 'hours'],
    [60, 'minute', 'minutes'],
    [1, 'second', 'seconds'],
  ] as const,

  definition: 'Steps',
  pageView: 'page view',
  event: 'event',
  of: 'of',
  or: 'or',
  where: 'where',
  and: 'and',
  operators: {
    equals: 'is',
    notEquals: 'is not',
    contains: 'contains',
    notContains: 'does not contain',
    startsWith: 'starts with',
    endsWith: 'ends with',
    gt: 'is more than',
    gte: 'is at least',
    lt: 'is less than',
    lte: 'is at most',
    set: 'is there',
    notSet: 'is not there',
  } as Record<string, string>,
  not: 'With nothing of this since the step before:',

  chart: 'People at each step',
  step: 'Step',
  stepAt: (number: number) => `Step ${number}`,
  atLeast: (number: number) => `At least ${number} ${one(number, 'step', 'steps')}`,
  people: 'People',
  ofFirst: 'Share of first step',
  ofPrevious: 'Share of previous step',
  dropOff: 'Drop-off',
  median: 'Median time from first step',
  ninetieth: '90% of them within',
  days: 'Days',
  none: '—',
  lessThan: (text: string) => `<\u202f${text}`,
  count: (count: string, of: number) => `${count} ${one(of, 'person', 'people')}`,
  left: (count: string) => `${count} left`,
  wentOn: (share: string) => `${share} went on`,
  medianIs: (time: string) => `median ${time}`,
  ninetiethIs: (time: string) => `90% within ${time}`,
  nobody: 'Nobody took the first step in these days.',
  shares: 'A bar is a share of its own first step.',
  notAll: (drawn: number, all: number) =>
    `The ${drawn} largest of ${all} groups are drawn; the table has all.`,

  breakdown: 'Break down by',
  noBreakdown: 'No breakdown',
  by: (title: string) => `By ${title}`,
  having: (title: string, value: Row[string]) => `${title}: ${String(value)}`,
  earlier: 'in the days before',
  compare: 'Compare with days before',

  reached: (step: string) => `People who reached ${step}`,
  dropped: (before: string, step: string) => `People who reached ${before} and not ${step}`,
  tookAtLeast: (count: number) =>
    `People who took at least ${count} ${one(count, 'step', 'steps')}`,
  tookOnly: (count: number) =>
    `People who took ${count} ${one(count, 'step', 'steps')} and no more`,
  show: (what: string, count: string) => `${what}: ${count}. Show the list`,
  person: 'Person',
  enteredAt: 'First step at (UTC)',
  furthest: 'Furthest step',
  nobodyThere: 'Nobody is behind this number.',
  failedList: 'Failed to fetch the list',

  byDay: 'People by the day in which they began',
  entryDay: 'Entry day',
  byDayHint:
    'Each person counts once in each day in which they begin; days need not add up to the whole.',
}
