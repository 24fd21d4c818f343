import { describe, expect, it } from 'vitest'
import type { Token } from './api'
import { madeUpPassword } from './password'
import { stateOf, usualExpiry } from './tokens'

const token = (more: Partial<Token>): Token => ({
  id: 1,
  name: 'ci',
  scopes: ['api'],
  created_at: '2026-11-01T00:00:00Z',
  expires_at: null,
  last_used_at: null,
  revoked: false,
  ...more,
})

describe('a token', () => {
  it.each([
    [{}, 'active'],
    [{ expires_at: '2026-11-22T00:00:01Z' }, 'active'],
    [{ expires_at: '2026-11-22T00:00:00Z' }, 'expired'],
    [{ revoked: true, expires_at: '2026-11-01T00:00:00Z' }, 'revoked'],
  ])('with %o is %s', (more, state) => {
    expect(stateOf(token(more), Date.parse('2026-11-22T00:00:00Z'))).toBe(state)
  })

  it('ends after thirty days unless something else is chosen', () => {
    expect(usualExpiry('2026-11-22')).toBe('2026-12-22')
  })
})

describe('a made-up password', () => {
  it('has twenty characters that are not taken for one another, another one each time', () => {
    const passwords = new Set(Array.from({ length: 50 }, madeUpPassword))
    expect(passwords.size).toBe(50)
    for (const password of passwords) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{20}$/)
  })
})
