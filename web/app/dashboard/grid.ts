import type { GridAttributes, Panel } from '../api/types'

const COLUMNS = 12

/** A panel and the name that the address calls it by. */
export interface KeyedPanel {
  key: string
  panel: Panel
}

/** Panels as they are read: by row, then from left to right; those without a place come last. */
export function inReadingOrder(panels: Panel[]): KeyedPanel[] {
  return keyed(panels).sort(
    ({ panel: { gridAttributes: one } }, { panel: { gridAttributes: other } }) =>
      (one.yPos ?? Infinity) - (other.yPos ?? Infinity) || (one.xPos ?? 0) - (other.xPos ?? 0) || 0,
  )
}

// Titles repeat: the second "Events" is events-2.
function keyed(panels: Panel[]): KeyedPanel[] {
  const seen = new Map<string, number>()
  return panels.map((panel) => {
    const slug = panel.title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
    const count = (seen.get(slug) ?? 0) + 1
    seen.set(slug, count)
    return { key: count > 1 ? `${slug}-${count}` : slug, panel }
  })
}

/** Where a panel lies on the grid, for the style sheet; without a place the grid finds one. */
export function placed(grid: GridAttributes): Record<string, string> {
  const { xPos, yPos } = grid
  const columns = within(grid.width, grid.minWidth, Math.min(grid.maxWidth ?? COLUMNS, COLUMNS))
  return {
    '--width': String(columns),
    '--height': String(within(grid.height, grid.minHeight, grid.maxHeight)),
    ...(xPos !== undefined && { '--column': String(Math.min(xPos, COLUMNS - columns) + 1) }),
    ...(yPos !== undefined && { '--row': String(yPos + 1) }),
  }
}

const within = (value: number, least = 1, most = Infinity) =>
  Math.max(1, Math.min(Math.max(value, least), most))
