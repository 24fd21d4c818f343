import { describe, expect, it } from 'vitest'
import type { Answer, Row } from '../api/types'
import { funnelData } from './reached'

const member = (shortTitle: string) => ({ title: shortTitle, shortTitle, type: 'string' })

const about = (data: Row[], dimensions: string[], measures: string[], more = {}): Answer => ({
  query: { ...more },
  data,
  annotation: {
    measures: Object.fromEntries(measures.map((name) => [`shop.${name}`, member(name)])),
    dimensions: Object.fromEntries(dimensions.map((name) => [`shop.${name}`, member(name)])),
    segments: {},
    timeDimensions: {},
  },
})

const row = (step: string, count: string, more: Row = {}): Row => ({
  'shop.step': step,
  'shop.count': count,
  ...more,
})

describe('an answer about a funnel', () => {
  it('says of each step who reached it, of what share, and who left before', () => {
    const rows = [row('list', '200'), row('cart', '50'), row('order', '40')]
    const { steps, groups, parting, timed } = funnelData(about(rows, ['step'], ['count']))
    expect(steps).toEqual([
      { name: 'list', number: 1 },
      { name: 'cart', number: 2 },
      { name: 'order', number: 3 },
    ])
    expect(parting).toBe('')
    expect(timed).toBe(false)
    const nothing = { median: null, ninetieth: null }
    expect(groups[0]!.steps).toEqual([
      { people: 200, ofFirst: 100, ofPrevious: null, dropOff: null, ...nothing },
      { people: 50, ofFirst: 25, ofPrevious: 25, dropOff: 150, ...nothing },
      { people: 40, ofFirst: 20, ofPrevious: 80, dropOff: 10, ...nothing },
    ])
  })

  it('takes what the server says before what it reckons itself', () => {
    const rows = [
      {
        'shop.stepNumber': '2',
        'shop.count': '3',
        'shop.shareOfFirst': '33.4',
        'shop.medianSeconds': '61.5',
      },
    ]
    const measures = ['count', 'shareOfFirst', 'medianSeconds']
    const { steps, groups, timed } = funnelData(about(rows, ['stepNumber'], measures))
    expect(steps).toEqual([{ name: 'Step 2', number: 2 }])
    expect(groups[0]!.steps[0]).toMatchObject({ people: 3, ofFirst: 33.4, median: 61.5 })
    expect(timed).toBe(true)
  })

  it('puts its steps in their order, whatever its rows are ordered by', () => {
    const upwards = [row('order', '0'), row('paid', '0'), row('cart', '5'), row('list', '9')]
    const byCount = funnelData(about(upwards, ['step'], ['count']))
    expect(byCount.steps.map(({ name }) => name)).toEqual(['list', 'cart', 'order', 'paid'])

    const numbered = upwards.map((one, at) => ({ ...one, 'shop.stepNumber': String(4 - at) }))
    const byPlace = funnelData(about(numbered, ['step', 'stepNumber'], ['count']))
    expect(byPlace.steps.map(({ name }) => name)).toEqual(['list', 'cart', 'paid', 'order'])
  })

  it('has a group for each value of another dimension, the largest first', () => {
    const rows = [
      row('list', '1', { 'shop.country': null }),
      row('list', '8', { 'shop.country': 'NL' }),
      row('cart', '4', { 'shop.country': 'NL' }),
    ]
    const { groups, parting } = funnelData(about(rows, ['step', 'country'], ['count']))
    expect(parting).toBe('country')
    expect(groups.map(({ name, value, mark }) => [name, value, mark])).toEqual([
      ['NL', 'NL', 1],
      ['(none)', null, 2],
    ])
    expect(groups[1]!.steps.map(({ people }) => people)).toEqual([1, 0])
  })

  it('has the days that it is compared with beside its own', () => {
    const days = (from: string, to: string) => ({
      timeDimensions: [{ dimension: 'shop.date', dateRange: [from, to] }],
    })
    const now = about([row('list', '9')], ['step'], ['count'], days('2026-11-08', '2026-11-14'))
    const before = about([row('list', '7')], ['step'], ['count'], days('2026-11-01', '2026-11-07'))
    const { groups, parting } = funnelData({ ...now, compared: [before] })
    expect(parting).toBe('Days')
    expect(groups.map(({ name, mark, isEarlier }) => [name, mark, isEarlier])).toEqual([
      ['8\u2009–\u200914 Nov 2026', 1, false],
      ['1\u2009–\u20097 Nov 2026', 1, true],
    ])
    expect(groups.map(({ steps }) => steps[0]!.people)).toEqual([9, 7])
  })

  it('has a group for each bucket of time, the earliest first', () => {
    const on = (day: string) => ({ 'shop.date.day': `${day}T00:00:00.000` })
    const rows = [row('list', '2', on('2026-11-21')), row('list', '1', on('2026-11-20'))]
    const timeDimensions = [{ dimension: 'shop.date', granularity: 'day' }]
    const { groups } = funnelData(about(rows, ['step'], ['count'], { timeDimensions }))
    expect(groups.map(({ name }) => name)).toEqual(['Fri, 20 Nov 2026', 'Sat, 21 Nov 2026'])
  })

  it('is nothing where there are no rows', () => {
    expect(funnelData(about([], ['step'], ['count']))).toMatchObject({ steps: [], parting: '' })
  })
})
