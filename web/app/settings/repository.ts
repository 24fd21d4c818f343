import { analytics } from '../api/projects'
import { askSignedIn } from '../api/session'

/** Where a project's definitions come from; sizes in bytes, times in UTC. */
export interface Repository {
  kind: Kind
  http_url_to_repo: string
  default_branch: string
  size: number
  max_size: number
  max_file_size: number
  on_broken: 'accept' | 'refuse'
  configuration_project: string | null
  url: string
  /** The mask where there are some. */
  credentials: string
  /** Of a followed repository; empty: the one it calls its default. */
  branch: string
  fetch_minutes: number
  webhook_url: string
  /** Whether there is a secret for it. */
  webhook: boolean
  last_fetch: LastFetch | null
}

/** Pushed to here, or a copy of one that lies elsewhere. */
export type Kind = 'hosted' | 'followed'

export interface LastFetch {
  at: string | null
  succeeded_at: string | null
  problem: string | null
  fetching: boolean
  next_at: string | null
}

/** What its form shows; an empty number of minutes is null. */
export type Asked = {
  kind: Kind
  url: string
  credentials: string
  branch: string
  fetch_minutes: number | null
  on_broken: Repository['on_broken']
  configuration_project: string
  /** Whether following another one may replace the branches that are here. */
  replace: boolean
}

export const askedOf = (now: Repository): Asked => ({
  kind: now.kind,
  url: now.url,
  credentials: now.credentials,
  branch: now.kind === 'hosted' ? now.default_branch : now.branch,
  fetch_minutes: now.fetch_minutes,
  on_broken: now.on_broken,
  configuration_project: now.configuration_project ?? '',
  replace: false,
})

const door = (project: string) => `${analytics(project)}/repository`

export const repository = async (project: string, signal?: AbortSignal) =>
  (await askSignedIn<Repository>(door(project), { signal })).body

export const changeRepository = async (project: string, changes: Partial<Asked>) =>
  (await askSignedIn<Repository>(door(project), { method: 'PUT', body: changes })).body

export const fetchNow = (project: string) =>
  askSignedIn(`${door(project)}/fetch`, { method: 'POST' })

/** A new secret for the webhook, which is shown this once. */
export const newWebhookSecret = async (project: string) =>
  (
    await askSignedIn<{ webhook_secret: string }>(`${door(project)}/webhook_secret`, {
      method: 'POST',
    })
  ).body.webhook_secret

export const removeWebhookSecret = (project: string) =>
  askSignedIn(`${door(project)}/webhook_secret`, { method: 'DELETE' })
