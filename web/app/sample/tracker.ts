/** What became of an event on its way to the collector. */
export interface Told {
  /** The tracker made the event, under this id, and sends it. */
  tracked: (eventId: string) => void
  /** The tracker did not load. */
  blocked: () => void
  /** The collector did not take it: with its status, or without one when it did not answer. */
  refused: (status?: number) => void
}

type Tag = { (...call: unknown[]): void; q: { push: (call: unknown[]) => void } }

/** The function that sp.js takes over, by Snowplow's protocol. */
const NAME = 'footfallSample'

const page = window as unknown as Record<string, Tag | string[] | undefined>
let trackers = 0
let script: Promise<void> | undefined

function tag(): Tag {
  const known = page[NAME] as Tag | undefined
  if (known) return known
  const made: Tag = Object.assign((...call: unknown[]) => made.q.push(call), {
    q: [] as unknown[][],
  })
  page[NAME] = made
  page.GlobalSnowplowNamespace = [...((page.GlobalSnowplowNamespace as string[]) ?? []), NAME]
  return made
}

// Once for the life of the document; after a failure it is tried again.
function loadScript(): Promise<void> {
  script ??= new Promise<void>((resolve, reject) => {
    const element = document.createElement('script')
    element.src = '/sp.js'
    element.onload = () => resolve()
    element.onerror = () => {
      script = undefined
      element.remove()
      reject(new Error('sp.js did not load'))
    }
    document.head.append(element)
  })
  return script
}

/**
 * A tracker as an application has it, which sends to this server. Returns a function that sends a
 * page view. It keeps no cookie: it runs on the pages of Footfall itself.
 */
export function sampleTracker(appId: string, told: Told): () => void {
  const name = `sample-${++trackers}`
  const snowplow = tag()
  snowplow('newTracker', name, location.origin, {
    appId,
    platform: 'web',
    stateStorageStrategy: 'localStorage',
    plugins: [{ afterTrack: ({ eid }: { eid?: unknown }) => told.tracked(String(eid)) }],
    onRequestFailure: ({ status }: { status?: number }) => told.refused(status),
  })
  return () => {
    loadScript().then(() => snowplow(`trackPageView:${name}`), told.blocked)
  }
}
