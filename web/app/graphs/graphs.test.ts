import { describe, expect, it } from 'vitest'
import type { Answer } from '../api/types'
import { bars } from './bars'
import { graphs, lastDays } from './graphs'

const COUNT = 'TrackedEvents.count'
const ZONE = 'TrackedEvents.osTimezone'

const member = { title: '', shortTitle: '', type: 'string' }

const answer = (counts: Record<string, number>): Answer => ({
  query: { measures: [COUNT], dimensions: [ZONE] },
  data: Object.entries(counts).map(([name, count]) => ({ [ZONE]: name, [COUNT]: String(count) })),
  annotation: {
    measures: { [COUNT]: member },
    dimensions: { [ZONE]: member },
    segments: {},
    timeDimensions: {},
  },
})

const told = (counts: Record<string, number>) =>
  bars(answer(counts)).map(({ name, count, share, isOther }) =>
    [name, count, `${(100 * share).toFixed(0)}%`, ...(isOther ? ['in one'] : [])].join(' '),
  )

describe('the graphs', () => {
  it('are about thirty days of the calendar, today among them', () => {
    expect(lastDays('2026-11-22')).toEqual({ from: '2026-10-24', to: '2026-11-22' })
  })

  it('are the lineage’s five, each asked in UTC by when the events arrived', () => {
    const all = graphs(lastDays('2026-11-22'))
    expect(all.map(({ name }) => name)).toEqual([
      'activity',
      'platform',
      'os_timezone',
      'br_lang',
      'doc_charset',
    ])
    for (const { panel } of all) {
      expect(panel.visualization.data!.query).toMatchObject({
        measures: [COUNT],
        timezone: 'UTC',
        timeDimensions: [
          { dimension: 'TrackedEvents.collectorTstamp', dateRange: ['2026-10-24', '2026-11-22'] },
        ],
      })
    }
  })
})

describe('the values of a column', () => {
  it('have a bar each when they are few, the empty one by its name', () => {
    expect(told({ web: 6, mob: 3, '': 1 })).toEqual(['web 6 60%', 'mob 3 30%', '(none) 1 10%'])
  })

  it('are gathered in one bar behind the eight most frequent, so that nothing is cut', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`z${at}`, 20 - at]))
    const shown = told(many)
    expect(shown).toHaveLength(9)
    expect(shown.at(-1)).toBe('Other 42 24% in one')
  })

  it('are not gathered where that would hide a single one', () => {
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`z${at}`, 9 - at]))
    expect(told(nine).at(-1)).toBe('z8 1 2%')
  })

  it('are none where there are no events', () => {
    expect(told({})).toEqual([])
  })
})
