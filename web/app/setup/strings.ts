// Every word of the setup page. Exact texts that people look for come from the lineage.

export const words = {
  lead: 'Connect your application, and watch its first event arrive.',
  states: {
    CREATE_INSTANCE: 'Not set up',
    LOADING_INSTANCE: 'Loading instance',
    WAITING_FOR_EVENTS: 'Waiting for events',
    COMPLETE: 'Complete',
  },
  lost: 'The server does not answer. Trying again…',

  start: {
    title: 'Product analytics',
    text: 'This project has no keys yet. Setting it up makes them; then this page shows what to add to your application.',
    setUp: 'Set up',
    settingUp: 'Setting up…',
    failed: 'It could not be set up',
    noPermission: 'Additional permissions required',
    noPermissionHint: 'Setting up needs the role Maintainer in this project.',
  },

  instrument: {
    title: 'Instrument your application',
    host: 'SDK host',
    hostHint: 'The receiver of tracking events',
    appId: 'SDK application ID',
    appIdHint: 'The sender of tracking events',
    trackers: 'Trackers',
    copy: 'Copy the code below to implement tracking in your application:',
    hint: 'A platform value can be web, mob or app.',
  },

  trackers: {
    snowplow: 'Snowplow browser',
    gitlab: 'GitLab SDK',
    node: 'Snowplow Node.js',
    pixel: '13.3 collector',
  },
  pieces: {
    install: 'Terminal: install',
    module: 'JavaScript module',
    script: 'HTML, without a build',
    calls: 'JavaScript: an event of your own',
    terminal: 'Terminal',
  },
  notes: {
    footfall:
      'One line and 2 kB, from this host. It sends page views by itself, and keeps nothing in the browser until the visitor agrees: call footfall.consent(true) then. It is the npm package @footfall/browser too.',
    snowplow:
      'The tracker comes from this host. It takes the commands of Snowplow’s versions 3 and 4, and knows visitors and sessions by a cookie of your own site.',
    gitlab:
      'Until a visitor agrees to cookies it sends anonymously: nobody is recognised again. Call glClient.addCookieConsent() once they agree.',
    node: 'For servers and scripts. Events are sent in batches of a few; flush() sends the rest.',
    curl: 'One whole event, to try or to send from a script.',
    pixel:
      'For what was written for GitLab 13.3: events are named by the project’s number, and each needs an eid of its own.',
  },

  arrivals: {
    listening: 'Listening for the first event',
    listeningHint: 'This page turns by itself, seconds after the event was sent.',
    arriving: 'Events arrive',
    latest: 'The newest:',
    unknownTracker: 'unknown tracker',
    toEvents: 'All events',
    toDashboards: 'Dashboards',
    archived: 'This project is archived',
    archivedHint: 'What is sent to it is answered and not stored. Its Owner can unarchive it.',
  },

  checks: {
    title: 'Nothing yet? Check',
    loads:
      'Does the page load the tracker? The browser’s network tools show its address with status 200:',
    or: 'or, for Snowplow’s,',
    appId: 'Is the application ID right? What comes under another one belongs to nobody. It is',
    blocker:
      'Is a blocker active? Content blockers stop trackers: try a window without extensions.',
    local: 'Does it send from another machine? There, this address means that machine itself:',
  },

  bad: {
    title: (count: string, one: boolean) =>
      one ? 'One request could not be read' : `${count} events or requests could not be read`,
    newest: 'The newest:',
    from: (tracker: string) => `from ${tracker}`,
    payload: 'What was sent',
  },
}
