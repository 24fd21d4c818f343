import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { events } from '../api/projects'
import { wasCancelled } from '../api/http'
import type { Event } from '../api/types'

/** Milliseconds between two looks for new events, and between looks at a server that is away. */
const LOOK_EVERY = 2_000
const LOOK_FOR_SERVER_EVERY = 5_000

/** One page of the list as it stands: the first one looks for new events by itself. */
export function liveEvents(project: string, page: () => number) {
  const list = shallowRef<Event[]>()
  const total = ref(0)
  const failure = shallowRef<unknown>()
  const running = ref(true)
  const fresh = shallowRef<ReadonlySet<string>>(new Set())
  let request = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const follows = () => page() === 1 && running.value

  async function look() {
    clearTimeout(timer)
    request.abort()
    request = new AbortController()
    const asked = page()
    try {
      if (!document.hidden || list.value === undefined) {
        take(asked, await events(project, asked, request.signal))
      }
      failure.value = undefined
    } catch (reason) {
      if (wasCancelled(reason)) return
      failure.value = reason
    }
    if (follows()) timer = setTimeout(look, failure.value ? LOOK_FOR_SERVER_EVERY : LOOK_EVERY)
  }

  function take(asked: number, now: { events: Event[]; total: number }) {
    const before = list.value
    const known = new Set(before?.map(({ event_id }) => event_id))
    const arrived = now.events.filter(({ event_id }) => !known.has(event_id))
    fresh.value = new Set(before && asked === 1 ? arrived.map(({ event_id }) => event_id) : [])
    list.value = now.events
    total.value = now.total
  }

  watch(page, () => {
    list.value = undefined
    void look()
  })
  watch(running, () => void look())
  const onReturn = () => !document.hidden && follows() && void look()
  document.addEventListener('visibilitychange', onReturn)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onReturn)
    clearTimeout(timer)
    request.abort()
  })
  void look()

  return { list, total, failure, running, fresh, again: () => void look() }
}
