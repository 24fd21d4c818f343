import { askSignedIn } from '../api/session'
import type { Values } from '../forms/form'
import type { AttributeGroup } from './attributes'
import { words } from './sources-strings'

export type FieldKind = 'switch' | 'url' | 'text' | 'email' | 'number' | 'secret'

/**
 * Where a value comes from; `detail` names the configuration key and where it was given, `note` says
 * what the server makes of the value.
 */
export interface Source {
  source: 'default' | 'settings' | 'configuration'
  detail?: string | null
  note?: string | null
}

export type Sources = Record<string, Source>

/** Values by the API's names, and where each of them comes from. */
export interface Sourced {
  values: Values
  sources: Sources
}

/** Takes an answer of the API apart; one of a server that names no sources has none. */
export function sourced(body: Values & { sources?: Sources | null }): Sourced {
  const { sources, ...values } = body
  return { values, sources: sources ?? {} }
}

export const instance = async (signal?: AbortSignal) =>
  sourced((await askSignedIn<Values>('/application/settings', { signal })).body)

export const changeInstance = async (changes: Values) =>
  sourced(
    (await askSignedIn<Values>('/application/settings', { method: 'PUT', body: changes })).body,
  )

/** Whether configuration sets an attribute, so that nobody else can. */
export const isFixed = (sources: Sources, name: string): boolean =>
  sources[name]?.source === 'configuration'

/** What is to be said of an attribute's value: who sets it, else what the server says of it. */
export function noteOn(sources: Sources, name: string): string | undefined {
  const { detail, note } = sources[name] ?? {}
  return (isFixed(sources, name) ? words.fixed(detail || words.configuration) : note) || undefined
}

/** The groups with the attributes that the server has. */
export const present = (groups: readonly AttributeGroup[], values: Values): AttributeGroup[] =>
  groups
    .map((group) => ({
      ...group,
      attributes: group.attributes.filter(({ name }) => name in values),
    }))
    .filter(({ attributes }) => attributes.length > 0)
