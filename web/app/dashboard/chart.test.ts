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
    expect(chart.categories).toMatchObject([
      { short: '20 Nov', full: 'Fri, 20 Nov 2026' },
      { short: '21 Nov', full: 'Sat, 21 Nov 2026' },
    ])
    expect(chart.series).toEqual([{ name: 'Count', values: [12, 3], texts: ['12', '3'], mark: 1 }])
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
      { name: 'Paid', values: [5, 7], texts: ['5', '7'], mark: 1 },
      { name: '(none)', values: [null, 2], texts: ['', '2'], mark: 2 },
    ])
  })

  it('lies along its first dimension when it has no time', () => {
    const answer = byDay([{ [channel]: 'Paid', [count]: '5' }], [channel])
    const chart = chartData({ ...answer, query: { measures: [count], dimensions: [channel] } })
    expect(chart.axis).toBe('Channel')
    expect(chart.categories).toMatchObject([{ short: 'Paid', full: 'Paid' }])
    expect(chart.series[0]?.name).toBe('Count')
    expect(chart.stillFills).toBe(false)
  })

  it('lies along its days in their order, whatever the rows are ordered by', () => {
    const chart = chartData(byDay([day('2026-11-21', '9'), day('2026-11-20', '2')]))
    expect(chart.series[0]?.values).toEqual([2, 9])
  })

  it('has a series for each measure, and for each pair with a dimension', () => {
    const users = 'TrackedEvents.uniqueUsersCount'
    const rows = [
      day('2026-11-20', '5', { [channel]: 'Paid', [users]: '2' }),
      day('2026-11-20', '7', { [channel]: 'Mail', [users]: '3' }),
    ]
    const answer = byDay(rows, [channel])
    answer.annotation.measures[users] = member('People')
    expect(chartData(answer).series.map(({ name }) => name)).toEqual([
      'Paid · Count',
      'Paid · People',
      'Mail · Count',
      'Mail · People',
    ])
  })

  it('lays what it is compared with day upon day, in the same colour', () => {
    const during = (answer: Answer, dateRange: string[]): Answer => ({
      ...answer,
      query: {
        ...answer.query,
        timeDimensions: [{ dimension: at, granularity: 'day', dateRange }],
      },
    })
    const now = during(byDay([day('2026-11-20', '5')]), ['2026-11-20T00:00:00.000', '2026-11-20'])
    const before = byDay([day('2026-11-12', '3'), day('2026-11-13', '4')])
    const chart = chartData({ ...now, compared: [during(before, ['2026-11-12', '2026-11-13'])] })
    expect(chart.categories.map(({ short }) => short)).toEqual(['20 Nov', '13 Nov'])
    expect(chart.series).toMatchObject([
      { values: [5], mark: 1 },
      { values: [3, 4], mark: 1, isEarlier: true },
    ])
    expect(chart.series.map(({ name }) => name.replaceAll(/\s/g, ' '))).toEqual([
      '20 Nov 2026',
      '12 – 13 Nov 2026',
    ])
  })

  it('tells to what yes and no are the answers', () => {
    const rows = [
      day('2026-11-20', '5', { [channel]: true }),
      day('2026-11-20', '7', { [channel]: 'false' }),
    ]
    const answer = byDay(rows, [channel])
    answer.annotation.dimensions[channel] = { ...member('Is First'), type: 'boolean' }
    expect(chartData(answer).series.map(({ name }) => name)).toEqual([
      'Is First: yes',
      'Is First: no',
    ])
  })
})
