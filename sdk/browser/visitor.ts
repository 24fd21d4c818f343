import type { Store } from './store.js'
import { uuid } from './uuid.js'

/** Milliseconds without an event after which a new session begins, as everywhere in Footfall. */
const SESSION = 30 * 60_000

interface Visitor {
  duid: string
  sid: string
  vid: number
  seen: number
}

/** The visitor's fields of an event that happens now; keeps them in the browser. */
export function visit(store: Store) {
  const now = Date.now()
  // The device, the session, how many there were with this one, and when the last event was.
  let { duid = uuid(), sid = '', vid = 0, seen = 0 } = store.get<Visitor>('visitor') ?? {}
  if (now - seen > SESSION) {
    sid = uuid()
    vid++
  }
  store.set('visitor', { duid, sid, vid, seen: now }, true)
  return { duid, sid, vid: `${vid}` }
}
