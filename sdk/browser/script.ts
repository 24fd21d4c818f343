import type { Footfall } from './options.js'
import { footfall } from './tracker.js'

/** A call before the script came, or after: the function's name, then what it is given. */
type Call = [name: keyof Footfall, ...given: unknown[]]

const element = document.currentScript as HTMLScriptElement
const page = window as { footfall?: { push(call: Call): unknown } | Call[] }
const { appId, host, consent, auto, platform } = element.dataset

if (appId) {
  const waiting = page.footfall
  const tracker = footfall({
    appId,
    // Beside the script, unless told otherwise.
    host: host ?? element.src.replace(/\/[^/]*$/, ''),
    consent: consent === undefined ? consent : consent !== 'false',
    auto: auto !== 'false',
    platform,
  })
  const push = ([name, ...given]: Call) =>
    (tracker[name] as (...given: unknown[]) => void)(...given)
  page.footfall = { ...tracker, push }
  if (Array.isArray(waiting)) waiting.forEach(push)
} else console.warn('footfall: data-app-id is missing')
