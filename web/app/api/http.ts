import { strings } from '../strings'

/** What is wrong with each field of a form, by the field's name. */
export type FieldErrors = Record<string, string[]>

/** The server refused: its status, and its own words where it said any. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: FieldErrors = {},
  ) {
    super(message)
  }
}

export interface Reply<T> {
  body: T
  headers: Headers
}

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  csrf?: string
  signal?: AbortSignal
}

/** Asks the API; throws Refused for an answer that is no success, TypeError when none came. */
export async function ask<T>(path: string, options: Options = {}): Promise<Reply<T>> {
  const { method = 'GET', body, csrf, signal } = options
  const headers = new Headers({ Accept: 'application/json' })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (csrf && method !== 'GET') headers.set('X-CSRF-Token', csrf)
  const request = { method, headers, signal: signal ?? null, cache: 'no-store' as const }
  const payload = body === undefined ? null : JSON.stringify(body)
  const response = await fetch(`/api/v4${path}`, { ...request, body: payload })
  const text = await response.text()
  if (!response.ok) throw refused(response.status, text)
  return { body: (text ? JSON.parse(text) : undefined) as T, headers: response.headers }
}

function refused(status: number, text: string): Refused {
  try {
    const { message, error, errors } = JSON.parse(text)
    return new Refused(status, String(message ?? error ?? strings.errors.noReason), errors)
  } catch {
    return new Refused(status, strings.errors.noReason)
  }
}

/** Whether a request failed because its view is gone. */
export const wasCancelled = (failure: unknown): boolean =>
  failure instanceof DOMException && failure.name === 'AbortError'
