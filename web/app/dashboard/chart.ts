import type { Answer, Member, Row } from '../api/types'
import { formatBucket, stillFills } from '../format/dates'
import { isNumber } from '../format/numbers'
import { strings } from '../strings'

/** One line or one set of columns; a value is null where the answer has none. */
export interface Series {
  name: string
  values: (number | null)[]
  /** The numbers as sent, exact. */
  texts: string[]
}

/** An answer as a chart draws it and a table reads it. */
export interface ChartData {
  /** What lies along the axis: "Date", "Browser". */
  axis: string
  categories: { short: string; full: string }[]
  series: Series[]
  /** The last bucket has not ended. */
  stillFills: boolean
}

interface Axis {
  key: string
  title: string
  granularity?: string
}

/** Pivots the rows: the time, else the first dimension, lies along the axis; others part the series. */
export function chartData(answer: Answer, now = Date.now()): ChartData {
  const { data, annotation } = answer
  const axis = axisOf(answer)
  const parting = Object.keys(annotation.dimensions).filter((member) => member !== axis.key)
  const keys = [...new Set(data.map((row) => String(row[axis.key] ?? '')))]
  const positions = new Map(keys.map((key, position) => [key, position]))
  const series = new Map<string, Series>()
  for (const row of data) {
    const position = positions.get(String(row[axis.key] ?? '')) ?? 0
    for (const [measure, member] of Object.entries(annotation.measures)) {
      const name = nameOf(row, parting, member, Object.keys(annotation.measures).length)
      const one = series.get(name) ?? empty(name, keys.length)
      series.set(name, put(one, position, row[measure]))
    }
  }
  const { granularity } = axis
  const last = keys.at(-1)
  return {
    axis: axis.title,
    categories: keys.map((key) => category(key, granularity)),
    series: [...series.values()],
    stillFills:
      granularity !== undefined && last !== undefined && stillFills(last, granularity, now),
  }
}

function axisOf({ query, annotation }: Answer): Axis {
  const time = query.timeDimensions?.find(({ granularity }) => granularity)
  if (time?.granularity) {
    const { dimension, granularity } = time
    return { key: `${dimension}.${granularity}`, title: strings.chart.date, granularity }
  }
  const [key = '', member] = Object.entries(annotation.dimensions)[0] ?? []
  return { key, title: member?.shortTitle ?? '' }
}

function category(key: string, granularity: string | undefined) {
  if (granularity === undefined)
    return { short: key || strings.noValue, full: key || strings.noValue }
  return {
    short: formatBucket(key, granularity, 'short'),
    full: formatBucket(key, granularity, 'full'),
  }
}

function nameOf(row: Row, parting: string[], measure: Member, measures: number): string {
  const values = parting.map((member) => String(row[member] ?? '') || strings.noValue)
  return [...values, ...(measures > 1 || values.length === 0 ? [measure.shortTitle] : [])].join(
    ' · ',
  )
}

const empty = (name: string, length: number): Series => ({
  name,
  values: Array.from({ length }, () => null),
  texts: Array.from({ length }, () => ''),
})

function put(series: Series, position: number, value: Row[string] | undefined): Series {
  if (!isNumber(value)) return series
  series.values[position] = Number(value)
  series.texts[position] = String(value)
  return series
}
