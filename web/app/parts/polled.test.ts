import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Refused } from '../api/http'
import { polled } from './polled'

let scope: EffectScope
let asked: number
let hidden: boolean

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  asked = 0
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const poll = (answer: () => unknown = () => asked) =>
  scope.run(() =>
    polled(
      () => {
        asked++
        return new Promise((resolve) => resolve(answer()))
      },
      () => 1_000,
    ),
  )!

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('a page that looks again and again', () => {
  it('asks at once, then after each pause', async () => {
    const { value } = poll()
    await pass(0)
    expect(value.value).toBe(1)
    await pass(2_000)
    expect(value.value).toBe(3)
  })

  it('asks nothing out of sight, and at once when it is seen again', async () => {
    poll()
    await pass(0)
    hidden = true
    await pass(10_000)
    expect(asked).toBe(1)
    hidden = false
    document.dispatchEvent(new Event('visibilitychange'))
    await pass(0)
    expect(asked).toBe(2)
  })

  it('keeps what it knew while the server is away, and looks for it', async () => {
    const { value, failure } = poll(() => {
      if (asked === 2) throw new TypeError('no connection')
      return asked
    })
    await pass(1_000)
    expect(failure.value).toBeInstanceOf(TypeError)
    expect(value.value).toBe(1)
    await pass(5_000)
    expect(failure.value).toBeUndefined()
    expect(value.value).toBe(3)
  })

  it('asks no more for what is not there, or once it is gone itself', async () => {
    poll(() => {
      throw new Refused(404, 'Product Analytics is not enabled')
    })
    await pass(60_000)
    expect(asked).toBe(1)
    poll()
    scope.stop()
    await pass(60_000)
    expect(asked).toBe(2)
  })
})
