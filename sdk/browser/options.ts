/** Where a tracker sends to, and what it may. */
export interface Options {
  /** The project's app id, as its Setup page shows it. */
  appId: string
  /** Where Footfall answers, for example `https://footfall.example.com`. */
  host: string
  /**
   * Whether the visitor agreed to be recognised. Without it nothing is kept in the browser and
   * events are anonymous. Left out: as it was when the visitor was last here, at first no.
   */
  consent?: boolean
  /** Page views by themselves, on loading and whenever the URL changes; default true. */
  auto?: boolean
  /** `web`, `mob`, `app` or another of Snowplow's platforms; default `web`. */
  platform?: string
}

/** Any values that JSON can have. */
export type Properties = Record<string, unknown>

/**
 * A tracker. No call throws or waits: what is wrong is a warning on the console, and events are
 * sent in the background.
 */
export interface Footfall {
  /** A page view; the title is the document's unless given. */
  page(title?: string): void
  /** A custom event. */
  track(name: string, props?: Properties): void
  /**
   * Names the user of every later event, with attributes that come along; without an id there is no
   * user any more. Told on each page: it is not kept. Takes effect with consent only.
   */
  identify(id?: string, attributes?: Properties): void
  /** The visitor agrees to be recognised, or no longer: then what was kept is removed. */
  consent(given: boolean): void
  /** Nothing is sent from this browser any more, and what waits is dropped, until optIn(). */
  optOut(): void
  optIn(): void
}
