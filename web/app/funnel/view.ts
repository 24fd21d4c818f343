import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Filters, Row } from '../api/types'

/** The days that a funnel's page offers. */
export const FILTERS: Filters = { dateRange: { enabled: true, defaultOption: '30d' } }

/** A number whose people are listed. */
export interface Behind {
  /** Those who reached the step, or those who reached the one before and not it. */
  kind: 'reached' | 'left'
  /** The step's place, from 1. */
  step: number
  /** The value of the breakdown; undefined without one. */
  value: Row[string] | undefined
  /** Of the days compared with. */
  isEarlier: boolean
}

/** What a funnel's page shows beside what every dashboard's view has; the address alone knows it. */
export interface FunnelView {
  /** The last part of a dimension's name; empty without a breakdown. */
  breakdown: string
  compared: boolean
  behind: Behind | undefined
  page: number
}

/** Reads it from the address; what is not understood there is as if it was not there. */
export function readFunnelView(query: LocationQuery, steps: number): FunnelView {
  return {
    breakdown: text(query.breakdown),
    compared: query.compare === 'true',
    behind: readBehind(query, steps),
    page: Math.max(1, Math.trunc(Number(text(query.page))) || 1),
  }
}

const text = (value: LocationQuery[string] | undefined) => String([value].flat()[0] ?? '')

function readBehind(query: LocationQuery, steps: number): Behind | undefined {
  const kind = query.left === undefined ? 'reached' : 'left'
  const step = Number(text(query[kind]))
  const least = kind === 'left' ? 2 : 1
  if (!Number.isInteger(step) || step < least || step > steps) return undefined
  return { kind, step, value: [query.of].flat()[0], isEarlier: query.earlier === 'true' }
}

/** The address's query with other people's list, or with none. */
export function withBehind(query: LocationQueryRaw, behind?: Behind): LocationQueryRaw {
  const { reached: _, left: __, of: ___, earlier: ____, page: _____, ...kept } = query
  if (!behind) return kept
  return {
    ...kept,
    [behind.kind]: String(behind.step),
    ...(behind.value !== undefined && { of: behind.value === null ? null : String(behind.value) }),
    ...(behind.isEarlier && { earlier: 'true' }),
  }
}
