import { describe, expect, it } from 'vitest'
import { area, column, line, lonely, type Point } from './paths'

describe('a line', () => {
  it('is parted where there is no value', () => {
    expect(line([[0, 5], [10, 6], null, [30, 2], [40, 1]])).toBe('M0,5L10,6M30,2L40,1')
  })

  it('of thousands of points shows the highest and the lowest of each pixel', () => {
    const points = Array.from({ length: 5_000 }, (_, at): Point => [at / 50, at === 2_512 ? 0 : 90])
    const path = line(points)
    expect(path).toContain('L50.2,0')
    expect(path.split('L').length).toBeLessThan(450)
  })

  it('leaves points that stand alone to be drawn as dots', () => {
    expect(lonely([[0, 5], null, [20, 4], [30, 4], null])).toEqual([[0, 5]])
  })
})

describe('an area', () => {
  it('goes back along what it stands on', () => {
    expect(
      area(
        [
          [0, 5],
          [10, 6],
        ],
        [9, 8],
      ),
    ).toBe('M0,5L10,6L10,8L0,9Z')
  })
})

describe('a column', () => {
  it('is round at its head, which is below its foot for a negative value', () => {
    expect(column(0, 9, 100, 50)).toBe('M0,100V53Q0,50 3,50H6Q9,50 9,53V100Z')
    expect(column(0, 9, 100, 120)).toBe('M0,100V117Q0,120 3,120H6Q9,120 9,117V100Z')
  })

  it('is a plain stroke where there is no room to be round', () => {
    expect(column(4, 1, 100, 50)).toBe('M4,100V50h1V100Z')
  })
})
