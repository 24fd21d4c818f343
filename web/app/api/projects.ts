import { askSignedIn } from './session'
import type { Answer, Dashboard, DashboardSummary, Event, Project, Query } from './types'

/** Events on one page of the list. */
export const EVENTS_PER_PAGE = 20

/** The shortest pause, in milliseconds, before a question that is still worked on is asked again. */
const ASK_AGAIN_AFTER = 300

/** What the server says when it needs longer; the question is to be asked again. */
const CONTINUE_WAIT = 'Continue wait'

/** Where the API has a project. */
export const door = (project: string) => `/projects/${encodeURIComponent(project)}`

/** Where the API has a project's analytics. */
export const analytics = (project: string) => `${door(project)}/product_analytics`

export const projects = async (signal?: AbortSignal) =>
  (await askSignedIn<Project[]>('/projects?per_page=100', { signal })).body

export const project = async (path: string, signal?: AbortSignal) =>
  (await askSignedIn<Project>(door(path), { signal })).body

/** Whether who asked may run the project: its members, its keys. */
export const isMaintainer = (project: Project | undefined) => (project?.access_level ?? 0) >= 40

/**
 * One page of events, newest first, and how many there are on all pages; `search` is a part of
 * their name, their tracker or their visitor.
 */
export async function events(project: string, page: number, signal?: AbortSignal, search = '') {
  const asked = search && `&search=${encodeURIComponent(search)}`
  const path = `${analytics(project)}/events?page=${page}&per_page=${EVENTS_PER_PAGE}${asked}`
  const { body, headers } = await askSignedIn<Event[]>(path, { signal })
  return { events: body, total: Number(headers.get('X-Total') ?? body.length) }
}

export const dashboards = async (project: string, signal?: AbortSignal) =>
  (await askSignedIn<DashboardSummary[]>(`${analytics(project)}/dashboards`, { signal })).body

export const dashboard = async (project: string, slug: string, signal?: AbortSignal) => {
  const path = `${analytics(project)}/dashboards/${encodeURIComponent(slug)}`
  return (await askSignedIn<Dashboard>(path, { signal })).body
}

/** Asks until the answer is there; `slow` is told when the server still works on it. */
export async function load(
  project: string,
  query: Query,
  signal: AbortSignal,
  slow: () => void,
): Promise<Answer> {
  const options = { method: 'POST', body: { query, queryType: 'multi' }, signal } as const
  for (;;) {
    const { body } = await askSignedIn<{ error?: string; results: Answer[] }>(
      `${analytics(project)}/request/load`,
      options,
    )
    if (body.error !== CONTINUE_WAIT) return first(body.results)
    slow()
    await pause(ASK_AGAIN_AFTER, signal)
  }
}

function first(answers: Answer[]): Answer {
  const [answer] = answers
  if (!answer) throw new TypeError('The server sent no result')
  return answer
}

/** Waits; ends at once with an AbortError when the signal says so. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
