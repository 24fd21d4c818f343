/** How long an old key is accepted, in hours; `custom` is a time of its own. */
export type Grace = 'now' | '1' | '24' | '168' | 'custom'

const HOUR = 3_600_000

/**
 * The time from which the old key is refused, as the API takes it; empty: at once. `custom` is what
 * the field gives, "2026-11-21T21:50", and is UTC.
 */
export function oldKeyEnds(grace: Grace, custom: string, now: number): string {
  if (grace === 'now') return ''
  const end = grace === 'custom' ? Date.parse(`${custom}Z`) : now + Number(grace) * HOUR
  return Number.isNaN(end) ? '' : new Date(end).toISOString()
}

/** Whether the time is one that can be sent. */
export const isTime = (custom: string) => !Number.isNaN(Date.parse(`${custom}Z`))
