import { formatNumber, isNumber } from '../format/numbers'
import { strings } from '../strings'

/** How a number stands to an earlier one: "▲ 12.5%"; nothing can be said of what was 0. */
export function changeOf(now: unknown, before: unknown): string {
  const from = isNumber(before) ? Number(before) : 0
  if (from === 0) return strings.stat.noChange
  const percent = (100 * ((isNumber(now) ? Number(now) : 0) - from)) / Math.abs(from)
  const arrow = percent > 0 ? '▲ ' : percent < 0 ? '▼ ' : ''
  return `${arrow}${formatNumber(Math.abs(percent).toFixed(1))}%`
}
