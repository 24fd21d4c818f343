import { formatNumber, isNumber } from '../format/numbers'
import { strings } from '../strings'

const { units } = strings.chart

const SAID: Record<string, (text: string) => string> = {
  DAYS: (text) => units.days(formatNumber(text), Number(text)),
  PER_DAY: (text) => units.perDay(formatNumber(text)),
  PERCENT: (text) => `${formatNumber(text)}%`,
  TIME_INTERVAL: (text) => interval(Number(text)),
}

/**
 * A number with a unit as a pointer says it. The lineage names units in capitals (lineage.md 3.3);
 * any other word stands behind the number as it is.
 */
export function withUnit(text: string, unit = 'COUNT'): string {
  if (!isNumber(text)) return text
  const said = SAID[unit.toUpperCase()]
  if (said) return said(text)
  return unit.toUpperCase() === 'COUNT' || unit === ''
    ? formatNumber(text)
    : `${formatNumber(text)} ${unit}`
}

/** Seconds as "2 d 3 h", "4 min 5 s": the two largest units. */
export function interval(seconds: number): string {
  let left = Math.round(Math.abs(seconds))
  const parts: string[] = []
  for (const [name, length] of units.interval) {
    const count = Math.floor(left / length)
    left -= count * length
    if (count > 0) parts.push(`${formatNumber(count)} ${name}`)
  }
  return (
    (seconds < 0 ? '−' : '') + (parts.slice(0, 2).join(' ') || `0 ${units.interval.at(-1)![0]}`)
  )
}
