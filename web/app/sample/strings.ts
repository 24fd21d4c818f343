// Every word of the test page. Exact texts that people look for come from the lineage.

export const words = {
  lead: 'This page sends a payload.',
  goBack: 'Go back to the events page',
  toSee: ' to see a newly created event.',
  before: 'Last item before this page loaded in your browser:',
  noneBefore: 'There was none: yours is the first.',
  sample: 'Sent from this page',
  loading: 'Loading the tracker…',
  waiting: 'Sent. Waiting for it to arrive…',
  arrived: (seconds: string) => `Arrived after ${seconds} s.`,
  again: 'Send another',
  id: 'Event ID',
  notSetUp: 'This project is not set up yet',
  toSetup: 'Go to Setup',
  failed: 'The event was not sent',
  blocked:
    'The browser did not load the tracker, sp.js. A content blocker may stop it: allow this site, then try again.',
  refused: (status: string) =>
    `The collector answered ${status}. The tracker keeps the event and tries again.`,
  unreachable: 'The collector did not answer. The tracker keeps the event and tries again.',
  late: 'The event was sent, but has not arrived yet',
  lateHint:
    'It is looked for all the same. If it never comes: Setup lists what could not be read and whether the project is archived.',
}
