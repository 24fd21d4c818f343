import { describe, expect, it } from 'vitest'
import type { ChartData, Series } from './chart'
import { plotted, type Style } from './plot'

const size = { width: 320, height: 200 }
const line: Style = { kind: 'line', stacked: false }
const columns: Style = { kind: 'column', stacked: false }

const series = (values: (number | null)[], mark = 1, isEarlier = false): Series => ({
  name: `${mark}`,
  values,
  texts: values.map(String),
  mark,
  isEarlier,
})

const chart = (all: Series[], more: Partial<ChartData> = {}): ChartData => ({
  axis: 'Date',
  isTime: true,
  categories: all[0]!.values.map((_, at) => ({ short: `${at + 1} Nov`, full: '', row: {} })),
  series: all,
  stillFills: false,
  ...more,
})

const columnsIn = (path: string) => path.split('M').length - 1

describe('a plot', () => {
  it('puts the largest value at the top and the ground at 0', () => {
    const { points, top, bottom, ground } = plotted(line, chart([series([0, 10])]), {}, size)
    expect(points[0]!.map((point) => point![1])).toEqual([bottom, top])
    expect(ground).toBe(bottom)
  })

  it('goes below the ground for negative values', () => {
    const { ground, bottom, points } = plotted(columns, chart([series([-10, 10])]), {}, size)
    expect(ground).toBeLessThan(bottom)
    expect(points[0]![0]![1]).toBeGreaterThan(ground)
  })

  it('puts stacked series upon each other, negative ones the other way', () => {
    const { points, rows } = plotted(
      { kind: 'column', stacked: true },
      chart([series([4, -4]), series([6, -6], 2)]),
      {},
      size,
    )
    expect(points[1]![0]![1]).toBeLessThan(points[0]![0]![1])
    expect(points[1]![1]![1]).toBeGreaterThan(points[0]![1]![1])
    expect(rows.map(({ text }) => text)).toEqual(['-10', '-5', '0', '5', '10'])
  })

  it('draws the bucket that still fills apart', () => {
    const filling = chart([series([1, 2, 3])], { stillFills: true })
    expect(plotted(columns, filling, {}, size).marks.map(({ fills }) => fills)).toEqual([
      undefined,
      true,
    ])
    const parts = plotted(line, filling, {}, size).marks.filter(({ shape }) => shape === 'line')
    expect(parts.map(({ fills }) => fills)).toEqual([undefined, true])
  })

  it('shows a single value as a dot', () => {
    expect(plotted(line, chart([series([5])]), {}, size).dots).toHaveLength(1)
  })

  it('draws thousands of columns and as many names as have room', () => {
    const many = chart([series(Array.from({ length: 3_000 }, (_, at) => at % 7))])
    const { marks, columns: labels } = plotted(columns, many, {}, size)
    expect(columnsIn(marks[0]!.path)).toBe(3_000)
    expect(labels.length).toBeLessThan(10)
  })

  it('cuts long names of values, and keeps them within the picture', () => {
    const category = { short: '/a/very/long/path/of/a/page', full: '', row: {} }
    const named = chart([series([1, 2, 3, 4])], {
      isTime: false,
      categories: Array(4).fill(category),
    })
    const { columns: labels } = plotted(columns, named, {}, size)
    expect(labels[0]!.text).toMatch(/^\/a\/.*…$/)
    expect(labels.every(({ text }) => text.length < 14)).toBe(true)
  })

  it('leaves room for the names of its axes', () => {
    const bare = plotted(line, chart([series([1, 2])]), {}, size)
    const axes = { xAxis: { name: 'Date' }, yAxis: { name: 'Counts' } }
    const named = plotted(line, chart([series([1, 2])]), axes, size)
    expect(named.top).toBeGreaterThan(bare.top)
    expect(named.bottom).toBeLessThan(bare.bottom)
  })
})
