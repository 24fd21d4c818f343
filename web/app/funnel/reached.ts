import type { Answer, Row } from '../api/types'
import { daysOf } from '../dashboard/chart'
import { formatBucket } from '../format/dates'
import { isNumber } from '../format/numbers'
import { strings } from '../strings'
import { keysOf, type Keys } from './keys'
import { words } from './strings'

/** Who got how far. Shares are of 100 and times seconds; null where there is nothing to say. */
export interface Reached {
  people: number
  ofFirst: number | null
  ofPrevious: number | null
  dropOff: number | null
  median: number | null
  ninetieth: number | null
}

/** People told apart from others by a value, by when they began, or by the days asked about. */
export interface Group {
  name: string
  /** The value of the first dimension that tells them apart; undefined where none does. */
  value: Row[string] | undefined
  /** Its colour, from 1; that of other days has the colour of what is compared with it. */
  mark: number
  isEarlier: boolean
  /** At each step. */
  steps: Reached[]
}

/** The answer to a question about a funnel, as it is drawn. */
export interface FunnelData {
  /** The steps' names, and their places from 1, in their order. */
  steps: { name: string; number: number }[]
  /** What tells the groups apart: "Country"; empty where there is but one. */
  parting: string
  groups: Group[]
  /** Whether the answer says how long people took. */
  timed: boolean
}

/** Sorts an answer's rows into groups and steps; the largest group comes first. */
export function funnelData(answer: Answer): FunnelData {
  const keys = keysOf(answer)
  const all = [answer, ...(answer.compared ?? [])]
  const steps = stepsOf(
    all.flatMap(({ data }) => data),
    keys,
  )
  const found = all.map((one) => groupsOf(one, keys, steps))
  const days = answer.compared ? all.map(daysOf) : []
  const names = [...new Set(found.flat().map(({ name }) => name))]
  const groups = names.flatMap((name, position) =>
    found.flatMap((those, at) =>
      those
        .filter((one) => one.name === name)
        .map(({ value, steps }) => ({
          ...{ name: nameWith(name, days[at]), value, steps },
          ...{ mark: position + 1, isEarlier: at > 0 },
        })),
    ),
  )
  return {
    steps: steps.map(({ name, number }) => ({ name, number })),
    parting: keys.parting.map(({ title }) => title).join(' · ') || (days[0] ? words.days : ''),
    groups,
    timed: keys.median !== undefined || keys.ninetieth !== undefined,
  }
}

const nameWith = (name: string, days: string | undefined) =>
  !days ? name : name ? strings.chart.during(name, days) : days

type Found = Pick<Group, 'name' | 'value' | 'steps'>

interface Step {
  key: string
  name: string
  number: number
}

const stepKey = (row: Row, { step, number }: Keys) => String(row[step ?? number ?? ''] ?? '')

// Without their places: later steps never have more people, and rows of equal numbers are in order.
function stepsOf(rows: Row[], keys: Keys): Step[] {
  const people = new Map<string, number>()
  const places = new Map<string, number>()
  for (const row of rows) {
    const key = stepKey(row, keys)
    people.set(key, (people.get(key) ?? 0) + numberOf(row, keys.count))
    places.set(key, numberOf(row, keys.number))
  }
  const order = keys.number
    ? [...people].sort(([one], [other]) => places.get(one)! - places.get(other)!)
    : [...people].sort(([, one], [, other]) => other - one)
  return order.map(([key], at) => {
    const number = keys.number ? places.get(key)! : at + 1
    return { key, name: keys.step ? key : words.stepAt(number), number }
  })
}

/** The largest first; by time the earliest. */
function groupsOf({ data }: Answer, keys: Keys, steps: Step[]): Found[] {
  const rows = new Map<string, Map<string, Row>>()
  for (const row of data) {
    const name = groupName(row, keys)
    const ofGroup = rows.get(name) ?? new Map<string, Row>()
    rows.set(name, ofGroup.set(stepKey(row, keys), row))
  }
  const groups = [...rows].map(([name, of]) => ({
    name,
    value: firstValue(of, keys),
    steps: reached(of, keys, steps),
  }))
  if (isByTime(keys))
    return groups.sort((one, other) => (String(one.value) < String(other.value) ? -1 : 1))
  return groups.sort((one, other) => entered(other) - entered(one))
}

const isByTime = ({ parting }: Keys) => parting[0]?.granularity !== undefined

const entered = ({ steps }: Found) => steps[0]?.people ?? 0

function groupName(row: Row, { parting }: Keys): string {
  const texts = parting.map(({ key, title, granularity, isFlag }) => {
    const text = String(row[key] ?? '')
    if (text === '') return strings.noValue
    if (isFlag) return strings.chart.flag(title, text === 'true')
    return granularity ? formatBucket(text, granularity, 'full') : text
  })
  return texts.join(' · ')
}

function firstValue(rows: Map<string, Row>, { parting }: Keys): Row[string] | undefined {
  const [row] = rows.values()
  return row && parting[0] ? (row[parting[0].key] ?? null) : undefined
}

function reached(rows: Map<string, Row>, keys: Keys, steps: Step[]): Reached[] {
  const counts = steps.map(({ key }) => numberOf(rows.get(key), keys.count))
  return steps.map(({ key, number }, at): Reached => {
    const row = rows.get(key)
    const people = counts[at]!
    const isFirst = number === 1
    const before = isFirst ? undefined : counts[at - 1]
    return {
      people,
      ofFirst: given(row, keys.ofFirst) ?? share(people, counts[0]),
      ofPrevious: isFirst ? null : (given(row, keys.ofPrevious) ?? share(people, before)),
      dropOff: isFirst
        ? null
        : (given(row, keys.dropOff) ?? (before === undefined ? null : before - people)),
      median: isFirst ? null : given(row, keys.median),
      ninetieth: isFirst ? null : given(row, keys.ninetieth),
    }
  })
}

const share = (people: number, of: number | undefined) => (of ? (100 * people) / of : null)

function given(row: Row | undefined, key: string | undefined): number | null {
  const value = key ? row?.[key] : undefined
  return isNumber(value) ? Number(value) : null
}

const numberOf = (row: Row | undefined, key: string | undefined) => given(row, key) ?? 0
