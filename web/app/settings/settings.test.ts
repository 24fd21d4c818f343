import { describe, expect, it } from 'vitest'
import { oldKeyEnds } from './rotation'
import { sectionAt, sectionsFor } from './sections'

describe('the pages of a project’s settings', () => {
  it('are all there for an owner', () => {
    expect(sectionsFor(50)).toEqual([
      '',
      'keys',
      'members',
      'privacy',
      'usage',
      'data_sources',
      'repository',
      'audit_events',
      'danger',
    ])
  })

  it('are those of running the project for a maintainer, and none for who reads it', () => {
    expect(sectionsFor(40)).toEqual([
      'keys',
      'members',
      'usage',
      'data_sources',
      'repository',
      'audit_events',
    ])
    expect(sectionsFor(30)).toEqual([])
  })

  it('begin with the first that somebody may see', () => {
    expect(sectionAt('', 50)).toBe('')
    expect(sectionAt('', 40)).toBe('keys')
    expect(sectionAt('', 20)).toBeUndefined()
  })

  it('are not found where they do not exist or are not theirs', () => {
    expect(sectionAt('members', 40)).toBe('members')
    expect(sectionAt('danger', 40)).toBeUndefined()
    expect(sectionAt('nothing', 50)).toBeUndefined()
  })
})

describe('a replaced key', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')

  it.each([
    ['now', '', ''],
    ['1', '', '2026-11-21T13:00:00.000Z'],
    ['24', '', '2026-11-22T12:00:00.000Z'],
    ['168', '', '2026-11-28T12:00:00.000Z'],
    ['custom', '2026-11-30T18:30', '2026-11-30T18:30:00.000Z'],
  ] as const)('is accepted %s %s: until "%s"', (grace, custom, end) => {
    expect(oldKeyEnds(grace, custom, now)).toBe(end)
  })
})
