/** What a tracker keeps from page to page, by name. */
export interface Store {
  get<T>(name: string): T | null | undefined
  /** Keeps a value in the browser, or only as long as the page lives. */
  set(name: string, value: unknown, inBrowser: boolean): void
}

// Local storage may be forbidden, full, or written by somebody else.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** A store whose names begin with a prefix; it keeps to the page's life what the browser refuses. */
export function storeOf(prefix: string): Store {
  const page: Record<string, unknown> = {}
  return {
    get: <T>(name: string) =>
      attempt(() => JSON.parse(localStorage[prefix + name]) as T) ?? (page[name] as T | undefined),
    set(name, value, inBrowser) {
      page[name] = value
      attempt(() => localStorage.removeItem(prefix + name))
      if (inBrowser) attempt(() => localStorage.setItem(prefix + name, JSON.stringify(value)))
    },
  }
}
