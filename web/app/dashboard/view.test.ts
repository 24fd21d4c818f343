import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'
import { readView, writeChoice, type View } from './view'

const today = '2026-11-21'
const both = { dateRange: { enabled: true }, excludeAnonymousUsers: { enabled: true } }

const read = (address: string, filters: object = both): View =>
  readView(parse(address), filters, today)

const parse = (address: string): LocationQuery => {
  const query: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(address)) {
    query[key] = key in query ? [query[key]!, value].flat() : value
  }
  return query
}

describe('the view in the address', () => {
  it.each([
    ['', '7d', '2026-11-14', '2026-11-21'],
    ['date_range_option=today', 'today', '2026-11-21', '2026-11-21'],
    ['date_range_option=30d', '30d', '2026-10-22', '2026-11-21'],
    ['date_range_option=365d', '365d', '2025-11-21', '2026-11-21'],
    [
      'date_range_option=custom&start_date=2024-02-28&end_date=2024-03-01',
      'custom',
      '2024-02-28',
      '2024-03-01',
    ],
  ])('"%s" is %s, from %s to %s', (address, option, from, to) => {
    expect(read(address).range).toEqual({ option, from, to })
  })

  it.each([
    'date_range_option=fortnight',
    'date_range_option=toString',
    'date_range_option=custom',
    'date_range_option=custom&start_date=2026-02-30&end_date=2026-03-01',
    'date_range_option=custom&start_date=2026-03-02&end_date=2026-03-01',
    'date_range_option=custom&start_date=2026-11-20&end_date=2026-11-22',
  ])('shows the last week for "%s", which is no range', (address) => {
    expect(read(address).range.option).toBe('7d')
  })

  it("starts with the dashboard's own default and offers only its options", () => {
    const dateRange = { enabled: true, options: ['30d', '90d'], defaultOption: '90d' }
    expect(read('', { dateRange }).range.option).toBe('90d')
    expect(read('date_range_option=7d', { dateRange }).range.option).toBe('90d')
    expect(read('date_range_option=30d', { dateRange }).range.option).toBe('30d')
  })

  it('refuses custom days over the limit of the dashboard', () => {
    const dateRange = { enabled: true, numberOfDaysLimit: 7 }
    const custom = 'date_range_option=custom&start_date=2026-11-0'
    expect(read(`${custom}1&end_date=2026-11-07`, { dateRange }).range.option).toBe('custom')
    expect(read(`${custom}1&end_date=2026-11-08`, { dateRange }).range.option).toBe('7d')
  })

  it('offers no days over the limit of the dashboard', () => {
    const dateRange = { enabled: true, numberOfDaysLimit: 30, defaultOption: '90d' }
    expect(read('date_range_option=30d', { dateRange }).range.option).toBe('30d')
    expect(read('date_range_option=60d', { dateRange }).range.option).toBe('7d')
    expect(read('', { dateRange }).range.option).toBe('7d')
  })

  it('reads the order of a table', () => {
    expect(read('sort=top-pages:TrackedEvents.count:desc&sort=nothing').sorts).toEqual({
      'top-pages': { member: 'TrackedEvents.count', descending: true },
    })
  })

  it('reads the toggles and the panels shown as tables', () => {
    const address = 'filter_anon_users=true&filter_bots=true&table=events&table=top-pages'
    expect(read(address)).toMatchObject({
      withoutAnonymous: true,
      withoutBots: true,
      tables: ['events', 'top-pages'],
    })
  })

  it('comes back from the address as it was chosen', () => {
    const view: View = {
      range: { option: 'custom', from: '2026-03-01', to: '2026-03-31' },
      withoutAnonymous: true,
      withoutBots: false,
      tables: ['events-over-time'],
      sorts: { 'top-pages': { member: 'TrackedEvents.count', descending: true } },
    }
    const written = writeChoice({}, view) as LocationQuery
    expect(readView(written, both, today)).toEqual(view)
  })

  it('drops the days of a custom range when a preset is chosen, and keeps the rest', () => {
    const before = parse('date_range_option=custom&start_date=2026-03-01&end_date=2026-03-31&a=b')
    const range = { option: '30d', from: '2026-10-22', to: '2026-11-21' }
    expect(JSON.parse(JSON.stringify(writeChoice(before, { range })))).toEqual({
      date_range_option: '30d',
      a: 'b',
    })
  })
})
