import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { Refused, wasCancelled } from '../api/http'
import { strings } from '../strings'

/** Something a page asks for once, and may ask for again. */
export interface Fetched<T> {
  value: Readonly<ShallowRef<T | undefined>>
  failure: Readonly<ShallowRef<unknown>>
  again: () => void
}

/** Asks now; a page that goes away cancels what it asked. */
export function fetched<T>(ask: (signal: AbortSignal) => Promise<T>): Fetched<T> {
  const value = shallowRef<T>()
  const failure = shallowRef<unknown>()
  const gone = new AbortController()

  async function again() {
    failure.value = undefined
    try {
      value.value = await ask(gone.signal)
    } catch (reason) {
      if (!wasCancelled(reason)) failure.value = reason
    }
  }

  onScopeDispose(() => gone.abort())
  void again()
  return { value, failure, again: () => void again() }
}

export const isMissing = (failure: unknown): boolean =>
  failure instanceof Refused && failure.status === 404

/** What went wrong, in words a person can act on. */
export const reasonOf = (failure: unknown): string =>
  failure instanceof Refused ? failure.message : strings.errors.unreachable
