// Shapes as SVG's path data. A point is [x, y] in pixels, null where there is no value.

export type Point = readonly [x: number, y: number]

const pair = ([x, y]: Point) => `${round(x)},${round(y)}`
const round = (value: number) => Math.round(value * 10) / 10

/** A line through the points; a missing one parts it. */
export function line(points: (Point | null)[]): string {
  let begun = false
  let path = ''
  for (const point of thinned(points)) {
    if (point) path += `${begun ? 'L' : 'M'}${pair(point)}`
    begun = point !== null
  }
  return path
}

/** What lies between points and the base below each; a missing one parts it. */
export function area(points: (Point | null)[], base: number[]): string {
  return runs(points)
    .map(([from, to]) => {
      const upper = points.slice(from, to) as Point[]
      const lower = upper.map(([x], index) => [x, base[from + index]!] as const).reverse()
      return `M${[...upper, ...lower].map(pair).join('L')}Z`
    })
    .join('')
}

/** Points that stand alone, which a line cannot show. */
export const lonely = (points: (Point | null)[]): Point[] =>
  runs(points).flatMap(([from, to]) => (to - from === 1 ? [points[from]!] : []))

/** A column from its foot to its head, rounded at the head where there is room. */
export function column(x: number, width: number, foot: number, head: number): string {
  const height = Math.abs(foot - head)
  const radius = Math.min(3, width / 3, height)
  const inwards = head < foot ? radius : -radius
  if (radius < 1) return `M${pair([x, foot])}V${round(head)}h${round(width)}V${round(foot)}Z`
  return (
    `M${pair([x, foot])}V${round(head + inwards)}Q${pair([x, head])} ${pair([x + radius, head])}` +
    `H${round(x + width - radius)}Q${pair([x + width, head])} ${pair([x + width, head + inwards])}` +
    `V${round(foot)}Z`
  )
}

function runs(points: (Point | null)[]): [from: number, to: number][] {
  const found: [number, number][] = []
  points.forEach((point, index) => {
    const last = found.at(-1)
    if (point && last?.[1] === index) last[1]++
    else if (point) found.push([index, index + 1])
  })
  return found
}

// Thousands of points on hundreds of pixels: of each pixel the first, the extremes and the last are seen.
function thinned(points: (Point | null)[]): (Point | null)[] {
  const width = Math.abs((points.findLast(Boolean)?.[0] ?? 0) - (points.find(Boolean)?.[0] ?? 0))
  if (points.length <= 4 * width || width === 0) return points
  const seen: (Point | null)[] = []
  let group: Point[] = []
  const end = () => {
    const by = [...group].sort((one, other) => one[1] - other[1])
    const kept = new Set([group[0], by[0], by.at(-1), group.at(-1)])
    seen.push(...group.filter((point) => kept.has(point)))
    group = []
  }
  for (const point of points) {
    if (!point || (group.length > 0 && Math.floor(group[0]![0]) !== Math.floor(point[0]))) end()
    if (point) group.push(point)
    else seen.push(null)
  }
  end()
  return seen
}
