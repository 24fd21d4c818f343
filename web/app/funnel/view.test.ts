import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'
import { readFunnelView, withBehind, type Behind } from './view'

const behind = (more: Partial<Behind> = {}): Behind => ({
  kind: 'reached',
  step: 2,
  value: undefined,
  isEarlier: false,
  ...more,
})

describe('the address of a funnel', () => {
  it.each<[LocationQuery, Behind | undefined]>([
    [{}, undefined],
    [{ reached: '2' }, behind()],
    [{ left: '3', of: 'NL' }, behind({ kind: 'left', step: 3, value: 'NL' })],
    [
      { reached: '1', of: null, earlier: 'true' },
      behind({ step: 1, value: null, isEarlier: true }),
    ],
    [{ reached: '4' }, undefined],
    [{ reached: '0' }, undefined],
    [{ left: '1' }, undefined],
    [{ reached: '1.5' }, undefined],
    [{ reached: 'x' }, undefined],
  ])('%o names people: %o', (query, expected) => {
    expect(readFunnelView(query, 3).behind).toEqual(expected)
  })

  it('comes back as it was written, and forgets other people and their page', () => {
    const before = { breakdown: 'country', left: '2', of: 'NL', earlier: 'true', page: '3' }
    const one = behind({ value: 'DE' })
    const written = withBehind(before, one) as LocationQuery
    expect(written).toEqual({ breakdown: 'country', reached: '2', of: 'DE' })
    expect(readFunnelView(written, 3)).toEqual({
      breakdown: 'country',
      compared: false,
      behind: one,
      page: 1,
    })
    expect(withBehind(before)).toEqual({ breakdown: 'country' })
  })

  it.each([
    ['2', 2],
    ['-1', 1],
    ['x', 1],
  ])('page %s is %i', (page, number) => {
    expect(readFunnelView({ page }, 3).page).toBe(number)
  })
})
