import { describe, expect, it } from 'vitest'
import { address, linkColumns } from './links'

const members = ['TrackedEvents.pageUrlpath', 'TrackedEvents.baseUrl', 'TrackedEvents.count']

describe('links of a table', () => {
  it.each([
    ['pageUrlpath', ['baseUrl', 'pageUrlpath']],
    ['TrackedEvents.pageUrlpath', ['TrackedEvents.baseUrl', 'TrackedEvents.pageUrlpath']],
  ])('show %s as the link and hide what only makes its address', (text, href) => {
    expect(linkColumns(members, [{ text, href }])).toEqual({
      shown: ['TrackedEvents.pageUrlpath', 'TrackedEvents.count'],
      hrefs: {
        'TrackedEvents.pageUrlpath': ['TrackedEvents.baseUrl', 'TrackedEvents.pageUrlpath'],
      },
    })
  })

  it('change nothing when they name a column that is not there', () => {
    expect(linkColumns(members, [{ text: 'pageUrlpath', href: 'pageTitle' }])).toEqual({
      shown: members,
      hrefs: {},
    })
  })

  it.each([
    ['https://shop.example.com', '/basket', 'https://shop.example.com/basket'],
    ['http://localhost:8080', '/', 'http://localhost:8080/'],
    ['javascript:alert(1)', '//', undefined],
    ['data:text/html,', 'hello', undefined],
    ['//shop.example.com', '/basket', undefined],
    [null, '/basket', undefined],
  ])('%s and %s lead to %s', (base, path, expected) => {
    expect(address({ base, path }, ['base', 'path'])).toBe(expected)
  })
})
