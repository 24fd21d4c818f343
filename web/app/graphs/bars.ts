import type { Answer } from '../api/types'
import { chartData } from '../dashboard/chart'
import { MOST_VALUES } from './graphs'
import { words } from './strings'

/** One value and how many events have it. */
export interface Bar {
  name: string
  count: number
  /** Of all events, 0 to 1. */
  share: number
  /** Stands for several values. */
  isOther: boolean
}

/** Values that have a bar of their own when there are more than so many. */
const TOP = 8

/** The most frequent values, and in one bar whatever is left: the counts always add up to all. */
export function bars(answer: Answer): Bar[] {
  const { categories, series } = chartData(answer)
  const values = series[0]?.values ?? []
  const all = categories.map(({ full }, index) => ({ name: full, count: values[index] ?? 0 }))
  const total = sum(all)
  const bar = (name: string, count: number, isOther: boolean): Bar => ({
    name,
    count,
    share: total > 0 ? count / total : 0,
    isOther,
  })
  const top = all.slice(0, all.length > TOP + 1 ? TOP : undefined)
  const rest = all.slice(top.length)
  const other = all.length < MOST_VALUES ? words.other : words.otherAtLeast
  return [
    ...top.map(({ name, count }) => bar(name, count, false)),
    ...(rest.length > 0 ? [bar(other, sum(rest), true)] : []),
  ]
}

const sum = (counted: { count: number }[]) => counted.reduce((all, { count }) => all + count, 0)
