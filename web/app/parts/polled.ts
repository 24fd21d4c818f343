import { onScopeDispose, shallowRef } from 'vue'
import { wasCancelled } from '../api/http'
import { isMissing, type Fetched } from './fetched'

/** Milliseconds between looks at a server that is away. */
const LOOK_FOR_SERVER_EVERY = 5_000

/**
 * Asks now and again and again while the page can be seen. `pause` says how many milliseconds to
 * wait after an answer; a failure leaves the last answer standing, and 404 ends the asking.
 */
export function polled<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  pause: (value: T) => number,
): Fetched<T> {
  const value = shallowRef<T>()
  const failure = shallowRef<unknown>()
  let request = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function again() {
    clearTimeout(timer)
    request.abort()
    const { signal } = (request = new AbortController())
    try {
      const answer = await ask(signal)
      if (signal.aborted) return
      value.value = answer
      failure.value = undefined
      timer = setTimeout(look, pause(answer))
    } catch (reason) {
      if (wasCancelled(reason)) return
      failure.value = reason
      if (!isMissing(reason)) timer = setTimeout(look, LOOK_FOR_SERVER_EVERY)
    }
  }

  // Out of sight nothing is asked; the return asks at once.
  const look = () => !document.hidden && void again()

  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    request.abort()
  })
  void again()
  return { value, failure, again: () => void again() }
}
