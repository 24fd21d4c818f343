import type { Row } from '../api/types'
import { isNumber } from '../format/numbers'
import { strings } from '../strings'
import type { Sort } from './view'

const words = new Intl.Collator(strings.locale, { numeric: true })

/** The rows in another order: numbers by size, words as a dictionary has them, nothing at the end. */
export function sorted(rows: Row[], { member, descending }: Sort): Row[] {
  const direction = descending ? -1 : 1
  return [...rows].sort((one, other) => {
    const [left, right] = [one[member] ?? null, other[member] ?? null]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return direction * compared(left, right)
  })
}

function compared(one: NonNullable<Row[string]>, other: NonNullable<Row[string]>): number {
  return isNumber(one) && isNumber(other)
    ? Number(one) - Number(other)
    : words.compare(String(one), String(other))
}
