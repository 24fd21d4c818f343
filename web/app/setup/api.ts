import { analytics, door } from '../api/projects'
import { askSignedIn } from '../api/session'
import type { Event, Project } from '../api/types'
import type { BadRow } from '../badrows/api'

/** How far a project is on its way to its first event. */
export type State = 'CREATE_INSTANCE' | 'LOADING_INSTANCE' | 'WAITING_FOR_EVENTS' | 'COMPLETE'

/** What a tracker has to be told; app_id is null before the start. */
export interface Setup {
  app_id: string | null
  collector_host: string
  script_url: string
  tracker_url: string
}

/** A project, with what the one who asks may do in it: 10 Guest to 50 Owner. */
export interface OwnProject extends Project {
  archived: boolean
  access_level: number
}

/** All that the setup page shows, asked at one time. */
export interface Onboarding {
  project: OwnProject
  setup: Setup
  state: State
  latest: Event[]
  badRows: BadRow[]
  badRowsInAll: number
}

export const DEVELOPER = 30
export const MAINTAINER = 40

/** How many events and bad rows are shown. */
const SHOWN_EVENTS = 5
const SHOWN_BAD_ROWS = 3

export const ownProject = async (path: string, signal?: AbortSignal) =>
  (await askSignedIn<OwnProject>(door(path), { signal })).body

export const setupOf = async (project: string, signal?: AbortSignal) =>
  (await askSignedIn<Setup>(`${analytics(project)}/setup`, { signal })).body

/** Throws Refused, with status 404 while product analytics is off. */
export async function onboarding(path: string, signal?: AbortSignal): Promise<Onboarding> {
  const [project, setup, { body }] = await Promise.all([
    ownProject(path, signal),
    setupOf(path, signal),
    askSignedIn<{ state: State }>(`${analytics(path)}/state`, { signal }),
  ])
  const [latest, bad] = await Promise.all([latestEvents(path, signal), badRows(project, signal)])
  return { project, setup, state: body.state, latest, ...bad }
}

async function latestEvents(path: string, signal?: AbortSignal) {
  const list = `${analytics(path)}/events?per_page=${SHOWN_EVENTS}`
  return (await askSignedIn<Event[]>(list, { signal })).body
}

// What was sent wrongly may hold anything: Developers and above may see it.
async function badRows({ path_with_namespace, access_level }: OwnProject, signal?: AbortSignal) {
  if (access_level < DEVELOPER) return { badRows: [], badRowsInAll: 0 }
  const list = `${analytics(path_with_namespace)}/bad_rows?per_page=${SHOWN_BAD_ROWS}`
  const { body, headers } = await askSignedIn<BadRow[]>(list, { signal })
  return { badRows: body, badRowsInAll: Number(headers.get('X-Total') ?? body.length) }
}

/** Gives the project its keys. */
export const initialize = async (project: string) =>
  void (await askSignedIn(`${analytics(project)}/initialize`, { method: 'POST' }))
