import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeOver } from './tag'

type Tag = ((...args: unknown[]) => void) & { q?: unknown }
type Page = { GlobalSnowplowNamespace?: string[]; [name: string]: unknown }

let sent: Record<string, string>[]
let page: Page
let trackers = 0

// What the usual snippet defines before the script arrives.
function tag(name: string): Tag {
  const calls: Tag = function () {
    ;(calls.q as { push(call: IArguments): void }).push(arguments)
  }
  calls.q = []
  ;(page.GlobalSnowplowNamespace ??= []).push(name)
  page[name] = calls
  return calls
}

const fetched = async (request: Request) => {
  const body = (await request.json()) as { data: Record<string, string>[] }
  sent.push(...body.data)
  return new Response('ok', { status: 200 })
}

// Trackers are kept for the page's life under their names: each test takes new ones.
const freshName = () => `sp${trackers++}`

const create = (snowplow: Tag, name: string, appId = 'shop') =>
  snowplow('newTracker', name, 'https://collector.test', {
    appId,
    platform: 'web',
    customFetch: fetched,
    contexts: { webPage: false },
  })

const arrived = (count: number) => vi.waitFor(() => expect(sent).toHaveLength(count))

beforeEach(() => {
  sent = []
  page = {}
})

afterEach(() => {
  localStorage.clear()
  vi.restoreAllMocks()
})

describe('the tag', () => {
  it('sends what was asked before the script arrived', async () => {
    const snowplow = tag('snowplow')
    create(snowplow, freshName())
    snowplow('trackPageView', { title: 'Basket' })
    takeOver(page)
    await arrived(1)
    expect(sent[0]).toMatchObject({ e: 'pv', page: 'Basket', aid: 'shop', p: 'web' })
  })

  it('creates trackers first, whatever the order of the calls', async () => {
    const snowplow = tag('snowplow')
    snowplow('setUserId', 'ada')
    snowplow('trackPageView')
    create(snowplow, freshName())
    takeOver(page)
    await arrived(1)
    expect(sent[0]).toMatchObject({ e: 'pv', uid: 'ada' })
  })

  it('sends at once what is asked afterwards', async () => {
    const snowplow = tag('snowplow')
    create(snowplow, freshName())
    takeOver(page)
    snowplow('trackStructEvent', { category: 'shop', action: 'buy', value: 3 })
    await arrived(1)
    expect(sent[0]).toMatchObject({ e: 'se', se_ca: 'shop', se_ac: 'buy', se_va: '3' })
  })

  it('sends self-describing events', async () => {
    const snowplow = tag('snowplow')
    create(snowplow, freshName())
    takeOver(page)
    const event = { schema: 'iglu:com.acme/paid/jsonschema/1-0-0', data: { total: 12 } }
    snowplow('trackSelfDescribingEvent', { event })
    await arrived(1)
    expect(sent[0]?.e).toBe('ue')
    expect(JSON.parse(sent[0]!.ue_pr!)).toMatchObject({ data: event })
  })

  it('speaks only to the tracker named after the colon', async () => {
    const snowplow = tag('snowplow')
    const [first, second] = [freshName(), freshName()]
    create(snowplow, first)
    create(snowplow, second)
    takeOver(page)
    snowplow(`trackPageView:${second}`)
    snowplow(`trackPageView:${first};${second}`)
    await arrived(3)
    expect(sent.map((event) => event.tna).sort()).toEqual([first, second, second])
  })

  it('keeps the trackers of two functions apart', async () => {
    const ours = tag('ours')
    const theirs = tag('theirs')
    create(ours, freshName(), 'ours')
    create(theirs, freshName(), 'theirs')
    takeOver(page)
    ours('trackPageView')
    await arrived(1)
    expect(sent.map((event) => event.aid)).toEqual(['ours'])
  })

  it('takes over a function defined after the script ran first', async () => {
    takeOver(page)
    const late = tag('late')
    create(late, freshName())
    late('trackPageView')
    takeOver(page)
    await arrived(1)
  })

  it('hands its trackers to a function', () => {
    const snowplow = tag('snowplow')
    const name = freshName()
    create(snowplow, name)
    takeOver(page)
    let device = ''
    snowplow(function (this: Record<string, { getDomainUserId(): string }>) {
      device = this[name]!.getDomainUserId()
    })
    expect(device).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('goes on after a command it does not know', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const snowplow = tag('snowplow')
    create(snowplow, freshName())
    snowplow('trackTelepathy')
    snowplow('trackPageView')
    takeOver(page)
    await arrived(1)
    expect(warned).toHaveBeenCalledWith(
      'sp.js does not know the command "trackTelepathy": it is ignored.',
    )
  })
})
