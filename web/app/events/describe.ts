import type { Event } from '../api/types'
import { words } from './strings'

type Group = keyof typeof words.groups

/** Where a column belongs, the first that fits; columns not known yet come last. */
const GROUPS: [Group, RegExp][] = [
  ['when', /_tstamp/],
  ['device', /^(br|os|dvce|doc|agent)_|^useragent$|^is_bot$/],
  ['who', /^(user|domain|network)_|^device$|^is_anonymous$/],
  ['where', /^(page|refr|mkt|geo)_/],
  ['content', /^(se|pp|tr|ti)_|^unstruct_event$|^contexts$/],
  ['what', /^(event|name|v)_|^(event|app_id|platform|original_event_id)$/],
  ['more', /./],
]

const ORDER: Group[] = ['what', 'content', 'when', 'who', 'where', 'device', 'more']

/** An event's columns by what they tell, in reading order; groups without any are left out. */
export function grouped(event: Event): { title: string; fields: [string, unknown][] }[] {
  const groups = new Map<Group, [string, unknown][]>(ORDER.map((group) => [group, []]))
  for (const [name, value] of Object.entries(event)) {
    const [group] = GROUPS.find(([, pattern]) => pattern.test(name))!
    groups.get(group)!.push([name, value])
  }
  return [...groups]
    .filter(([, fields]) => fields.length > 0)
    .map(([group, fields]) => ({ title: words.groups[group], fields }))
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event is called: its schema's name, else its type. */
export const nameOf = (event: Event): string => text(event.event_name) || text(event.event) || '–'

/** What it was about, in a few words: the page, or what was done. */
export function subjectOf(event: Event): string {
  const done = [event.se_category, event.se_action, event.se_label].map(text).filter(Boolean)
  return (
    done.join(' · ') || text(event.page_urlpath) || text(event.page_url) || text(event.page_title)
  )
}

/** Whom it came from, as far as the event itself says. */
export const personOf = (event: Event): string => text(event.user_id) || text(event.domain_userid)

/** Whether a flag is set: JSON's true, or ClickHouse's 1. */
export const isSet = (value: unknown): boolean => value === true || Number(value) === 1

/** A value as a person reads it; JSON is set out over lines. */
export const readable = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : String(value)
