import { describe, expect, it } from 'vitest'
import type { Funnel, Mode } from './api'
import { counted, inShort, lasting, namingOf, percent, took } from './describe'

const step = (name: string) => ({ name, event: 'page_view', targets: [], filters: [], not: null })

const funnel = (mode: Mode | null): Funnel => ({
  name: 'checkout',
  slug: 'checkout',
  title: 'Checkout',
  mode,
  seconds_to_convert: mode && 1800,
  steps: [step('cart'), step('order')],
  problems: [],
  commit: '',
  source: null,
})

describe('a funnel in words', () => {
  it.each([
    [1, '1 second'],
    [90, '1 minute 30 seconds'],
    [1800, '30 minutes'],
    [86_400, '1 day'],
    [2 * 86_400 + 3_600 + 1, '2 days 1 hour 1 second'],
  ])('lasts %i seconds: %s', (seconds, text) => {
    expect(lasting(seconds)).toBe(text)
  })

  it.each<[Mode | null, string | undefined]>([
    [
      'ordered',
      'People who took the steps in this order, other events between them allowed, within 30 minutes of the first step. Counted: people, each once, by their best entry.',
    ],
    [
      'strict',
      'People who took the steps in this order, with no other event that counts between them, within 30 minutes of the first step. Counted: people, each once, by their best entry.',
    ],
    [
      'any_order',
      'People who took the steps in any order, within 30 minutes of the first one they took. Counted: people, each once, by their best entry; a bar shows who took at least so many of the steps.',
    ],
    [null, undefined],
  ])('counts, %s: %s', (mode, text) => {
    expect(counted(funnel(mode))).toBe(text)
  })

  it('calls its bars by its steps, or by how many of them in any order', () => {
    const said = (mode: Mode) => {
      const { bar, reached, left, furthest } = namingOf(funnel(mode))
      return [bar(2), reached(2), left(2), furthest(2)]
    }
    expect(said('strict')).toEqual([
      'order',
      'People who reached order',
      'People who reached cart and not order',
      'order',
    ])
    expect(said('any_order')).toEqual([
      'At least 2 steps',
      'People who took at least 2 steps',
      'People who took 1 step and no more',
      '2 steps',
    ])
  })

  it('is a line in a list', () => {
    expect(inShort({ ...funnel('ordered'), steps: ['cart', 'order'] })).toBe(
      '2 steps within 30 minutes: cart, order',
    )
  })

  it.each([
    [100, '100%'],
    [33.333, '33.3%'],
    [0.01, '<\u202f0.1%'],
    [0, '0%'],
    [null, '—'],
  ])('has a share of %s: %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })

  it.each([
    [720, '12 min'],
    [0.2, '<\u202f1 s'],
    [0, '0 s'],
    [null, '—'],
  ])('took %s seconds: %s', (seconds, text) => {
    expect(took(seconds)).toBe(text)
  })
})
