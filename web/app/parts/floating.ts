const EDGE = 8

/** Puts a popover under what it belongs to, inside the window; it scrolls with the page. */
export function placeUnder(anchor: Element, floating: HTMLElement, align: 'start' | 'end'): void {
  const { left, right, bottom } = anchor.getBoundingClientRect()
  const wanted = align === 'start' ? left : right - floating.offsetWidth
  const most = document.documentElement.clientWidth - floating.offsetWidth - EDGE
  floating.style.left = `${Math.max(EDGE, Math.min(wanted, most)) + scrollX}px`
  floating.style.top = `${bottom + 4 + scrollY}px`
}
