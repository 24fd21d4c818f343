import type { Answer } from '../api/types'
import { strings } from '../strings'

/** How an answer calls what a funnel is asked for; undefined what it was not asked for. */
export interface Keys {
  step: string | undefined
  number: string | undefined
  count: string | undefined
  ofFirst: string | undefined
  ofPrevious: string | undefined
  dropOff: string | undefined
  median: string | undefined
  ninetieth: string | undefined
  /** What tells groups apart: other dimensions, and times by bucket. */
  parting: { key: string; title: string; granularity: string | undefined; isFlag: boolean }[]
}

/** Finds them by the last part of their names: a funnel may be called anything. */
export function keysOf({ query, annotation }: Answer): Keys {
  const find = (kind: 'measures' | 'dimensions', last: string) =>
    Object.keys(annotation[kind]).find((key) => key.endsWith(`.${last}`))
  const step = find('dimensions', 'step')
  const number = find('dimensions', 'stepNumber')
  const others = Object.entries(annotation.dimensions).filter(
    ([key]) => key !== step && key !== number,
  )
  const times = (query.timeDimensions ?? []).flatMap(({ dimension, granularity }) =>
    granularity
      ? [
          {
            key: `${dimension}.${granularity}`,
            title: strings.chart.date,
            granularity,
            isFlag: false,
          },
        ]
      : [],
  )
  const values = others.map(([key, { shortTitle: title, type }]) => ({
    key,
    title,
    granularity: undefined,
    isFlag: type === 'boolean',
  }))
  return {
    step,
    number,
    count: find('measures', 'count'),
    ofFirst: find('measures', 'shareOfFirst'),
    ofPrevious: find('measures', 'shareOfPrevious'),
    dropOff: find('measures', 'dropOff'),
    median: find('measures', 'medianSeconds'),
    ninetieth: find('measures', 'p90Seconds'),
    parting: [...times, ...values],
  }
}
