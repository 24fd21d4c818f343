import { describe, expect, it } from 'vitest'
import type { GridAttributes, Panel } from '../api/types'
import { inReadingOrder, placed } from './grid'

const panel = (title: string, gridAttributes: GridAttributes): Panel => ({
  title,
  gridAttributes,
  visualization: { slug: 'any', type: 'SingleStat' },
})

describe('the grid', () => {
  it('is read by rows, from left to right, with panels that have no place last', () => {
    const panels = [
      panel('Anywhere', { width: 2, height: 1 }),
      panel('Below', { xPos: 0, yPos: 1, width: 6, height: 5 }),
      panel('Right', { xPos: 6, yPos: 0, width: 6, height: 1 }),
      panel('Left', { xPos: 0, yPos: 0, width: 6, height: 1 }),
    ]
    const titles = inReadingOrder(panels).map((one) => one.panel.title)
    expect(titles).toEqual(['Left', 'Right', 'Below', 'Anywhere'])
  })

  it('calls panels by their titles, the second of a name by a number', () => {
    const panels = ['Page views, over time!', 'Events', 'Events'].map((title) =>
      panel(title, { width: 1, height: 1 }),
    )
    expect(inReadingOrder(panels).map(({ key }) => key)).toEqual([
      'page-views-over-time',
      'events',
      'events-2',
    ])
  })

  it('keeps a panel within its twelve columns', () => {
    expect(placed({ xPos: 10, yPos: 2, width: 6, height: 5 })).toEqual({
      '--column': '7',
      '--row': '3',
      '--width': '6',
      '--height': '5',
    })
  })

  it('makes a panel no smaller and no larger than it may be', () => {
    const limits = { minWidth: 4, minHeight: 2, maxWidth: 8, maxHeight: 6 }
    expect(placed({ width: 2, height: 1, ...limits })).toEqual({ '--width': '4', '--height': '2' })
    expect(placed({ width: 12, height: 9, ...limits })).toEqual({ '--width': '8', '--height': '6' })
  })
})
