import { one } from '../strings'

// Every word about bad rows.

export const words = {
  title: 'Bad rows',
  lead: 'What was sent and could not be read. It is kept with its reason, and can be read again after a fix.',
  total: (count: string) => `Bad rows that fit: ${count}.`,
  empty: 'There are no bad rows.',
  emptyHint: 'Everything that was sent could be read, or was read again since.',
  noneFits: 'No bad row fits.',
  all: 'Show all',
  notForYou: 'Bad rows are for Developers and above.',
  notForYouHint: 'They hold what was sent as it was sent, which may be anything.',
  reason: 'Reason',
  field: 'Field',
  tracker: 'Tracker',
  search: 'In message or payload',
  any: 'Any',
  unknown: '(not known)',
  counted: (name: string, count: string) => `${name} (${count})`,
  filters: 'Filters',
  bad: 'Bad row',
  payload: 'What was sent, as far as it could not be read',
  cut: 'Only its beginning is kept, or the collector did not take it: it cannot be read again.',
  facts: {
    reason: 'reason',
    field: 'field',
    message: 'message',
    tracker: 'tracker',
    app_id: 'app_id',
    protocol: 'protocol',
    received_at: 'received_at (UTC)',
    id: 'id',
  },
  replay: 'Read again',
  replayAll: (count: string) => `Read all ${count} again`,
  replaying: 'Reading again…',
  done: (replayed: number, events: number, unchanged: number) =>
    [
      `${replayed} ${one(replayed, 'bad row was', 'bad rows were')} read, with ${events} ${one(events, 'event', 'events')}.`,
      ...(unchanged > 0 ? [`${unchanged} ${one(unchanged, 'is', 'are')} as bad as before.`] : []),
    ].join(' '),
  kept: (count: number) => `${count} cannot be read again.`,
  later: 'The pipeline is still at it; look again in a moment.',
}
