import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { Refused, wasCancelled } from '../api/http'
import { load } from '../api/projects'
import type { Answer, Query } from '../api/types'

/** Milliseconds after which a panel says that its answer takes long. */
const SLOW_AFTER = 3_000

/** A panel asks again at the soonest after so many milliseconds, and so many times what it cost. */
const ASK_AGAIN_AFTER = 2_000
const TIMES_THE_COST = 8

/**
 * A panel's answer, kept up to date while it is followed: quietly, so that what is shown stays
 * until something newer has come. Another question, or
 * another version of the definitions, cancels the one that is open.
 */
export function panelAnswer(
  project: string,
  query: () => Query | null,
  followed: () => boolean,
  version: () => string,
) {
  const answer = shallowRef<Answer>()
  const failure = shallowRef<unknown>()
  const slow = ref(false)
  /** When the answer shown came, where a newer one could not be had; milliseconds since 1970. */
  const staleSince = ref<number>()
  let answeredAt = 0
  let request = new AbortController()
  let next: ReturnType<typeof setTimeout> | undefined

  function restart() {
    answer.value = undefined
    failure.value = undefined
    staleSince.value = undefined
    cancel()
    void ask(false)
  }

  async function ask(quietly: boolean) {
    const asked = query()
    if (asked === null) return
    cancel()
    const { signal } = (request = new AbortController())
    const started = performance.now()
    const say = () => (slow.value = !quietly)
    const patience = setTimeout(say, SLOW_AFTER)
    try {
      take(await load(project, asked, signal, say, version()))
      answeredAt = Date.now()
      staleSince.value = undefined
      failure.value = undefined
    } catch (reason) {
      if (wasCancelled(reason)) return
      if (answer.value) staleSince.value = answeredAt
      else failure.value = reason
    } finally {
      clearTimeout(patience)
      if (!signal.aborted) slow.value = false
    }
    if (!isRefused(failure.value)) follow(performance.now() - started)
  }

  // An answer that says the same is not drawn again: what is looked at holds still.
  function take(now: Answer) {
    if (JSON.stringify(now.data) !== JSON.stringify(answer.value?.data)) answer.value = now
  }

  function follow(cost: number) {
    const wait = Math.max(ASK_AGAIN_AFTER, TIMES_THE_COST * cost)
    next = setTimeout(() => (document.hidden ? follow(cost) : void ask(true)), wait)
    if (!followed() && !failure.value) clearTimeout(next)
  }

  function cancel() {
    clearTimeout(next)
    request.abort()
    slow.value = false
  }

  // What was asked wrongly stays wrong; a server that is away comes back.
  const isRefused = (reason: unknown) => reason instanceof Refused && reason.status < 500

  const catchUp = () => followed() && answer.value && !document.hidden && void ask(true)

  watch(() => JSON.stringify([query(), version()]), restart, { immediate: true })
  watch(followed, (on) => (on ? catchUp() : clearTimeout(next)))
  document.addEventListener('visibilitychange', catchUp)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', catchUp)
    cancel()
  })

  return { answer, failure, slow, staleSince, again: restart }
}
