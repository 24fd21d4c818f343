import { strings } from '../strings'

// The server sends numbers as text; Intl reads such text exactly, beyond what a double holds.

const plain = new Intl.NumberFormat(strings.locale, { maximumFractionDigits: 2 })
const compact = new Intl.NumberFormat(strings.locale, {
  notation: 'compact',
  maximumFractionDigits: 1,
})

const tenths = new Intl.NumberFormat(strings.locale, { maximumFractionDigits: 1 })

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** Whether a value of an answer is a number, sent as text or not. */
export const isNumber = (value: unknown): value is string | number =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && NUMBER.test(value)

const exact = (value: string | number) => value as Intl.StringNumericLiteral

/** "16,739", "3.46"; what is no number stays as it is. */
export const formatNumber = (value: string | number): string =>
  isNumber(value) ? plain.format(exact(value)) : String(value)

/** "12.3K", for axes. */
export const formatCompact = (value: number): string => compact.format(value)

/** One number with its unit: "58.3%", "4.2 min"; nothing counts as 0. */
export function formatStat(value: unknown, decimalPlaces = 0, unit = ''): string {
  const number = isNumber(value) ? value : 0
  const digits = Math.min(Math.max(decimalPlaces, 0), 20)
  const text = new Intl.NumberFormat(strings.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(exact(number))
  const narrowSpace = unit === '' || unit === '%' ? '' : '\u202f'
  return text + narrowSpace + unit
}

/** "512 bytes", "12.3 KiB", "1 GiB". */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let unit = 0
  let size = bytes
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${tenths.format(size)}\u202f${units[unit]}`
}
