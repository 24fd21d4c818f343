import { askSignedIn } from '../api/session'

/** A feature flag: `value` holds for the instance, `set` is what was set by hand. */
export interface Flag {
  name: string
  value: boolean
  set: boolean | null
  /** What was set by hand for projects, by their paths. */
  projects: Record<string, boolean>
}

const door = (flag: string) => `/features/${encodeURIComponent(flag)}`

export const flags = async (signal?: AbortSignal) =>
  (await askSignedIn<Flag[]>('/features', { signal })).body

/** Sets a flag, for the instance or for one project; null lets it follow again. */
export async function setFlag(name: string, value: boolean | null, project = ''): Promise<void> {
  if (value === null) {
    const of = project && `?project=${encodeURIComponent(project)}`
    await askSignedIn(`${door(name)}${of}`, { method: 'DELETE' })
  } else {
    const body = { value, ...(project && { project }) }
    await askSignedIn(door(name), { method: 'POST', body })
  }
}
