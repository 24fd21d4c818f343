import { describe, expect, it } from 'vitest'
import type { Answer } from '../api/types'
import { changeOf } from './change'
import { csv } from './csv'
import { sorted } from './sorting'
import { parted } from './tooltip'
import { withUnit } from './units'

describe('a panel says', () => {
  it.each([
    ['120', '100', '▲ 20%'],
    ['50', '80', '▼ 37.5%'],
    ['7', '7', '0%'],
    ['7', '0', '—'],
    ['7', null, '—'],
  ])('that %s after %s is %s', (now, before, text) => {
    expect(changeOf(now, before)).toBe(text)
  })

  it.each([
    ['1234', undefined, '1,234'],
    ['1', 'DAYS', '1 day'],
    ['3', 'DAYS', '3 days'],
    ['12.5', 'PERCENT', '12.5%'],
    ['4', 'PER_DAY', '4 a day'],
    ['3725', 'TIME_INTERVAL', '1 h 2 min'],
    ['0', 'TIME_INTERVAL', '0 s'],
    ['5', 'EUR', '5 EUR'],
    ['Firefox', 'PERCENT', 'Firefox'],
  ])('%s in %s as %s', (value, unit, text) => {
    expect(withUnit(value, unit)).toBe(text)
  })

  it('where more about it stands, if that is a web page', () => {
    const description = 'Visits, see %{linkStart}the docs%{linkEnd}.'
    expect(parted({ description, descriptionLink: 'https://docs.example/visits' })).toEqual({
      before: 'Visits, see ',
      words: 'the docs',
      after: '.',
      href: 'https://docs.example/visits',
    })
    expect(parted({ description, descriptionLink: 'javascript:alert(1)' })).toBe(
      'Visits, see the docs.',
    )
    expect(parted({ description: 'Visits.' })).toBe('Visits.')
  })
})

describe('a table', () => {
  const rows = [{ n: '9' }, { n: null }, { n: '10' }]

  it('sorts numbers by size, and what is missing last either way', () => {
    expect(sorted(rows, { member: 'n', descending: true }).map(({ n }) => n)).toEqual([
      '10',
      '9',
      null,
    ])
    expect(sorted(rows, { member: 'n', descending: false }).map(({ n }) => n)).toEqual([
      '9',
      '10',
      null,
    ])
  })

  it('sorts words as a dictionary has them', () => {
    const words = [{ w: 'b' }, { w: 'Ä' }, { w: 'a' }]
    expect(sorted(words, { member: 'w', descending: false }).map(({ w }) => w)).toEqual([
      'a',
      'Ä',
      'b',
    ])
  })
})

describe('a file of values', () => {
  const member = (title: string) => ({ title, shortTitle: title, type: 'string' })
  const day = 'E.at.day'

  it('has a column for each member, quotes where they are needed, and no formulas', () => {
    const answer: Answer = {
      query: {},
      data: [
        {
          [day]: '2026-11-20T00:00:00.000',
          'E.at': '2026-11-20T00:00:00.000',
          'E.page': 'a "b", c',
          'E.count': '-3',
        },
        {
          [day]: '2026-11-21T00:00:00.000',
          'E.at': '2026-11-21T00:00:00.000',
          'E.page': '=1+1',
          'E.count': '4',
        },
      ],
      annotation: {
        measures: { 'E.count': member('Count') },
        dimensions: { 'E.page': member('Page') },
        segments: {},
        timeDimensions: { [day]: member('Day'), 'E.at': member('Day') },
      },
    }
    expect(csv(answer).split('\r\n')).toEqual([
      'Page,Day,Count',
      '"a ""b"", c",2026-11-20T00:00:00.000,-3',
      "'=1+1,2026-11-21T00:00:00.000,4",
      '',
    ])
  })
})
