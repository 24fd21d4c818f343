import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { wasCancelled } from '../api/http'
import { events, project as projectOf } from '../api/projects'
import type { Event } from '../api/types'
import { MAY_SEE, badRows, type BadRow } from '../badrows/api'

/** Milliseconds between two looks for new events, and between looks at a server that is away. */
const LOOK_EVERY = 2_000
const LOOK_FOR_SERVER_EVERY = 5_000

/** What arrived: an event, or what could not be read. */
export type Arrival = { id: string; at: string } & ({ event: Event } | { row: BadRow })

/**
 * One page of the list as it stands: the first one looks for new events by itself, and has the bad
 * rows that arrived between them, for those who may see them.
 */
export function liveEvents(project: string, page: () => number, search: () => string) {
  const list = shallowRef<Arrival[]>()
  const total = ref(0)
  const failure = shallowRef<unknown>()
  const running = ref(true)
  const fresh = shallowRef<ReadonlySet<string>>(new Set())
  let maySee: boolean | undefined
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
        const { signal } = request
        const [found, bad] = await Promise.all([
          events(project, asked, signal, search()),
          asked === 1 ? arrivedBadly(signal) : [],
        ])
        take(asked, inOrder(found.events, bad), found.total)
      }
      failure.value = undefined
    } catch (reason) {
      if (wasCancelled(reason)) return
      failure.value = reason
    }
    if (follows()) timer = setTimeout(look, failure.value ? LOOK_FOR_SERVER_EVERY : LOOK_EVERY)
  }

  async function arrivedBadly(signal: AbortSignal): Promise<BadRow[]> {
    maySee ??= ((await projectOf(project, signal)).access_level ?? 0) >= MAY_SEE
    if (!maySee) return []
    const text = search()
    return (await badRows(project, text ? { search: text } : {}, 1, signal)).rows
  }

  function take(asked: number, now: Arrival[], inAll: number) {
    const before = list.value
    const known = new Set(before?.map(({ id }) => id))
    const arrived = now.filter(({ id }) => !known.has(id))
    fresh.value = new Set(before && asked === 1 ? arrived.map(({ id }) => id) : [])
    list.value = now
    total.value = inAll
  }

  watch([page, search], () => {
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

/**
 * Events and bad rows by their arrival, newest first. Bad rows that are older than the page's last
 * event are left out: they arrived among those of another page.
 */
export function inOrder(found: Event[], bad: BadRow[]): Arrival[] {
  const good = found.map((event) => ({
    id: event.event_id,
    at: String(event.collector_tstamp ?? ''),
    event,
  }))
  const oldest = good.at(-1)?.at ?? ''
  const rows = bad
    .filter(({ received_at }) => received_at >= oldest)
    .map((row) => ({ id: row.id, at: row.received_at, row }))
  // Where times are equal the server's order stands.
  return [...good, ...rows].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
