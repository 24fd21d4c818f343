import type { Store } from './store.js'

/** An event in the words of Snowplow's protocol; undefined is nothing. */
export type Payload = Record<string, string | undefined>

export interface Queue {
  add(event: Payload): void
  /** Sends what waits, unless that is being done or put off. */
  send(): void
  clear(): void
}

/** How many events wait at most; the oldest make room. */
const BOUND = 200
const BATCH = 10
/** Milliseconds after which an answer does not come any more. */
const TIME_OUT = 10_000
const MAX_PAUSE = 60_000
/** Browsers refuse more than 64 KiB in requests that outlive their page; a character is up to 3 bytes. */
const KEPT_ALIVE = 20_000

const SCHEMA = 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4'

/**
 * The events that wait for the collector. One request is under way at a time. An event leaves the
 * queue when it was answered, so that one whose answer got lost is sent again: the collector knows
 * it by its id. It is found by that id, because other tabs share the queue.
 */
export function queueOf(store: Store, host: string, mayKeep: () => boolean): Queue {
  let busy = false
  let failures = 0

  const waiting = () => store.get<Payload[]>('queue') ?? []
  const keep = (events: Payload[]) => store.set('queue', events, mayKeep())

  /** Milliseconds to put off what follows; 0: the batch is done with. */
  async function post(batch: Payload[]): Promise<number> {
    const stm = `${Date.now()}`
    const body = JSON.stringify({ schema: SCHEMA, data: batch.map((event) => ({ ...event, stm })) })
    const headers: Record<string, string> = { 'Content-Type': 'application/json' }
    if (!batch[0]!.duid) headers['SP-Anonymous'] = '*'
    const answer = await fetch(host.replace(/\/*$/, '/com.snowplowanalytics.snowplow/tp2'), {
      method: 'POST',
      body,
      headers,
      credentials: 'omit',
      keepalive: body.length < KEPT_ALIVE,
      signal: AbortSignal.timeout?.(TIME_OUT),
    }).catch(() => undefined)
    if (answer && answer.status !== 429 && answer.status < 500) return (failures = 0)
    const asked = 1000 * Number(answer?.headers.get('Retry-After')) || 0
    return Math.max(asked, Math.min(MAX_PAUSE, 1000 * 2 ** failures++))
  }

  async function send(): Promise<void> {
    if (busy) return
    busy = true
    let pause = 0
    for (let all; !pause && (all = waiting())[0];) {
      const { duid } = all[0]
      const batch = all.filter((event) => !event.duid === !duid).slice(0, BATCH)
      pause = await post(batch)
      const done = pause ? [] : batch.map(({ eid }) => eid)
      keep(waiting().filter(({ eid }) => !done.includes(eid)))
    }
    const go = () => {
      busy = false
      void send()
    }
    if (pause) setTimeout(go, pause)
    else busy = false
  }

  return {
    add(event) {
      keep([...waiting(), event].slice(-BOUND))
      void send()
    },
    send: () => void send(),
    clear: () => keep([]),
  }
}
