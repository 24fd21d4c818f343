/** The page's URL without an anchor within the page; `#/…` and `#!…` are routes. */
const route = () => location.href.replace(/#(?![/!]).*/, '')

/** Calls back for the page that is open, and again each time its URL has become another. */
export function onPage(opened: () => void): void {
  let last = ''
  const look = () => {
    if (route() === last) return
    last = route()
    opened()
  }
  // After the page's own work: it may set its title then, or go on to yet another URL.
  const later = () => setTimeout(look)
  for (const name of ['pushState', 'replaceState'] as const) {
    const own = history[name]
    history[name] = function (...change) {
      own.apply(this, change)
      later()
    }
  }
  addEventListener('popstate', later)
  // A page that comes back from the browser's cache is seen again.
  addEventListener('pageshow', ({ persisted }) => persisted && opened())
  // Nobody sees a page that the browser only prepares.
  if ('prerendering' in document && document.prerendering) {
    document.addEventListener('prerenderingchange', look, { once: true })
  } else look()
}
