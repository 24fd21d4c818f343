import * as snowplow from '@snowplow/browser-tracker'

/** What a page may ask of its trackers by name, and how many arguments come before their names. */
const OWN_ARGUMENTS = {
  addGlobalContexts: 1,
  addPlugin: 1,
  clearGlobalContexts: 0,
  clearUserData: 1,
  crossDomainLinker: 1,
  disableActivityTracking: 0,
  disableActivityTrackingCallback: 0,
  disableAnonymousTracking: 1,
  discardBrace: 1,
  discardHashTag: 1,
  enableActivityTracking: 1,
  enableActivityTrackingCallback: 1,
  enableAnonymousTracking: 1,
  flushBuffer: 1,
  newSession: 0,
  preservePageViewId: 0,
  removeGlobalContexts: 1,
  setBufferSize: 1,
  setCollectorUrl: 1,
  setCookiePath: 1,
  setCustomUrl: 1,
  setDocumentTitle: 1,
  setOptOutCookie: 1,
  setReferrerUrl: 1,
  setUserId: 1,
  setUserIdFromCookie: 1,
  setUserIdFromLocation: 1,
  setUserIdFromReferrer: 1,
  setVisitorCookieTimeout: 1,
  trackPageView: 1,
  trackSelfDescribingEvent: 1,
  trackStructEvent: 1,
  updatePageActivity: 0,
} as const

type Name = keyof typeof OWN_ARGUMENTS

const isCommand = (name: string): name is Name => Object.keys(OWN_ARGUMENTS).includes(name)

/** Runs a command for the trackers named; an unknown one is reported and changes nothing. */
export function run(name: string, args: unknown[], trackers: string[]): void {
  if (!isCommand(name)) {
    console.warn(`sp.js does not know the command "${name}": it is ignored.`)
    return
  }
  const own = Array.from({ length: OWN_ARGUMENTS[name] }, (_, position) => args[position])
  const command = snowplow[name] as (...all: unknown[]) => void
  command(...own, trackers)
}
