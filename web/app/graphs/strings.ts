// Every word of the graphs page. Exact texts that people look for come from the lineage.

export const words = {
  lead: 'Showing graphs based on events of the last 30 days.',
  days: (range: string) => `${range} (UTC), by when the events arrived.`,
  other: 'Other',
  otherAtLeast: 'Other (at least)',
  share: (percent: string) => `${percent}%`,
  more: (values: string) => `The table lists all ${values} values.`,
  activity: 'Events per day',
  platform: 'Platform',
  os_timezone: 'Time zone',
  br_lang: 'Browser language',
  doc_charset: 'Character set',
  about: {
    activity: 'collector_tstamp: the day on which each event arrived.',
    platform: 'platform: where it was tracked, such as web, mob or app.',
    os_timezone: 'os_timezone: the time zone of the client.',
    br_lang: 'br_lang: the language of the browser.',
    doc_charset: 'doc_charset: the character set of the page.',
  },
}
