import { daysBefore, today, type Day } from '../format/dates'
import type { Token } from './api'

/** Days after which a token ends unless something else is chosen. */
const USUAL_DAYS = 30

export const usualExpiry = (now: Day = today()): Day => daysBefore(now, -USUAL_DAYS)

/** Whether a token works, or why not. */
export function stateOf(token: Token, now = Date.now()): 'active' | 'revoked' | 'expired' {
  if (token.revoked) return 'revoked'
  return token.expires_at !== null && Date.parse(token.expires_at) <= now ? 'expired' : 'active'
}
