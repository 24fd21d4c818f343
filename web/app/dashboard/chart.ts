import type { Answer, Member, Row } from '../api/types'
import { formatBucket, formatDays, stillFills } from '../format/dates'
import { isNumber } from '../format/numbers'
import { strings } from '../strings'

/** One line or one set of columns; a value is null where the answer has none. */
export interface Series {
  name: string
  values: (number | null)[]
  /** The numbers as sent, exact. */
  texts: string[]
  /** Its colour and pattern, from 1; what is compared with has that of what it is compared to. */
  mark: number
  /** Days before those asked about, to compare with. */
  isEarlier?: boolean
}

export interface Category {
  short: string
  full: string
  /** A row of the answer that lies here. */
  row: Row
}

/** An answer as a chart draws it and a table reads it. */
export interface ChartData {
  /** What lies along the axis: "Date", "Browser". */
  axis: string
  isTime: boolean
  categories: Category[]
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
  const axis = axisOf(answer)
  const chart = pivoted(answer, axis, now)
  for (const earlier of answer.compared ?? [])
    lay(pivoted(earlier, axis, now), daysOf(earlier), chart)
  if (answer.compared) nameDays(chart, daysOf(answer))
  return chart
}

function pivoted(answer: Answer, axis: Axis, now: number): ChartData {
  const { data, annotation } = answer
  const parting = Object.keys(annotation.dimensions).filter((member) => member !== axis.key)
  const rows = firstRows(data, axis)
  const positions = new Map([...rows.keys()].map((key, position) => [key, position]))
  const measures = Object.entries(annotation.measures)
  const series = new Map<string, Series>()
  for (const row of data) {
    const position = positions.get(keyOf(row, axis)) ?? 0
    for (const [measure, member] of measures) {
      const name = nameOf(row, parting, member, measures.length)
      const one = series.get(name) ?? empty(name, rows.size, series.size + 1)
      series.set(name, put(one, position, row[measure]))
    }
  }
  const { granularity } = axis
  const last = [...rows.keys()].at(-1)
  return {
    axis: axis.title,
    isTime: granularity !== undefined,
    categories: [...rows].map(([key, row]) => category(key, granularity, row)),
    series: [...series.values()],
    stillFills:
      granularity !== undefined && last !== undefined && stillFills(last, granularity, now),
  }
}

// Times in their order, whatever the rows are ordered by; other values as the query orders them.
function firstRows(data: Row[], axis: Axis): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const row of data) {
    const key = keyOf(row, axis)
    if (!rows.has(key)) rows.set(key, row)
  }
  return axis.granularity
    ? new Map([...rows].sort(([one], [other]) => (one < other ? -1 : 1)))
    : rows
}

const keyOf = (row: Row, { key }: Axis) => String(row[key] ?? '')

function axisOf({ query, annotation }: Answer): Axis {
  const time = query.timeDimensions?.find(({ granularity }) => granularity)
  if (time?.granularity) {
    const { dimension, granularity } = time
    return { key: `${dimension}.${granularity}`, title: strings.chart.date, granularity }
  }
  const [key = '', member] = Object.entries(annotation.dimensions)[0] ?? []
  return { key, title: member?.shortTitle ?? '' }
}

function category(key: string, granularity: string | undefined, row: Row): Category {
  if (granularity === undefined)
    return { short: key || strings.noValue, full: key || strings.noValue, row }
  return {
    short: formatBucket(key, granularity, 'short'),
    full: formatBucket(key, granularity, 'full'),
    row,
  }
}

function nameOf(row: Row, parting: string[], measure: Member, measures: number): string {
  const values = parting.map((member) => String(row[member] ?? '') || strings.noValue)
  return [...values, ...(measures > 1 || values.length === 0 ? [measure.shortTitle] : [])].join(
    ' · ',
  )
}

const empty = (name: string, length: number, mark: number): Series => ({
  name,
  values: Array.from({ length }, () => null),
  texts: Array.from({ length }, () => ''),
  mark,
})

function put(series: Series, position: number, value: Row[string] | undefined): Series {
  if (!isNumber(value)) return series
  series.values[position] = Number(value)
  series.texts[position] = String(value)
  return series
}

/** The days that one of several answers is about, as the query has them. */
export function daysOf({ query }: Answer): string {
  const range = query.timeDimensions?.find(({ dateRange }) => dateRange)?.dateRange
  if (!Array.isArray(range)) return String(range ?? '')
  const [from = '', to = from] = range.map((day) => day.slice(0, 10))
  return formatDays(from, to)
}

// The first day lies on the first day, the second on the second, whatever days they are.
function lay(earlier: ChartData, days: string, chart: ChartData) {
  const longer = earlier.categories.slice(chart.categories.length)
  if (chart.isTime) chart.categories.push(...longer)
  for (const one of earlier.series) {
    const mark = chart.series.find(({ name, isEarlier }) => name === one.name && !isEarlier)?.mark
    const placed = chart.isTime ? one : moved(one, earlier.categories, chart)
    chart.series.push({
      ...placed,
      name: strings.chart.during(one.name, days),
      mark: mark ?? one.mark,
      isEarlier: true,
    })
  }
}

function moved(series: Series, from: Category[], chart: ChartData): Series {
  const one = empty(series.name, chart.categories.length, series.mark)
  from.forEach(({ full, short, row }, index) => {
    let at = chart.categories.findIndex((category) => category.full === full)
    if (at < 0) at = chart.categories.push({ full, short, row }) - 1
    one.values[at] = series.values[index] ?? null
    one.texts[at] = series.texts[index] ?? ''
  })
  return one
}

function nameDays(chart: ChartData, days: string) {
  chart.series = chart.series.map((one) =>
    one.isEarlier ? one : { ...one, name: strings.chart.during(one.name, days) },
  )
}
