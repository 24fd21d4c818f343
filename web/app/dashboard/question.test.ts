import { describe, expect, it } from 'vitest'
import type { Panel, Query } from '../api/types'
import { question } from './question'
import type { View } from './view'

const filters = { dateRange: { enabled: true }, excludeAnonymousUsers: { enabled: true } }

const lastWeek: View = {
  range: { option: '7d', from: '2026-11-14', to: '2026-11-21' },
  withoutAnonymous: false,
  withoutBots: false,
  tables: [],
  sorts: {},
}

const panel = (query: Query, queryOverrides?: object): Panel => ({
  title: 'Panel',
  gridAttributes: { width: 6, height: 5 },
  queryOverrides: queryOverrides as Panel['queryOverrides'],
  visualization: { slug: 'it', type: 'LineChart', data: { type: 'cube_analytics', query } },
})

const days = (member: string) => ({
  member,
  operator: 'inDateRange',
  values: ['2026-11-14', '2026-11-21'],
})

describe('what a panel asks', () => {
  it.each([
    ['TrackedEvents.count', 'TrackedEvents.derivedTstamp'],
    ['Sessions.averagePerUser', 'Sessions.startAt'],
    ['ReturningUsers.returningUserPercentage', 'ReturningUsers.first_timestamp'],
    ['completed_purchase.count', 'completed_purchase.date'],
  ])('puts the days of %s on %s', (measure, member) => {
    expect(question(panel({ measures: [measure] }), filters, lastWeek)).toEqual({
      measures: [measure],
      filters: [days(member)],
    })
  })

  it('takes the cube of the first measure when there are several', () => {
    const query = { measures: ['Sessions.count', 'TrackedEvents.count'] }
    expect(question(panel(query), filters, lastWeek).filters).toEqual([days('Sessions.startAt')])
  })

  it('keeps the filters of the query, then of the overrides, then the days', () => {
    const pageViews = {
      member: 'TrackedEvents.eventName',
      operator: 'equals',
      values: ['page_view'],
    }
    const basket = { member: 'TrackedEvents.pageUrlpath', operator: 'equals', values: ['/basket'] }
    const query = { measures: ['TrackedEvents.count'], filters: [pageViews] }
    const asked = question(panel(query, { filters: [basket] }), filters, lastWeek)
    expect(asked.filters).toEqual([pageViews, basket, days('TrackedEvents.derivedTstamp')])
  })

  it('lets overrides replace what the query says', () => {
    const query = { measures: ['TrackedEvents.count'], limit: 100, timezone: 'UTC' }
    const asked = question(
      panel(query, { limit: 5, order: { 'TrackedEvents.count': 'asc' } }),
      {},
      lastWeek,
    )
    expect(asked).toEqual({
      measures: ['TrackedEvents.count'],
      limit: 5,
      timezone: 'UTC',
      order: { 'TrackedEvents.count': 'asc' },
    })
  })

  it('gives the overridden days of 15.x to every time dimension', () => {
    const timeDimensions = [{ dimension: 'TrackedEvents.derivedTstamp', granularity: 'day' }]
    const dateRange = ['2026-01-01', '2026-01-31']
    const query = { measures: ['TrackedEvents.count'], timeDimensions }
    const asked = question(panel(query, { timeDimensions: { dateRange } }), {}, lastWeek)
    expect(asked.timeDimensions).toEqual([{ ...timeDimensions[0], dateRange }])
  })

  it('adds the segments of the toggles to those of the query, each once', () => {
    const query = { measures: ['Sessions.count'], segments: ['Sessions.knownUsers'] }
    const view = { ...lastWeek, withoutAnonymous: true, withoutBots: true }
    expect(question(panel(query), filters, view).segments).toEqual([
      'Sessions.knownUsers',
      'Sessions.withoutBots',
    ])
  })

  it('leaves cubes alone that know neither anonymous people nor bots', () => {
    const view = { ...lastWeek, withoutAnonymous: true, withoutBots: true }
    const asked = question(panel({ measures: ['checkout.count'] }), filters, view)
    expect(asked).not.toHaveProperty('segments')
  })

  it('leaves the days to a query that compares days', () => {
    const timeDimensions = [
      { dimension: 'Sessions.startAt', compareDateRange: ['this week', 'last week'] },
    ]
    const query = { measures: ['Sessions.count'], timeDimensions }
    expect(question(panel(query), filters, lastWeek)).toEqual(query)
  })

  it('asks for another order where a table is to be asked again', () => {
    const query = { measures: ['Sessions.count'], order: { 'Sessions.count': 'desc' } }
    const sort = { member: 'Sessions.count', descending: false }
    expect(question(panel(query), {}, lastWeek, sort).order).toEqual([['Sessions.count', 'asc']])
  })

  it('asks as the definition says where a dashboard has no date filter', () => {
    const query = { measures: ['TrackedEvents.count'] }
    expect(question(panel(query), {}, lastWeek)).toEqual(query)
  })
})
