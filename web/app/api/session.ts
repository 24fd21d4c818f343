import { shallowRef } from 'vue'
import { ask, Refused, type Reply } from './http'
import type { Session } from './types'

const current = shallowRef<Session | null>()

/** Who is signed in; null when nobody is, undefined before the server was asked. */
export const session = current as Readonly<typeof current>

/** Asks the server once who is signed in. */
export async function knownSession(): Promise<Session | null> {
  if (current.value === undefined) current.value = await fetchSession()
  return current.value
}

async function fetchSession(): Promise<Session | null> {
  try {
    return (await ask<Session | undefined>('/session')).body ?? null
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401) return null
    throw failure
  }
}

/** Throws Refused with the server's words: wrong name or password, or too many attempts. */
export async function signIn(username: string, password: string): Promise<void> {
  const options = { method: 'POST', body: { username, password } } as const
  current.value = (await ask<Session>('/session', options)).body
}

export async function signOut(): Promise<void> {
  await askSignedIn('/session', { method: 'DELETE' })
  current.value = null
}

/** Asks with the session's CSRF token; an answer of 401 to a session that ended forgets it. */
export async function askSignedIn<T>(
  path: string,
  options: Parameters<typeof ask>[1] = {},
): Promise<Reply<T>> {
  try {
    return await ask<T>(path, { ...options, csrf: current.value?.csrf_token ?? '' })
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401 && (await fetchSession()) === null) {
      current.value = null
    }
    throw failure
  }
}
