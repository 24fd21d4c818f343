import { describe, expect, it } from 'vitest'
import type { BadRow } from '../badrows/api'
import { inOrder } from './live'

const event = (event_id: string, second: number) => ({
  event_id,
  collector_tstamp: `2026-11-21 12:00:0${second}.000`,
})
const row = (id: string, second: number) =>
  ({ id, received_at: `2026-11-21 12:00:0${second}.000` }) as BadRow
const ids = (...arrived: Parameters<typeof inOrder>) => inOrder(...arrived).map(({ id }) => id)

describe('what arrived', () => {
  it('is told in the order of its arrival, the newest first', () => {
    expect(ids([event('e4', 4), event('e2', 2)], [row('b5', 5), row('b3', 3)])).toEqual([
      'b5',
      'e4',
      'b3',
      'e2',
    ])
  })

  it('has no bad rows from among the events of an older page', () => {
    expect(ids([event('e4', 4)], [row('b4', 4), row('b3', 3)])).toEqual(['e4', 'b4'])
  })

  it('is all bad rows where no event is', () => {
    expect(ids([], [row('b3', 3)])).toEqual(['b3'])
  })
})
