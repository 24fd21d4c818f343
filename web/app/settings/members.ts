import { door } from '../api/projects'
import { askSignedIn } from '../api/session'

export interface Member {
  id: number
  username: string
  name: string
  access_level: number
}

const members = (project: string) => `${door(project)}/members`

/** The most members that are shown. */
export const MOST_MEMBERS = 100

export async function membersOf(project: string, signal?: AbortSignal) {
  const path = `${members(project)}?per_page=${MOST_MEMBERS}`
  const { body, headers } = await askSignedIn<Member[]>(path, { signal })
  return { members: body, total: Number(headers.get('X-Total') ?? body.length) }
}

/** Lets somebody in, by name or by number. */
export async function addMember(project: string, who: string, level: number): Promise<void> {
  const name = who.trim()
  const whom = /^\d+$/.test(name) ? { user_id: Number(name) } : { username: name }
  await askSignedIn(members(project), { method: 'POST', body: { ...whom, access_level: level } })
}

export async function changeMember(project: string, user: number, level: number): Promise<void> {
  const body = { access_level: level }
  await askSignedIn(`${members(project)}/${user}`, { method: 'PUT', body })
}

export async function removeMember(project: string, user: number): Promise<void> {
  await askSignedIn(`${members(project)}/${user}`, { method: 'DELETE' })
}
