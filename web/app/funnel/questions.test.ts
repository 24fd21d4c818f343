import { describe, expect, it } from 'vitest'
import type { Funnel } from './api'
import { before, peopleQuery, stepsQuery } from './questions'
import type { Behind } from './view'

const range = { option: 'custom', from: '2026-11-08', to: '2026-11-14' }
const funnel = { name: 'checkout' } as Funnel
const country = { member: 'checkout.country', title: 'Country' }

const behind = (more: Partial<Behind> = {}): Behind => ({
  kind: 'reached',
  step: 2,
  value: undefined,
  isEarlier: false,
  ...more,
})

describe('the questions about a funnel', () => {
  it('compare with as many days before', () => {
    expect(before(range)).toEqual(['2026-11-01', '2026-11-07'])
    const { dimensions, timeDimensions } = stepsQuery(funnel, country, range)
    expect(dimensions).toEqual(['checkout.step', 'checkout.stepNumber', 'checkout.country'])
    expect(timeDimensions).toEqual([
      {
        dimension: 'checkout.date',
        compareDateRange: [
          ['2026-11-08', '2026-11-14'],
          ['2026-11-01', '2026-11-07'],
        ],
      },
    ])
    expect(stepsQuery(funnel, undefined, undefined).timeDimensions).toBeUndefined()
  })

  it.each([
    [behind(), 'gte', '2', ['2026-11-08', '2026-11-14']],
    [behind({ kind: 'left', isEarlier: true }), 'equals', '1', ['2026-11-01', '2026-11-07']],
  ])('list the people behind a number: %o', (of, operator, furthest, days) => {
    const query = peopleQuery(funnel, of, undefined, range, 3)
    expect(query.filters).toEqual([
      { member: 'checkout.stepNumber', operator: 'equals', values: ['2'] },
      { member: 'checkout.furthestStep', operator, values: [furthest] },
      { member: 'checkout.date', operator: 'inDateRange', values: days },
    ])
    expect(query).toMatchObject({ limit: 50, offset: 100, total: true })
  })

  it.each([
    ['NL', { member: 'checkout.country', operator: 'equals', values: ['NL'] }],
    [null, { member: 'checkout.country', operator: 'notSet' }],
  ])('list those of a value: %s', (value, filter) => {
    const { filters } = peopleQuery(funnel, behind({ value }), country, range, 1)
    expect(filters!.at(-1)).toEqual(filter)
  })
})
