/** The values an axis shows, from its lower to its upper end. */
export interface Scale {
  min: number
  max: number
  /** Values that have a line and a label, in rising order. */
  ticks: number[]
}

/** About how many lines an axis has. */
const LINES = 4

/**
 * Round values that hold all given ones. An end that is fixed stays where it is; the others move out to
 * the next round value.
 *
 * @param whole whether all values are whole: then so are the ticks
 */
export function scale(
  lowest: number,
  highest: number,
  fixed: { min?: number | undefined; max?: number | undefined },
  whole: boolean,
): Scale {
  const min = fixed.min ?? Math.min(0, lowest)
  const max = Math.max(fixed.max ?? Math.max(0, highest), min)
  const span = max - min || Math.max(Math.abs(max), 1)
  const step = Math.max(roundStep(span / LINES), whole ? 1 : 0)
  const bottom = fixed.min ?? Math.floor(min / step) * step
  const top = fixed.max !== undefined && fixed.max > bottom ? fixed.max : upTo(bottom, max, step)
  const first = Math.ceil(bottom / step - 1e-9)
  const last = Math.floor(top / step + 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    exact((first + index) * step),
  )
  return { min: exact(bottom), max: exact(top), ticks }
}

const upTo = (bottom: number, max: number, step: number) =>
  Math.max(Math.ceil(max / step - 1e-9) * step, bottom + step)

/** 1, 2 or 5 times a power of ten, the least that is not below. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  const factor = [1, 2, 5].find((one) => one * power >= step * (1 - 1e-9)) ?? 10
  return factor * power
}

const exact = (value: number) => Number(value.toPrecision(12)) || 0
