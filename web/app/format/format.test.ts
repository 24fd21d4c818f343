import { describe, expect, it } from 'vitest'
import { daysBefore, daysIn, formatBucket, formatDays, formatMoment, readTime } from './dates'
import { formatBytes, formatCompact, formatNumber, formatStat } from './numbers'

describe('numbers', () => {
  it.each([
    ['16739', '16,739'],
    ['3.455807138315225', '3.46'],
    ['123456789012345678901', '123,456,789,012,345,678,901'],
    [1204, '1,204'],
    ['–', '–'],
  ])('%s reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  it.each([
    ['31.4159', 1, '%', '31.4%'],
    ['6.325', 2, 'min', '6.33\u202fmin'],
    ['12874', undefined, undefined, '12,874'],
    [undefined, undefined, undefined, '0'],
    [null, 1, '%', '0.0%'],
  ])('the stat %s with %s places and unit %s reads %s', (value, places, unit, text) => {
    expect(formatStat(value, places, unit)).toBe(text)
  })

  it('are short on an axis', () => {
    expect([0, 950, 12_300, 4_000_000].map(formatCompact)).toEqual(['0', '950', '12.3k', '4m'])
  })
})

describe('bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1_023, '1,023 bytes'],
    [12_595, '12.3 KiB'],
    [1_073_741_824, '1 GiB'],
    [5e15, '4,547.5 TiB'],
  ])('%s read "%s"', (bytes, text) => {
    expect(formatBytes(bytes).replace('\u202f', ' ')).toBe(text)
  })
})

describe('times', () => {
  it('are read and written in UTC, wherever the browser is', () => {
    expect(formatMoment(readTime('2026-11-21 21:50:00.123'))).toBe('21 Nov 2026, 21:50:00')
  })

  it('count days over the end of a month and a leap year', () => {
    expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29')
    expect(daysIn('2024-02-28', '2024-03-01')).toBe(3)
  })

  it('name a range once where its ends share month and year', () => {
    expect(formatDays('2026-11-14', '2026-11-21').replaceAll(/\s/g, ' ')).toBe('14 – 21 Nov 2026')
  })

  it.each([
    ['hour', '21 Nov, 13:00', '21 Nov 2026, 13:00'],
    ['day', '21 Nov', 'Sat, 21 Nov 2026'],
    ['week', '21 Nov', 'Week of 21 Nov 2026'],
    ['month', 'Nov 26', 'November 2026'],
    ['year', '2026', '2026'],
  ])('a bucket of one %s is "%s", in full "%s"', (granularity, short, full) => {
    const time = '2026-11-21T13:00:00.000'
    expect(formatBucket(time, granularity, 'short')).toBe(short)
    expect(formatBucket(time, granularity, 'full')).toBe(full)
  })
})
