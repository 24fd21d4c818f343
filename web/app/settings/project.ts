import { analytics, door } from '../api/projects'
import { askSignedIn } from '../api/session'
import type { Project } from '../api/types'

/** What an owner may change; a server of before a policy came has none. */
export interface ProjectDetail extends Project {
  server_secret?: string | null
  time_zone: string
  retention_days: number
  archived: boolean
  created_at: string
  privacy?: Privacy | null
  limits?: Limits | null
  quota?: Quota | null
}

export type DoNotTrack = 'ignore' | 'anonymise' | 'drop'

/** `ip_masking`: how many of an IPv4 address's four parts are set to 0. */
export type Privacy = {
  do_not_track: DoNotTrack
  ip_masking: number
  cookieless: boolean
  pseudonymised_fields: string[]
}

/** null: the instance's value, 0: no limit. */
export type Limits = {
  events_per_minute: number | null
  monthly_events: number | null
}

/** This month's use; `monthly_events` is 0 where there is no limit. */
export interface Quota {
  monthly_events: number
  used: number
  state: 'ok' | 'warning' | 'exceeded'
}

/** The events stored in a month of the calendar; null where product analytics is off. */
export interface Usage {
  year: number
  month: number
  count: number | null
}

export type Change = Partial<Omit<ProjectDetail, 'privacy' | 'limits'>> & {
  privacy?: Partial<Privacy>
  limits?: Partial<Limits>
}

export const detail = async (path: string, signal?: AbortSignal) =>
  (await askSignedIn<ProjectDetail>(door(path), { signal })).body

export const change = async (path: string, changes: Change) =>
  (await askSignedIn<ProjectDetail>(door(path), { method: 'PUT', body: changes })).body

export const create = async (values: Record<string, unknown>) =>
  (await askSignedIn<ProjectDetail>('/projects', { method: 'POST', body: values })).body

/** Deletes a project and its events; the server wants its path a second time. */
export async function deleteForGood(path: string): Promise<void> {
  const confirmed = `permanently=true&confirm=${encodeURIComponent(path)}`
  await askSignedIn(`${door(path)}?${confirmed}`, { method: 'DELETE' })
}

export type KeyName = 'app_id' | 'server_secret'

/** Puts a new key in place; the old one is refused from that time, or at once where it is empty. */
export const rotate = async (path: string, key: KeyName, until: string) =>
  (
    await askSignedIn<ProjectDetail>(`${analytics(path)}/rotate_key`, {
      method: 'POST',
      body: { key, ...(until && { old_key_expires_at: until }) },
    })
  ).body

/** The last twelve months, the latest first. */
export const usage = async (path: string, signal?: AbortSignal) =>
  (await askSignedIn<Usage[] | null>(`${analytics(path)}/usage`, { signal })).body ?? []
