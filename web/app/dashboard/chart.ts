import type { Answer, Member, Row } from '../api/types'
import { formatBucket, formatDays, stillFills } from '../format/dates'
import { isNumber } from '../format/numbers'
import { strings } from '../strings'
import { laidOver } from './compare'

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
  /** The dimension, where it is no time. */
  member?: Member | undefined
}

/** Pivots the rows: the time, else the first dimension, lies along the axis; others part the series. */
export function chartData(answer: Answer, now = Date.now()): ChartData {
  const axis = axisOf(answer)
  const chart = pivoted(answer, axis, now)
  if (!answer.compared) return chart
  const earlier = answer.compared.map((one) => ({
    chart: pivoted(one, axis, now),
    days: daysOf(one),
  }))
  return laidOver(chart, daysOf(answer), earlier)
}

function pivoted(answer: Answer, axis: Axis, now: number): ChartData {
  const { data, annotation } = answer
  const parting = Object.entries(annotation.dimensions).filter(([member]) => member !== axis.key)
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
    categories: [...rows].map(([key, row]) => category(key, axis, row)),
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
  return { key, title: member?.shortTitle ?? '', member }
}

function category(key: string, { key: name, granularity, member }: Axis, row: Row): Category {
  if (granularity === undefined) {
    const text = member ? valueOf(row[name], member) : key || strings.noValue
    return { short: text, full: text, row }
  }
  return {
    short: formatBucket(key, granularity, 'short'),
    full: formatBucket(key, granularity, 'full'),
    row,
  }
}

/** What a value is called where it stands alone: yes and no need to be told to what. */
function valueOf(value: Row[string] | undefined, { type, shortTitle }: Member): string {
  if (type === 'boolean' && value !== null && value !== undefined)
    return strings.chart.flag(shortTitle, String(value) === 'true')
  return String(value ?? '') || strings.noValue
}

function nameOf(row: Row, parting: [string, Member][], measure: Member, measures: number): string {
  const values = parting.map(([name, member]) => valueOf(row[name], member))
  return [...values, ...(measures > 1 || values.length === 0 ? [measure.shortTitle] : [])].join(
    ' · ',
  )
}

export const empty = (name: string, length: number, mark: number): Series => ({
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
