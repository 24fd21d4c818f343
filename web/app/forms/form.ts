import { computed, reactive, readonly, ref, toRaw, type Ref } from 'vue'
import { Refused, type FieldErrors } from '../api/http'
import { reasonOf } from '../parts/fetched'

export type FormState = 'clean' | 'changed' | 'saving' | 'saved'

/** What a form is about: its fields by the names the API has for them. */
export type Values = Record<string, unknown>

export interface Form<T extends Values = Values> {
  /** What the fields show; they write into it. */
  values: T
  state: Readonly<Ref<FormState>>
  /** What is wrong with each field, as the server says it. */
  errors: Readonly<Ref<FieldErrors>>
  /** What is wrong and belongs to no field; empty when nothing is. */
  failure: Readonly<Ref<string>>
  /** Sends what was changed; true when it was taken. */
  save: () => Promise<boolean>
  /** Shows other values, as if they had just come from the server. */
  reset: (values: T) => void
}

/**
 * A form that shows `initial`. `send` is given the fields that were changed and returns the values as
 * they are afterwards; what it throws is shown, at the fields that it names.
 */
export function formOf<T extends Values>(
  initial: T,
  send: (changes: Partial<T>) => Promise<T>,
): Form<T> {
  const before = ref(copy(initial)) as Ref<T>
  const values = reactive(copy(initial)) as T
  const errors = ref<FieldErrors>({})
  const failure = ref('')
  const busy = ref(false)
  const taken = ref(false)

  const changes = computed(() => changed(before.value, values))
  const state = computed((): FormState => {
    if (busy.value) return 'saving'
    if (Object.keys(changes.value).length > 0) return 'changed'
    return taken.value ? 'saved' : 'clean'
  })

  function reset(next: T) {
    before.value = copy(next)
    Object.assign(values, copy(next))
    errors.value = {}
    failure.value = ''
  }

  async function save(): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      reset(await send(changes.value))
      taken.value = true
    } catch (reason) {
      taken.value = false
      errors.value = errorsOf(reason, Object.keys(values))
      failure.value = Object.keys(errors.value).length > 0 ? '' : reasonOf(reason)
    } finally {
      busy.value = false
    }
    return taken.value
  }

  return { values, state, errors: readonly(errors) as Ref<FieldErrors>, failure, save, reset }
}

/**
 * What a refusal says about fields that are there. A sentence that begins with a field's name is
 * about that field; errors of which one belongs to no field are all left to the refusal's message.
 */
export function errorsOf(reason: unknown, fields: string[]): FieldErrors {
  if (!(reason instanceof Refused)) return {}
  const named = Object.keys(reason.errors)
  if (named.length > 0) return named.every((name) => fields.includes(name)) ? reason.errors : {}
  const [first = ''] = reason.message.split(' ')
  return fields.includes(first) ? { [first]: [reason.message] } : {}
}

/** The fields of `after` that are not what they were. */
export function changed<T extends Values>(before: T, after: T): Partial<T> {
  const entries = Object.entries(after).filter(([name, value]) => !same(before[name], value))
  return copy(Object.fromEntries(entries)) as Partial<T>
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const copy = <T>(values: T): T => JSON.parse(JSON.stringify(toRaw(values))) as T
