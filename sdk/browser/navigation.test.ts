import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onPage } from './navigation.js'

let opened: string[]

// Each navigation as an application makes it, with the time it takes until the next.
async function go(change: () => void) {
  change()
  await vi.advanceTimersByTimeAsync(1)
}

const push = (url: string) => () => history.pushState({}, '', url)
const replace = (url: string) => () => history.replaceState({}, '', url)
const own = { pushState: history.pushState, replaceState: history.replaceState }

beforeEach(() => {
  vi.useFakeTimers()
  own.replaceState.call(history, {}, '', '/start')
  const seen: string[] = (opened = [])
  onPage(() => seen.push(location.pathname + location.search + location.hash))
})

afterEach(() => {
  vi.useRealTimers()
  Object.assign(history, own)
})

it('tells the page that is open, and each that the application goes on to', async () => {
  await go(push('/boots?size=42'))
  await go(replace('/boots?size=43'))
  expect(opened).toEqual(['/start', '/boots?size=42', '/boots?size=43'])
})

it('tells nothing where the URL stays as it is', async () => {
  await go(replace('/start'))
  await go(push('/start'))
  expect(opened).toEqual(['/start'])
})

it('takes a page that goes on at once for none', async () => {
  await go(() => {
    push('/old')()
    replace('/new')()
  })
  expect(opened).toEqual(['/start', '/new'])
})

it('knows routes from anchors', async () => {
  await go(push('/start#sizes'))
  await go(push('/start#/sizes'))
  await go(push('/start#/prices'))
  expect(opened).toEqual(['/start', '/start#/sizes', '/start#/prices'])
})

it('tells of the way back', async () => {
  await go(push('/boots'))
  await go(() => {
    own.replaceState.call(history, {}, '', '/start')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  expect(opened).toEqual(['/start', '/boots', '/start'])
})

it('tells of a page that comes back from the cache, and of no other that is shown', () => {
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(opened).toEqual(['/start', '/start'])
})
