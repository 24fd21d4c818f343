import { analytics, atCommit } from '../api/projects'
import { askSignedIn } from '../api/session'
import type { Problem, Source } from '../api/types'

export type Mode = 'ordered' | 'strict' | 'any_order'

/** A funnel in a list. Mode and window are null where its file does not say what it counts. */
export interface FunnelSummary {
  /** What queries call it. */
  name: string
  /** Its file's name. */
  slug: string
  title: string
  mode: Mode | null
  seconds_to_convert: number | null
  /** The steps' names. */
  steps: string[]
  problems: Problem[]
  commit: string
}

/** What an event has to be: its name, one of several paths where there are any, and all of the rest. */
export interface What {
  event: string
  targets: string[]
  filters: Filter[]
}

/** What must be true of a property that the tracker sent, or of a member of TrackedEvents. */
export interface Filter {
  property?: string
  member?: string
  operator: string
  /** Of which one is enough. */
  values: string[]
}

export interface FunnelStep extends What {
  name: string
  /** What must not lie between the step before and this one. */
  not: What | null
}

export interface Funnel extends Omit<FunnelSummary, 'steps'> {
  steps: FunnelStep[]
  source: Source | null
}

const door = (project: string) => `${analytics(project)}/funnels`

/** Every funnel, also those that cannot be counted. */
export const funnels = (project: string, ref: string, signal?: AbortSignal) =>
  atCommit<FunnelSummary[]>(`${door(project)}?problems=true`, ref, signal)

/** One, by what queries call it or by its file's name. */
export const funnel = (project: string, name: string, ref: string, signal?: AbortSignal) =>
  atCommit<Funnel>(`${door(project)}/${encodeURIComponent(name)}`, ref, signal)

/** A dimension that people can be told apart by. */
export interface Breakdown {
  member: string
  title: string
}

interface Meta {
  cubes: { name: string; dimensions: Dimension[] }[]
}

interface Dimension {
  name: string
  shortTitle: string
  meta?: { breakdown?: boolean }
}

/** What a funnel's people can be told apart by, in the order of the alphabet. */
export async function breakdowns(
  project: string,
  name: string,
  ref: string,
  signal?: AbortSignal,
): Promise<Breakdown[]> {
  const { body } = await askSignedIn<Meta>(
    `${analytics(project)}/request/meta${ref && `?ref=${encodeURIComponent(ref)}`}`,
    { signal },
  )
  const dimensions = body.cubes.find((cube) => cube.name === name)?.dimensions ?? []
  return dimensions
    .filter(({ meta }) => meta?.breakdown)
    .map(({ name: member, shortTitle: title }) => ({ member, title }))
    .sort((one, other) => one.title.localeCompare(other.title))
}
