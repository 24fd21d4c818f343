import { formatNumber } from '../format/numbers'
import { interval } from '../dashboard/units'
import type { Funnel, FunnelSummary } from './api'
import { words } from './strings'

/** Seconds in words, exactly: "1 hour 30 minutes". */
export function lasting(seconds: number): string {
  let left = seconds
  const parts: string[] = []
  for (const [length, one, several] of words.lengths) {
    const count = Math.floor(left / length)
    left -= count * length
    if (count > 0) parts.push(`${count} ${count === 1 ? one : several}`)
  }
  return parts.join(' ')
}

/** What is counted, in words: the order of the steps, the window, and who counts how often. */
export function counted({ mode, seconds_to_convert: window }: Funnel): string | undefined {
  if (!mode || !window) return undefined
  const kind = mode === 'any_order' ? 'any' : 'first'
  const within = `${words.within(lasting(window))} ${words.window[kind]}`
  return `${words.modes[mode]}, ${within}. ${words.unit[kind === 'any' ? 'any' : 'ordered']}`
}

/** "6 steps within 1 day: products, product, cart, order". */
export function inShort({ steps, seconds_to_convert: window }: FunnelSummary): string | undefined {
  if (!window) return undefined
  return `${words.steps(steps.length)} ${words.within(lasting(window))}: ${steps.join(', ')}`
}

/** What the steps and those who took them are called; steps count from 1. */
export interface Naming {
  bar: (step: number) => string
  reached: (step: number) => string
  /** Of those who got no further than the step before. */
  left: (step: number) => string
  furthest: (step: number) => string
}

/** By the steps' names. */
export const byNames = (name: (step: number) => string): Naming => ({
  bar: name,
  reached: (step) => words.reached(name(step)),
  left: (step) => words.dropped(name(step - 1), name(step)),
  furthest: name,
})

/** By how many steps they took, whichever these are. */
const byCounts: Naming = {
  bar: words.atLeast,
  reached: words.tookAtLeast,
  left: (step) => words.tookOnly(step - 1),
  furthest: words.steps,
}

export const namingOf = ({ mode, steps }: Funnel): Naming =>
  mode === 'any_order' ? byCounts : byNames((step) => steps[step - 1]?.name ?? words.none)

/** "73.3%"; a share that is not nothing is never said to be. */
export function percent(share: number | null): string {
  if (share === null) return words.none
  if (share > 0 && share < 0.05) return words.lessThan('0.1%')
  return `${formatNumber(share.toFixed(1))}%`
}

/** How long people took: "12 min", "2 h 5 min". */
export function took(seconds: number | null): string {
  if (seconds === null) return words.none
  return seconds > 0 && seconds < 1 ? words.lessThan(interval(1)) : interval(seconds)
}
