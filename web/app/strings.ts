// Every word the pages say. Exact texts that people and scripts look for come from the lineage.

/** The word for one or for several. */
export const one = (count: number, singular: string, plural: string) =>
  count === 1 ? singular : plural

export const strings = {
  locale: 'en-GB',
  product: 'Footfall',
  noValue: '(none)',
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  retry: 'Retry',
  close: 'Close',

  nav: {
    label: 'Project',
    projects: 'Projects',
    analytics: 'Analytics',
    dashboards: 'Dashboards',
    funnels: 'Funnels',
    monitor: 'Monitor',
    events: 'Events',
    badRows: 'Bad rows',
    graphs: 'Graphs',
    test: 'Test',
    setup: 'Setup',
    profile: 'Profile',
    settings: 'Settings',
    admin: 'Admin',
    signOut: 'Sign out',
  },

  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },

  signIn: {
    title: 'Sign in',
    lead: 'See what happens in your product.',
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
  },

  projects: {
    title: 'Projects',
    lead: 'Each project counts the events of one application.',
    empty: 'No projects yet',
    create: 'New project',
    waiting: 'Not set up',
  },

  events: {
    title: 'Events',
    section: 'Product Analytics',
    live: 'Live',
    paused: 'Paused',
    pause: 'Pause updates',
    resume: 'Resume updates',
  },

  paging: {
    label: 'Pages',
    previous: 'Newer',
    next: 'Older',
    position: (page: string, pages: string) => `Page ${page} of ${pages}`,
  },

  dashboards: {
    title: 'Dashboards',
    lead: 'Defined as YAML, drawn from your events.',
    empty: 'No dashboards yet',
    emptyHint: 'The built-in dashboards appear with the first event.',
    toEvents: 'Watch for events',
    builtIn: 'Built-in',
    custom: 'From your repository',
    problems: (count: number) => `${count} ${one(count, 'problem', 'problems')}`,
    commit: (commit: string) => `Commit ${commit}`,
    status: { beta: 'Beta', experiment: 'Experiment' },
    first: 'Add your own dashboard',
    firstHint: (branch: string) =>
      `Dashboards are YAML files in this project's repository. Whatever is on ${branch} is shown here; add ?ref=… to an address to see another branch before it is merged.`,

    firstPush: 'Terminal',
  },

  ref: {
    label: 'Version of the definitions',
    preview: 'Preview',
    text: (commit: string) => (commit ? `at commit ${commit}` : ''),
    live: 'Definitions of this version, drawn over live data.',
    back: (branch: string) => `Back to ${branch || 'the default branch'}`,
    branches: 'Branches',
    tags: 'Tags',
    commits: 'Latest commits',
    isDefault: (branch: string) => `${branch} (default)`,
    notFound: 'Nothing to show at this version',
  },

  dashboard: {
    filters: 'Filters',
    range: 'Date range',
    from: 'From',
    to: 'To',
    utc: 'Dates and times are displayed in the UTC timezone.',
    limited: (days: number) => ` Date range is limited to ${days} days.`,
    about: 'About dates',
    excludeAnonymous: 'Exclude anonymous users',
    excludeAnonymousHint: 'View metrics only for users who have consented to activity tracking.',
    excludeBots: 'Exclude bots',
    options: {
      today: 'Today',
      '7d': 'Last 7 days',
      '30d': 'Last 30 days',
      '60d': 'Last 60 days',
      '90d': 'Last 90 days',
      '180d': 'Last 180 days',
      '365d': 'Last 365 days',
      custom: 'Custom range',
    } as Record<string, string>,
    impossibleRange: 'Choose two days in order, none in the future.',
    tooLongRange: (days: number) => `Choose at most ${days} days, in order, none in the future.`,
    invalid: 'Invalid dashboard configuration',
    failed: 'Failed to load dashboard',
    failedHint: 'Something went wrong while loading the dashboard. Refresh the page to try again.',
    notFound: 'Dashboard not found',
    notFoundHint: 'No dashboard matches the specified URL path.',
    viewAvailable: 'View available dashboards',
    noPanels: 'This dashboard has no panels yet.',
    warnings: 'Configuration warnings',
    rangeWarning: 'Date range filter validation',
  },

  panel: {
    menu: (title: string) => `Options of ${title}`,
    about: (title: string) => `About ${title}`,
    asTable: 'View as table',
    asChart: 'View as chart',
    definition: 'Definition and query',
    empty: 'No results match your query or filter.',
    slow: 'This takes longer than usual. Still working on it…',
    stale: (time: string) => `Could not be updated. Last answer: ${time} UTC.`,
    invalid: 'Invalid visualization configuration',
    invalidHint: 'Something is wrong with your panel visualization configuration.',
    unknownType: (type: string, known: string) =>
      `Visualizations of type "${type}" cannot be drawn here. Choose one of ${known}.`,
    csv: 'Download CSV',
    more: 'More about this',
    failed: 'Failed to fetch data',
    failedHint: 'Something went wrong while connecting to your data source.',
    visualization: 'Visualization',
    dashboard: 'Dashboard',
    type: 'Type',
    builtInDefinition: 'Built in, comes with this version',
    definedBy: 'Defined by',
    query: 'Query as asked',
    sort: (column: string) => `Sort by ${column}`,
    outside: '(opens another site)',
  },

  stat: {
    before: (value: string, days: string) => `${value} in ${days}`,
    noChange: '—',
  },

  chart: {
    date: 'Date',
    stillFills: 'Not complete yet',
    total: 'Total',
    flag: (title: string, on: boolean) => `${title}: ${on ? 'yes' : 'no'}`,
    other: (count: number) => `Other (${count})`,
    hidden: (count: number) => `and ${count} more: view as table`,
    averageAndMost: (average: string, most: string) => `avg ${average} · max ${most}`,
    during: (name: string, days: string) => `${name}, ${days}`,
    units: {
      days: (count: string, of: number) => `${count} ${one(of, 'day', 'days')}`,
      perDay: (count: string) => `${count} a day`,
      /** Names of lengths of time in seconds. */
      interval: [
        ['d', 86_400],
        ['h', 3_600],
        ['min', 60],
        ['s', 1],
      ] as const,
    },
    describe: (title: string, points: number, series: string[]) =>
      `${title}: ${series.join(', ')} at ${points} ${one(points, 'point', 'points')}. The panel's menu shows the numbers as a table.`,
  },

  errors: {
    noReason: 'The server gave no reason.',
    notFound: 'Page not found',
    notFoundHint:
      'Nothing is at this address. It may have moved, or you may not be a member of its project.',
    toProjects: 'View your projects',
    failed: 'Could not load this page',
    unreachable: 'The server does not answer. Check that it is running, then try again.',
  },

  dates: { weekOf: (day: string) => `Week of ${day}` },
}
