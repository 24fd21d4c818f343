import { describe, expect, it } from 'vitest'
import type { ChartData } from './chart'
import { gathered } from './crowd'

const chart = (count: number): ChartData => ({
  axis: 'Date',
  isTime: true,
  categories: [],
  series: Array.from({ length: count }, (_, at) => ({
    name: `series ${at + 1}`,
    values: [at + 1, at === 0 ? null : 0.1],
    texts: [],
    mark: at + 1,
  })),
  stillFills: false,
})

const names = (all: ChartData) => all.series.map(({ name }) => name)

describe('many series', () => {
  it('are drawn each as long as there are colours for them', () => {
    expect(names(gathered(chart(8), true).chart)).toHaveLength(8)
  })

  it('leave the largest as they are and gather the others, so that the sum is that of all', () => {
    const { chart: drawn, hidden } = gathered(chart(12), true)
    expect(names(drawn)).toEqual(
      [...Array(7).keys()].map((at) => `series ${at + 6}`).concat('Other (5)'),
    )
    expect(drawn.series.at(-1)).toMatchObject({ values: [15, 0.4], texts: ['15', '0.4'], mark: 8 })
    expect(hidden).toBe(0)
  })

  it('are told to be missing where their numbers cannot be added up', () => {
    const { chart: drawn, hidden } = gathered(chart(12), false)
    expect(names(drawn)).toEqual([...Array(7).keys()].map((at) => `series ${at + 6}`))
    expect(hidden).toBe(5)
  })
})
