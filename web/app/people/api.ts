import { askSignedIn } from '../api/session'

export interface User {
  id: number
  username: string
  name: string
  email: string
  admin: boolean
  blocked: boolean
  created_at: string
}

/** A browser that is signed in; times are ISO 8601 in UTC. */
export interface SignIn {
  id: number
  created_at: string
  expires_at: string
  last_used_at: string | null
  current: boolean
  browser: string
}

/** A personal access token; its secret is known only when it is made. */
export interface Token {
  id: number
  name: string
  scopes: string[]
  created_at: string
  expires_at: string | null
  last_used_at: string | null
  revoked: boolean
}

export type UserChanges = Partial<Pick<User, 'name' | 'email' | 'admin' | 'blocked'>> & {
  password?: string
  current_password?: string
}

const one = (user: number) => `/users/${user}`

export const me = async (signal?: AbortSignal) =>
  (await askSignedIn<User>('/user', { signal })).body

export const changeUser = async (user: number, body: UserChanges) =>
  (await askSignedIn<User>(one(user), { method: 'PUT', body })).body

export const createUser = async (
  body: Pick<User, 'username' | 'email' | 'name' | 'admin'> & { password: string },
) => (await askSignedIn<User>('/users', { method: 'POST', body })).body

export const signIns = async (signal?: AbortSignal) =>
  (await askSignedIn<SignIn[]>('/user/sign_ins?per_page=100', { signal })).body

export const endSignIn = async (signIn: number) =>
  void (await askSignedIn(`/user/sign_ins/${signIn}`, { method: 'DELETE' }))

export const endOtherSignIns = async () =>
  void (await askSignedIn('/user/sign_ins', { method: 'DELETE' }))

const tokensOf = (user: number) => `${one(user)}/personal_access_tokens`

export const tokens = async (user: number, signal?: AbortSignal) =>
  (await askSignedIn<Token[]>(`${tokensOf(user)}?per_page=100`, { signal })).body

/** Makes a token and returns its secret. */
export async function createToken(
  user: number,
  body: { name: string; scopes: string[]; expires_at?: string },
): Promise<string> {
  const made = await askSignedIn<{ token: string }>(tokensOf(user), { method: 'POST', body })
  return made.body.token
}

export const revokeToken = async (user: number, token: number) =>
  void (await askSignedIn(`${tokensOf(user)}/${token}`, { method: 'DELETE' }))
