import { one } from '../strings'

// Every word of the events page and of what shows an event.

export const words = {
  total: (count: string) => `Number of events for this project: ${count}.`,
  empty: 'There are currently no events.',
  emptyHint:
    'This page listens: the first event appears here by itself, seconds after it was sent.',
  toSetup: 'Set up a tracker',
  search: 'Event, tracker or visitor',
  noneFits: 'Nothing that arrived fits.',
  showAll: 'Show all',
  emptyPage: 'This page is empty: the events end before it.',
  firstPage: 'Go to the newest events',
  arrived: (count: number) => `${count} new ${one(count, 'event', 'events')}`,
  lost: 'The server does not answer. Trying again…',
  fields: 'Fields',
  json: 'JSON',
  bot: 'Bot',
  anonymous: 'Anonymous',
  groups: {
    what: 'What',
    when: 'When (UTC)',
    who: 'Who',
    where: 'Where',
    device: 'With what',
    content: 'Content',
    more: 'More',
  },
}
