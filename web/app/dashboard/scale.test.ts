import { describe, expect, it } from 'vitest'
import { scale } from './scale'

describe('an axis of values', () => {
  it.each([
    [0, 950, {}, true, [0, 500, 1000]],
    [0, 12_300, {}, true, [0, 5_000, 10_000, 15_000]],
    [0, 3, {}, true, [0, 1, 2, 3]],
    [0, 0, {}, true, [0, 1]],
    [0, 0.3, {}, false, [0, 0.1, 0.2, 0.3]],
    [-40, 90, {}, true, [-50, 0, 50, 100]],
    [-7, -3, {}, true, [-8, -6, -4, -2, 0]],
    [20, 90, { min: 20, max: 80 }, true, [20, 40, 60, 80]],
    [5, 95, { min: 50 }, true, [60, 80, 100]],
  ])('from %d to %d, fixed at %o, shows %4$j', (lowest, highest, fixed, whole, ticks) => {
    expect(scale(lowest, highest, fixed, whole).ticks).toEqual(ticks)
  })

  it('holds every value, and its ends stay where they are fixed', () => {
    expect(scale(3, 4_712, {}, true)).toMatchObject({ min: 0, max: 6_000 })
    expect(scale(3, 4_712, { min: 1_000, max: 4_000 }, true)).toMatchObject({
      min: 1_000,
      max: 4_000,
    })
  })

  it('survives ends that contradict each other, and no values at all', () => {
    expect(scale(0, 10, { min: 50, max: 20 }, true).max).toBeGreaterThan(50)
    expect(scale(Infinity, -Infinity, {}, true)).toMatchObject({ min: 0, max: 1 })
  })
})
