import { onPage } from './navigation.js'
import type { Footfall, Options, Properties } from './options.js'
import { described, surroundings, wrapped } from './payload.js'
import { queueOf, type Payload } from './queue.js'
import { storeOf } from './store.js'
import { uuid } from './uuid.js'
import { visit } from './visitor.js'

declare const VERSION: string

/** Starts a tracker; one for each page and app id. */
export function footfall({ appId, host, consent, auto, platform }: Options): Footfall {
  const store = storeOf(`footfall.${appId}.`)
  let agreed = consent ?? !!store.get('visitor')
  const mayKeep = () => agreed && !store.get('out')
  const queue = queueOf(store, host, mayKeep)
  let user: string | undefined
  let attributes: Properties | undefined
  let view = uuid()
  let viewed = false
  let { url, refr } = surroundings()

  // Who does it: nobody, as long as they have not agreed. The schemas are those of GitLab's SDK,
  // so that its columns hold what is sent here too.
  function add(fields: () => Payload): void {
    if (store.get('out')) return
    try {
      const known = [described('com.snowplowanalytics.snowplow/web_page', { id: view })]
      if (agreed && attributes) known.push(described('com.gitlab/user_context', attributes))
      queue.add({
        eid: uuid(),
        aid: appId,
        p: platform ?? 'web',
        tna: 'footfall',
        tv: 'footfall-' + VERSION,
        dtm: `${Date.now()}`,
        ...surroundings(),
        refr,
        co: wrapped('contexts', known),
        ...(agreed && { ...visit(store), uid: user }),
        ...fields(),
      })
    } catch (failure) {
      console.warn('footfall:', failure)
    }
  }

  /** Keeps in the browser what may be kept there, and removes the rest from it. */
  function settle(): void {
    store.set('queue', store.get('queue'), mayKeep())
    if (mayKeep()) visit(store)
    else store.set('visitor', null, false)
  }

  const tracker: Footfall = {
    page(title) {
      if (url !== location.href) {
        refr = url
        url = location.href
      }
      if (viewed) view = uuid()
      viewed = true
      add(() => ({ e: 'pv', page: title ?? document.title }))
    },
    track(name, props = {}) {
      const event = described('com.gitlab/custom_event', { name, props })
      add(() => ({ e: 'ue', ue_pr: wrapped('unstruct_event', event) }))
    },
    identify(id, more) {
      user = id
      attributes = more
    },
    consent(given) {
      agreed = given
      settle()
    },
    optOut() {
      store.set('out', 1, true)
      queue.clear()
      settle()
    },
    optIn() {
      store.set('out', null, false)
    },
  }
  settle()
  queue.send()
  // After what the page says at once: who it is, for example.
  if (auto ?? true) queueMicrotask(() => onPage(() => tracker.page()))
  return tracker
}
