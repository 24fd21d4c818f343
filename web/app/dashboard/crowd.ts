import { strings } from '../strings'
import type { ChartData, Series } from './chart'

/** More series than so many are gathered: nobody tells more colours apart. */
export const MOST_SERIES = 8

/** What is drawn of an answer that has many series; a table has them all. */
export interface Crowd {
  chart: ChartData
  /** How many series are neither drawn nor part of another. */
  hidden: number
}

/**
 * The series with the largest sums and, where their measure can be added up, one of all the others.
 * What cannot be added up (people, averages) has no other: how many are missing is told instead.
 */
export function gathered(chart: ChartData, adds: boolean, most = MOST_SERIES): Crowd {
  const now = chart.series.filter(({ isEarlier }) => !isEarlier)
  const isCompared = now.length < chart.series.length
  if (now.length <= most) return { chart, hidden: 0 }
  const kept = [...now].sort((one, other) => sum(other) - sum(one)).slice(0, most - 1)
  const top = now.filter((one) => kept.includes(one)).map((one, at) => ({ ...one, mark: at + 1 }))
  const rest = now.filter((one) => !kept.includes(one))
  const others = adds && !isCompared ? [other(rest, most)] : []
  return {
    chart: { ...chart, series: [...top, ...others] },
    hidden: others.length > 0 ? 0 : chart.series.length - top.length,
  }
}

function other(rest: Series[], mark: number): Series {
  const values = rest[0]!.values.map((_, at) =>
    rest.reduce<number | null>((all, { values }) => plus(all, values[at] ?? null), null),
  )
  return {
    name: strings.chart.other(rest.length),
    values,
    texts: values.map((value) => (value === null ? '' : String(tidy(value)))),
    mark,
  }
}

const plus = (all: number | null, one: number | null) => (one === null ? all : (all ?? 0) + one)

/** A sum of decimals without the dust of binary fractions. */
export const tidy = (value: number) => Number(value.toPrecision(15))

const sum = ({ values }: Series) =>
  values.reduce<number>((all, value) => all + Math.abs(value ?? 0), 0)
