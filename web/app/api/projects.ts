import { askSignedIn } from './session'
import type { Answer, Dashboard, DashboardSummary, Event, Project, Query, Refs } from './types'

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

/** Something read at a commit of the project's repository. */
export interface AtCommit<T> {
  value: T
  /** The branch, tag or commit it was asked at; empty: the default branch, or no repository. */
  ref: string
  /** Empty while the project has no commit. */
  commit: string
}

/** Every dashboard, the built-in ones first, as the files of a branch, tag or commit define them. */
export const dashboards = (project: string, ref: string, signal?: AbortSignal) =>
  atCommit<DashboardSummary[]>(`${analytics(project)}/dashboards`, ref, signal)

/** A file's text is told once for the whole dashboard; here each panel gets that of its own. */
export async function dashboard(project: string, slug: string, ref: string, signal?: AbortSignal) {
  const path = `${analytics(project)}/dashboards/${encodeURIComponent(slug)}`
  const answer = await atCommit<Dashboard>(path, ref, signal)
  const { panels, source, sources } = answer.value
  for (const { visualization } of panels) {
    const file = visualization.source?.path
    const yaml = file && (file === source?.path ? source.yaml : sources?.[file])
    visualization.source = file && yaml ? { path: file, yaml } : null
  }
  return answer
}

/** Asks for something at a branch, tag or commit. */
export async function atCommit<T>(
  path: string,
  ref: string,
  signal?: AbortSignal,
): Promise<AtCommit<T>> {
  const asked = ref && `${path.includes('?') ? '&' : '?'}ref=${encodeURIComponent(ref)}`
  const { body, headers } = await askSignedIn<T>(path + asked, { signal })
  return { value: body, ref, commit: headers.get('X-Commit') ?? '' }
}

/** The branches, tags and latest commits that definitions can be looked at. */
export const refs = async (project: string, signal?: AbortSignal) =>
  (await askSignedIn<Refs>(`${analytics(project)}/repository/refs`, { signal })).body

/** How each measure is made ("count", "countDistinct"), asked for once. */
const made = new Map<string, Promise<Map<string, string>>>()

/** Whether numbers of a measure make a number of it when they are added up: people's do not. */
export async function adds(project: string, measures: string[]): Promise<boolean> {
  const kinds = made.get(project) ?? measureKinds(project)
  made.set(project, kinds)
  const known = await kinds.catch(() => new Map<string, string>())
  return measures.every((measure) => ['count', 'sum'].includes(known.get(measure) ?? ''))
}

interface Meta {
  cubes: { measures: { name: string; aggType: string }[] }[]
}

async function measureKinds(project: string): Promise<Map<string, string>> {
  const { body } = await askSignedIn<Meta>(`${analytics(project)}/request/meta`)
  return new Map(
    body.cubes.flatMap(({ measures }) => measures.map(({ name, aggType }) => [name, aggType])),
  )
}

/**
 * Asks until the answer is there; `slow` is told when the server still works on it. `ref` names the
 * branch, tag or commit whose funnels are meant.
 */
export async function load(
  project: string,
  query: Query,
  signal: AbortSignal,
  slow: () => void,
  ref = '',
): Promise<Answer> {
  const options = { method: 'POST', body: { query, queryType: 'multi' }, signal } as const
  for (;;) {
    const { body } = await askSignedIn<{ error?: string; results: Answer[] }>(
      `${analytics(project)}/request/load${ref && `?ref=${encodeURIComponent(ref)}`}`,
      options,
    )
    if (body.error !== CONTINUE_WAIT) return first(body.results)
    slow()
    await pause(ASK_AGAIN_AFTER, signal)
  }
}

function first(answers: Answer[]): Answer {
  const [answer, ...compared] = answers
  if (!answer) throw new TypeError('The server sent no result')
  return compared.length > 0 ? { ...answer, compared } : answer
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
