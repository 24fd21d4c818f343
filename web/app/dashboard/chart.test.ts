import { describe, expect, it } from 'vitest'
import type { Answer, Row } from '../api/types'
import { chartData } from './chart'

const at = 'TrackedEvents.derivedTstamp'
const count = 'TrackedEvents.count'
const channel = 'TrackedEvents.channel'

const member = (shortTitle: string) => ({ title: shortTitle, shortTitle, type: 'string' })

const byDay = (data: Row[], dimensions: string[] = []): Answer => ({
  query: { measures: [count], dimensions, timeDimensions: [{ dimension: at, granularity: 'day' }] },
  data,
  annotation: {
    measures: { [count]: member('Count') },
    dimensions: Object.fromEntries(dimensions.map((name) => [name, member('Channel')])),
    segments: {},
    timeDimensions: { [`${at}.day`]: member('Derived Tstamp'), [at]: member('Derived Tstamp') },
  },
})

const day = (date: string, value: string, more: Row = {}): Row => ({
  [`${at}.day`]: `${date}T00:00:00.000`,
  [at]: `${date}T00:00:00.000`,
  [count]: value,
  ...more,
})

describe('an answer as a chart', () => {
  it('lies along its days, named in UTC', () => {
    const chart = chartData(byDay([day('2026-11-20', '12'), day('2026-11-21', '3')]))
    expect(chart.categories).toEqual([
      { short: '20 Nov', full: 'Fri, 20 Nov 2026' },
      { short: '21 Nov', full: 'Sat, 21 Nov 2026' },
    ])
    expect(chart.series).toEqual([{ name: 'Count', values: [12, 3], texts: ['12', '3'] }])
  })

  it.each([
    ['2026-11-21T23:59:59.999Z', true],
    ['2026-11-22T00:00:00.000Z', false],
  ])('at %s its last day still fills: %s', (now, fills) => {
    const answer = byDay([day('2026-11-20', '12'), day('2026-11-21', '3')])
    expect(chartData(answer, Date.parse(now)).stillFills).toBe(fills)
  })

  it('has a series for each value of a dimension, with gaps where there is no row', () => {
    const rows = [
      day('2026-11-20', '5', { [channel]: 'Paid' }),
      day('2026-11-21', '7', { [channel]: 'Paid' }),
      day('2026-11-21', '2', { [channel]: null }),
    ]
    expect(chartData(byDay(rows, [channel])).series).toEqual([
      { name: 'Paid', values: [5, 7], texts: ['5', '7'] },
      { name: '(none)', values: [null, 2], texts: ['', '2'] },
    ])
  })

  it('lies along its first dimension when it has no time', () => {
    const answer = byDay([{ [channel]: 'Paid', [count]: '5' }], [channel])
    const chart = chartData({ ...answer, query: { measures: [count], dimensions: [channel] } })
    expect(chart.axis).toBe('Channel')
    expect(chart.categories).toEqual([{ short: 'Paid', full: 'Paid' }])
    expect(chart.series[0]?.name).toBe('Count')
    expect(chart.stillFills).toBe(false)
  })
})
