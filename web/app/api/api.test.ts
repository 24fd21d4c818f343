import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refused, wasCancelled } from './http'
import { events, load } from './projects'
import { knownSession, signIn, signOut } from './session'

interface Asked {
  line: string
  csrf: string | undefined
  body: unknown
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

const result = { query: {}, data: [{ 'TrackedEvents.count': '3' }], annotation: {} }
const loaded = { status: 200, body: { queryType: 'regularQuery', results: [result] } }
const wait = { status: 200, body: { error: 'Continue wait' } }
const path = '/api/v4/projects/demo%2Fshop/product_analytics'

let answers: Answer[]
let asked: Asked[]
const server = createServer((request, response) => void answer(request, response))

// Answers in turn; a request for which none is left is never answered.
async function answer(request: IncomingMessage, response: ServerResponse) {
  let text = ''
  for await (const part of request) text += String(part)
  asked.push({
    line: `${request.method} ${request.url}`,
    csrf: request.headers['x-csrf-token'] as string | undefined,
    body: text ? JSON.parse(text) : undefined,
  })
  const next = answers.shift()
  if (!next) return
  response.writeHead(next.status, { 'Content-Type': 'application/json', ...next.headers })
  response.end(next.body === undefined ? '' : JSON.stringify(next.body))
}

beforeEach(async () => {
  answers = []
  asked = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const page = window as unknown as { happyDOM: { setURL(url: string): void } }
  page.happyDOM.setURL(`http://127.0.0.1:${port}/`)
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const signal = () => new AbortController().signal
const nothing = () => {}

describe('the API', () => {
  it('is asked again while the server still works on an answer, and that is told', async () => {
    answers = [wait, wait, loaded]
    let told = 0
    const query = { measures: ['TrackedEvents.count'] }
    expect(await load('demo/shop', query, signal(), () => told++)).toEqual(result)
    expect(told).toBe(2)
    expect(asked.map(({ line }) => line)).toEqual(Array(3).fill(`POST ${path}/request/load`))
    expect(asked[0]!.body).toEqual({ query, queryType: 'multi' })
  })

  it("hands on the server's words about a bad query", async () => {
    answers = [{ status: 400, body: { message: "'nope' not found" } }]
    const failure = await load('demo/shop', {}, signal(), nothing).catch(
      (reason: unknown) => reason,
    )
    expect(failure).toBeInstanceOf(Refused)
    expect(failure).toMatchObject({ status: 400, message: "'nope' not found" })
  })

  it('stays calm about an answer that is no JSON', async () => {
    answers = [{ status: 502 }]
    const failure = await load('demo/shop', {}, signal(), nothing).catch(
      (reason: unknown) => reason,
    )
    expect(failure).toMatchObject({ status: 502, message: 'The server gave no reason.' })
  })

  it('is not asked any longer by a view that is gone', async () => {
    const gone = new AbortController()
    const failure = load('demo/shop', {}, gone.signal, nothing).catch((reason: unknown) => reason)
    await expect.poll(() => asked.length).toBe(1)
    gone.abort()
    expect(wasCancelled(await failure)).toBe(true)
  })

  it('counts the events of all pages', async () => {
    answers = [{ status: 200, body: [{ event_id: 'e1' }], headers: { 'X-Total': '21' } }]
    expect(await events('demo/shop', 2)).toEqual({ events: [{ event_id: 'e1' }], total: 21 })
    expect(asked[0]!.line).toBe(`GET ${path}/events?page=2&per_page=20`)
  })

  it('gets the CSRF token of the session with everything that changes something', async () => {
    const user = { id: 1, username: 'ada', name: 'Ada', admin: false }
    answers = [{ status: 201, body: { user, csrf_token: 'token' } }, loaded, { status: 204 }]
    await signIn('ada', 'secret')
    expect((await knownSession())?.user.username).toBe('ada')
    await load('demo/shop', {}, signal(), nothing)
    await signOut()
    expect(asked.map(({ csrf }) => csrf)).toEqual([undefined, 'token', 'token'])
    expect(await knownSession()).toBeNull()
  })
})
