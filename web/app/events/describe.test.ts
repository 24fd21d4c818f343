import { describe, expect, it } from 'vitest'
import { grouped, isSet, nameOf, subjectOf } from './describe'

describe('an event', () => {
  it('is told in groups, every column once', () => {
    const event = {
      event_id: 'e1',
      collector_tstamp: '2026-11-21 21:50:00.123',
      dvce_created_tstamp: '2026-11-21 21:49:59.000',
      domain_userid: 'd1',
      page_url: 'https://shop.test/',
      is_bot: false,
      unstruct_event: { schema: 'iglu:a/b/jsonschema/1-0-0', data: {} },
      some_new_column: 1,
    }
    const told = grouped(event).map(({ title, fields }) => [title, fields.map(([name]) => name)])
    expect(told).toEqual([
      ['What', ['event_id']],
      ['Content', ['unstruct_event']],
      ['When (UTC)', ['collector_tstamp', 'dvce_created_tstamp']],
      ['Who', ['domain_userid']],
      ['Where', ['page_url']],
      ['With what', ['is_bot']],
      ['More', ['some_new_column']],
    ])
  })

  it.each([
    [{ event: 'page_view', page_urlpath: '/basket' }, 'page_view', '/basket'],
    [{ event: 'struct', se_category: 'shop', se_action: 'buy' }, 'struct', 'shop · buy'],
    [{ event: 'unstruct', event_name: 'paid' }, 'paid', ''],
  ])('%o is called by its name and subject', (columns, name, subject) => {
    const event = { event_id: 'e1', ...columns }
    expect([nameOf(event), subjectOf(event)]).toEqual([name, subject])
  })

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    [false, false],
    ['0', false],
    [undefined, false],
  ])('has the flag %s set: %s', (value, set) => {
    expect(isSet(value)).toBe(set)
  })
})
