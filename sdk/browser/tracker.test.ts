import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { footfall } from './index.js'
import type { Options } from './index.js'

interface Sent {
  anonymous: boolean
  event: Record<string, string>
}

const HOST = 'https://collector.test'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

let sent: Sent[]
let requests: { url: string; size: number; at: number }[]
let answers: (() => Response)[]

const tracker = (more: Partial<Options> = {}) =>
  footfall({ appId: 'shop', host: HOST, auto: false, ...more })
const settled = () => vi.advanceTimersByTimeAsync(0)
const names = () => sent.map(({ event }) => event.page)
const kept = () => Object.keys(localStorage).sort()
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('', { status: code, headers })
const offline = () => {
  throw new TypeError('Failed to fetch')
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T03:00:00Z') })
  sent = []
  requests = []
  answers = []
  vi.stubGlobal('fetch', async (url: string, { body, headers, credentials }: RequestInit) => {
    const { data } = JSON.parse(String(body)) as { data: Record<string, string>[] }
    requests.push({ url, size: data.length, at: Date.now() })
    expect(credentials).toBe('omit')
    const answer = (answers.shift() ?? status(200))()
    if (!answer.ok) return answer
    const anonymous = (headers as Record<string, string>)['SP-Anonymous'] === '*'
    sent.push(...data.map((event) => ({ anonymous, event })))
    return answer
  })
})

afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('an event', () => {
  it('says all it knows, as texts', async () => {
    document.title = 'Boots'
    tracker().page()
    await settled()
    const { event } = sent[0]!
    expect(requests[0]!.url).toBe(`${HOST}/com.snowplowanalytics.snowplow/tp2`)
    expect(event).toMatchObject({
      e: 'pv',
      aid: 'shop',
      p: 'web',
      tv: 'footfall-0.1.0',
      page: 'Boots',
      dtm: '1795316400000',
      stm: '1795316400000',
      url: location.href,
      cs: 'UTF-8',
      vp: '1024x768',
    })
    expect(event.eid).toMatch(UUID)
    expect(Object.values(event).every((value) => typeof value === 'string')).toBe(true)
  })

  it('of a name of its own fills the columns of GitLab’s SDK', async () => {
    tracker().track('bought', { total: 12, items: ['tea'] })
    await settled()
    expect(sent[0]!.event.e).toBe('ue')
    expect(JSON.parse(sent[0]!.event.ue_pr!)).toEqual({
      schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
      data: {
        schema: 'iglu:com.gitlab/custom_event/jsonschema/1-0-0',
        data: { name: 'bought', props: { total: 12, items: ['tea'] } },
      },
    })
  })

  it('that JSON cannot hold is a warning and nothing else', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const shop = tracker()
    shop.track('round', circle)
    shop.page('next')
    await settled()
    expect(names()).toEqual(['next'])
    expect(warned).toHaveBeenCalledOnce()
    warned.mockRestore()
  })
})

describe('a page view by itself', () => {
  it('knows what the page said at once', async () => {
    tracker({ consent: true, auto: true }).identify('ada')
    await settled()
    expect(sent.map(({ event }) => [event.e, event.uid])).toEqual([['pv', 'ada']])
  })

  it('has the identity of the events around it, and the next one another', async () => {
    const shop = tracker()
    shop.track('before')
    shop.page('one')
    shop.track('after')
    shop.page('two')
    await settled()
    const views = sent.map(({ event }) => event.co)
    expect(views[0]).toContain('web_page')
    expect(views.slice(1, 3)).toEqual([views[0], views[0]])
    expect(views[3]).not.toBe(views[0])
  })
})

describe('consent', () => {
  it('missing, keeps nothing and knows nobody', async () => {
    const shop = tracker()
    shop.identify('ada', { plan: 'gold' })
    shop.page('one')
    await settled()
    const { anonymous, event } = sent[0]!
    expect(anonymous).toBe(true)
    expect(event).not.toHaveProperty('duid')
    expect(event).not.toHaveProperty('sid')
    expect(event).not.toHaveProperty('uid')
    expect(event.co).not.toContain('gold')
    expect(kept()).toEqual([])
  })

  it('given, knows the device, the session and the user, and is remembered', async () => {
    const first = tracker()
    first.consent(true)
    tracker().identify('nobody yet')
    const again = tracker()
    again.identify('ada', { plan: 'gold' })
    again.page('one')
    await settled()
    const { anonymous, event } = sent[0]!
    expect(anonymous).toBe(false)
    expect(event).toMatchObject({ uid: 'ada', vid: '1' })
    expect(event.duid).toMatch(UUID)
    expect(event.sid).toMatch(UUID)
    expect(event.co).toContain('user_context')
    expect(event.co).toContain('{"plan":"gold"}')
  })

  it('withdrawn, removes what was kept', async () => {
    const shop = tracker({ consent: true })
    shop.page('one')
    await settled()
    expect(kept()).toEqual(['footfall.shop.queue', 'footfall.shop.visitor'])
    shop.consent(false)
    expect(kept()).toEqual([])
    shop.page('two')
    await settled()
    expect(sent.map(({ anonymous }) => anonymous)).toEqual([false, true])
  })

  it('given later, does not tell who made the events before', async () => {
    answers = [offline]
    const shop = tracker()
    shop.page('before')
    shop.consent(true)
    shop.page('after')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent.map(({ anonymous, event }) => [event.page, anonymous])).toEqual([
      ['before', true],
      ['after', false],
    ])
    expect(requests).toHaveLength(3)
  })
})

describe('a session', () => {
  it('ends after half an hour without an event', async () => {
    const shop = tracker({ consent: true })
    shop.page('one')
    await vi.advanceTimersByTimeAsync(30 * 60_000)
    shop.page('two')
    await vi.advanceTimersByTimeAsync(30 * 60_000 + 1)
    shop.page('three')
    await settled()
    const [one, two, three] = sent.map(({ event }) => event)
    expect(two!.sid).toBe(one!.sid)
    expect(three!.sid).not.toBe(one!.sid)
    expect(three!.duid).toBe(one!.duid)
    expect([one, two, three].map((event) => event!.vid)).toEqual(['1', '1', '2'])
  })
})

describe('opting out', () => {
  it('sends nothing, on later pages too, until opting in', async () => {
    const shop = tracker({ consent: true })
    shop.optOut()
    shop.page('one')
    tracker({ consent: true }).page('two')
    await settled()
    expect(kept()).toEqual(['footfall.shop.out'])
    shop.optIn()
    shop.page('three')
    await settled()
    expect(names()).toEqual(['three'])
  })

  it('drops what waits', async () => {
    answers = [offline]
    const shop = tracker({ consent: true })
    shop.page('one')
    await settled()
    shop.optOut()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(sent).toEqual([])
    expect(requests).toHaveLength(1)
  })
})

describe('the queue', () => {
  it('sends again what was not answered or not taken, later each time', async () => {
    answers = [offline, status(503), status(500)]
    tracker().page('one')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(names()).toEqual(['one'])
    const start = requests[0]!.at
    expect(requests.map(({ at }) => at - start)).toEqual([0, 1_000, 3_000, 7_000])
  })

  it('waits as long as it is asked to, whatever happens meanwhile', async () => {
    answers = [status(429, { 'Retry-After': '30' })]
    const shop = tracker()
    shop.page('one')
    await vi.advanceTimersByTimeAsync(10_000)
    shop.page('two')
    await vi.advanceTimersByTimeAsync(19_999)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(names()).toEqual(['one', 'two'])
  })

  it('drops what is refused for good, and goes on', async () => {
    answers = [status(403)]
    const shop = tracker()
    shop.page('refused')
    shop.page('next')
    await settled()
    expect(names()).toEqual(['next'])
    expect(requests).toHaveLength(2)
  })

  it('goes on with the next page where there is consent', async () => {
    answers = [offline]
    const left = tracker({ consent: true })
    left.page('one')
    left.page('two')
    await settled()
    vi.clearAllTimers() // the page is left
    tracker({ consent: true })
    await settled()
    expect(names()).toEqual(['one', 'two'])
    expect(localStorage['footfall.shop.queue']).toBe('[]')
  })

  it('holds 200 events: the oldest make room', async () => {
    answers = [offline]
    const shop = tracker()
    for (let number = 1; number <= 201; number++) shop.page(`${number}`)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(names()).toHaveLength(200)
    expect(names()[0]).toBe('2')
    expect(names().at(-1)).toBe('201')
    expect(Math.max(...requests.map(({ size }) => size))).toBe(10)
  })

  it('lasts as long as the page where the browser keeps nothing', async () => {
    vi.stubGlobal('localStorage', undefined)
    answers = [offline]
    const shop = tracker({ consent: true })
    shop.page('one')
    shop.page('two')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(names()).toEqual(['one', 'two'])
    expect(sent[0]!.event.duid).toBe(sent[1]!.event.duid)
    vi.unstubAllGlobals()
  })

  it('is not disturbed by what somebody else wrote there', async () => {
    localStorage['footfall.shop.queue'] = 'not JSON'
    localStorage['footfall.shop.visitor'] = '{'
    tracker({ consent: true }).page('one')
    await settled()
    expect(names()).toEqual(['one'])
  })
})
