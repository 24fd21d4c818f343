import { analytics } from '../api/projects'
import { askSignedIn } from '../api/session'

/** Something that was sent and could not be read. */
export interface BadRow {
  id: string
  /** UTC, "2026-11-21 21:50:00.123". */
  received_at: string
  reason: string
  field: string | null
  message: string
  tracker: string | null
  payload: string
  app_id: string | null
  protocol: string
  replayable: boolean
}

/** Which ones; what is left out does not matter. */
export interface Search {
  reason?: string
  field?: string
  tracker?: string
  search?: string
}

export interface Count {
  name: string | null
  count: number
}

export interface Counts {
  total: number
  by_reason: Count[]
  by_field: Count[]
  by_tracker: Count[]
  replayed: { bad_rows: number; events: number }
}

/** What became of bad rows that were read again; `after` says where to go on. */
export interface Replayed {
  asked: number
  replayed: number
  events: number
  unchanged: number
  not_replayable: number
  stored: boolean
  after: string | null
}

export const BAD_ROWS_PER_PAGE = 20

/** The role from which on somebody may see what was sent: a Developer's. */
export const MAY_SEE = 30

const where = (project: string) => `${analytics(project)}/bad_rows`
const asked = (search: Search) => new URLSearchParams({ ...search }).toString()

/** One page of bad rows, newest first, and how many there are on all pages. */
export async function badRows(project: string, search: Search, page = 1, signal?: AbortSignal) {
  const path = `${where(project)}?page=${page}&per_page=${BAD_ROWS_PER_PAGE}&${asked(search)}`
  const { body, headers } = await askSignedIn<BadRow[]>(path, { signal })
  return { rows: body, total: Number(headers.get('X-Total') ?? body.length) }
}

export const counts = async (project: string, search: Search, signal?: AbortSignal) =>
  (await askSignedIn<Counts>(`${where(project)}/counts?${asked(search)}`, { signal })).body

/** Reads all of them again, call after call; the sums of all calls. */
export async function replay(project: string, search: Search & { ids?: string[] }) {
  const sums = { asked: 0, replayed: 0, events: 0, unchanged: 0, not_replayable: 0, stored: true }
  let after: string | null = null
  do {
    const body = { ...search, ...(after && { after }) }
    const answer: Replayed = (
      await askSignedIn<Replayed>(`${where(project)}/replay`, { method: 'POST', body })
    ).body
    sums.asked += answer.asked
    sums.replayed += answer.replayed
    sums.events += answer.events
    sums.unchanged += answer.unchanged
    sums.not_replayable += answer.not_replayable
    sums.stored &&= answer.stored
    after = answer.after
  } while (after)
  return sums
}
