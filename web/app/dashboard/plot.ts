import type { VisualizationOptions } from '../api/types'
import { formatCompact } from '../format/numbers'
import type { Category, ChartData } from './chart'
import { area, column, line, lonely, type Point } from './paths'
import { scale, type Scale } from './scale'

/** How series are drawn: `stacked` puts them upon each other. */
export interface Style {
  kind: 'line' | 'area' | 'column'
  stacked: boolean
}

/** Something drawn, in the colour of its series. */
export interface Mark {
  shape: 'line' | 'area' | 'column'
  path: string
  mark: number
  /** The bucket that has not ended. */
  fills?: boolean
  isEarlier?: boolean
}

export interface Label {
  at: number
  text: string
  anchor: 'start' | 'middle' | 'end'
}

/** A chart in pixels, from the upper left corner. */
export interface Plot {
  left: number
  right: number
  top: number
  bottom: number
  /** The middle of each category. */
  xs: number[]
  rows: { at: number; text: string }[]
  columns: Label[]
  marks: Mark[]
  dots: { point: Point; mark: number }[]
  /** Where each series' value lies, by series and category. */
  points: (Point | null)[][]
  /** Where 0 lies. */
  ground: number
}

const LETTER = 6.3
const MARGIN = 12
const FOOT = 24
const NAME = 18
const NARROWEST_LABEL = 44
const WIDEST_LABEL = 13
const WIDEST_COLUMN = 36

/** Lays a chart out on so many pixels. */
export function plotted(
  { kind, stacked }: Style,
  chart: ChartData,
  { xAxis, yAxis }: VisualizationOptions,
  size: { width: number; height: number },
): Plot {
  const heads = stacked ? piledUp(chart) : chart.series.map(({ values }) => values)
  const feet = stacked ? below(chart) : undefined
  const known = heads.flat().filter((value) => value !== null)
  const values = scale(
    known.reduce((least, value) => Math.min(least, value), Infinity),
    known.reduce((most, value) => Math.max(most, value), -Infinity),
    { min: yAxis?.min, max: yAxis?.max },
    chart.series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0))),
  )
  const texts = values.ticks.map(formatCompact)
  const left = 8 + LETTER * Math.max(1, ...texts.map(({ length }) => length))
  const right = size.width - MARGIN
  const top = yAxis?.name ? MARGIN + NAME : MARGIN
  const bottom = size.height - FOOT - (xAxis?.name ? NAME : 0)
  const y = along(values, bottom, top)
  const count = chart.categories.length
  const spacing =
    kind === 'column' || count < 2 ? (right - left) / count : (right - left) / (count - 1)
  const start = kind === 'column' || count < 2 ? left + spacing / 2 : left
  const xs = chart.categories.map((_, index) => start + index * spacing)
  const points = heads.map((values) =>
    values.map((value, at): Point | null => (value === null ? null : [xs[at]!, y(value)])),
  )
  const ground = y(Math.min(Math.max(0, values.min), values.max))
  const bases = feet?.map((values) => values.map(y)) ?? points.map((row) => row.map(() => ground))
  return {
    left,
    right,
    top,
    bottom,
    xs,
    rows: values.ticks.map((tick, index) => ({ at: y(tick), text: texts[index]! })),
    columns: labels(chart, xs, spacing, size.width),
    marks:
      kind === 'column'
        ? columns(chart, points, bases, spacing, stacked)
        : lines(chart, points, bases, kind === 'area' || chart.series.length === 1, kind),
    dots: kind === 'column' ? [] : single(chart, points),
    points,
    ground,
  }
}

const along =
  ({ min, max }: Scale, from: number, to: number) =>
  (value: number) =>
    from + ((value - min) / (max - min)) * (to - from)

/** Series that lie upon each other: those of now, and those that they are compared with. */
const pileOf = ({ series }: ChartData, index: number) => (series[index]!.isEarlier ? 1 : 0)

function piles(chart: ChartData): { head: (number | null)[]; foot: number[] }[] {
  const up: number[][] = [[], []]
  const down: number[][] = [[], []]
  return chart.series.map(({ values }, index) => {
    const pile = pileOf(chart, index)
    const foot: number[] = []
    const head = values.map((value, at) => {
      const side = (value ?? 0) < 0 ? down[pile]! : up[pile]!
      foot[at] = side[at] ?? 0
      side[at] = foot[at] + (value ?? 0)
      return value === null ? null : side[at]
    })
    return { head, foot }
  })
}

const piledUp = (chart: ChartData) => piles(chart).map(({ head }) => head)
const below = (chart: ChartData) => piles(chart).map(({ foot }) => foot)

function lines(
  chart: ChartData,
  points: (Point | null)[][],
  bases: number[][],
  filled: boolean,
  kind: Style['kind'],
): Mark[] {
  const last = chart.categories.length - 1
  return chart.series.flatMap(({ mark, isEarlier }, index): Mark[] => {
    const all = points[index]!
    const fills = chart.stillFills && last > 0 && !isEarlier
    const solid = fills ? all.with(last, null) : all
    const shape: Mark[] = [
      { shape: 'line', path: line(solid), mark, isEarlier: isEarlier ?? false },
    ]
    if (fills) {
      const end = all.map((point, at) => (at < last - 1 ? null : point))
      shape.push({ shape: 'line', path: line(end), mark, fills: true })
    }
    if (!filled || isEarlier) return shape
    const under = kind === 'area' ? all : solid
    return [{ shape: 'area', path: area(under, bases[index]!), mark }, ...shape]
  })
}

const single = (chart: ChartData, points: (Point | null)[][]) =>
  chart.series.flatMap(({ mark }, index) =>
    lonely(points[index]!).map((point) => ({ point, mark })),
  )

function columns(
  chart: ChartData,
  points: (Point | null)[][],
  bases: number[][],
  spacing: number,
  stacked: boolean,
): Mark[] {
  const places = chart.series.map((_, index) => (stacked ? pileOf(chart, index) : index))
  const count = new Set(places).size
  const width = Math.max(Math.min((spacing * 0.74) / count, WIDEST_COLUMN), 0.5)
  const gap = width > 6 ? 1 : 0
  const last = chart.categories.length - 1
  return chart.series.flatMap(({ mark, isEarlier }, index): Mark[] => {
    const shape = (point: Point | null, at: number) => {
      if (!point) return ''
      const x = point[0] + width * (places[index]! - count / 2) + gap / 2
      return column(x, width - gap, bases[index]![at]!, point[1])
    }
    const paths = points[index]!.map(shape)
    const one = { shape: 'column', mark, isEarlier: isEarlier ?? false } as const
    if (!chart.stillFills || isEarlier) return [{ ...one, path: paths.join('') }]
    return [
      { ...one, path: paths.slice(0, last).join('') },
      { ...one, path: paths[last]!, fills: true },
    ]
  })
}

/** As many names as have room; long ones of values are cut, the pointer has them whole. */
function labels(chart: ChartData, xs: number[], spacing: number, width: number): Label[] {
  const room = Math.floor(spacing / LETTER) - 1
  const most = chart.isTime ? Infinity : spacing < NARROWEST_LABEL ? WIDEST_LABEL : room
  const texts = chart.categories.map((category) => cut(category, most))
  const widest = LETTER * (2 + Math.max(1, ...texts.map(({ length }) => length)))
  const step = Math.max(1, Math.ceil(widest / spacing))
  return texts.flatMap((text, index): Label[] => {
    if (index % step > 0) return []
    const at = xs[index]!
    const half = (LETTER * text.length) / 2
    if (at + half > width) return [{ at: width, text, anchor: 'end' }]
    return [at - half < 0 ? { at: 0, text, anchor: 'start' } : { at, text, anchor: 'middle' }]
  })
}

const cut = ({ short }: Category, most: number) =>
  short.length > most ? `${short.slice(0, Math.max(most - 1, 1))}…` : short
