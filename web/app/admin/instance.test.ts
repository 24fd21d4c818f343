import { describe, expect, it } from 'vitest'
import { inWords } from './audit'
import { ATTRIBUTE_GROUPS } from './attributes'
import { isFixed, noteOn, present, sourced } from './instance'

const answer = {
  product_analytics_enabled: true,
  product_analytics_data_collector_host: 'https://collect.example.com',
  jitsu_project_xid: '',
  cube_api_key: '********',
  sources: {
    product_analytics_data_collector_host: {
      source: 'configuration' as const,
      detail: 'http.public-url from FOOTFALL_HTTP_PUBLIC_URL',
      note: '',
    },
    jitsu_project_xid: { source: 'default' as const, detail: '', note: 'not needed: built in' },
  },
}

describe('the instance’s settings', () => {
  it('are taken apart into values and where these come from', () => {
    const { values, sources } = sourced(answer)
    expect(Object.keys(values)).toEqual([
      'product_analytics_enabled',
      'product_analytics_data_collector_host',
      'jitsu_project_xid',
      'cube_api_key',
    ])
    expect(sources).toBe(answer.sources)
    expect(sourced({ cube_api_key: '' }).sources).toEqual({})
  })

  it('say who sets what nobody else can change', () => {
    const { sources } = answer
    expect(isFixed(sources, 'product_analytics_data_collector_host')).toBe(true)
    expect(noteOn(sources, 'product_analytics_data_collector_host')).toBe(
      'Set by http.public-url from FOOTFALL_HTTP_PUBLIC_URL. Change it there.',
    )
    expect(isFixed(sources, 'jitsu_project_xid')).toBe(false)
    expect(noteOn(sources, 'jitsu_project_xid')).toBe('not needed: built in')
    expect(noteOn(sources, 'cube_api_key')).toBeUndefined()
  })

  it('show a field for each attribute that the server has, and no other', () => {
    const shown = present(ATTRIBUTE_GROUPS, sourced(answer).values)
    expect(shown.map(({ title }) => title)).toEqual(['product', 'collection', 'cube', 'jitsu'])
    expect(shown.flatMap(({ attributes }) => attributes.map(({ name }) => name))).toEqual([
      'product_analytics_enabled',
      'product_analytics_data_collector_host',
      'cube_api_key',
      'jitsu_project_xid',
    ])
  })
})

it('says in words what kind of change it was', () => {
  expect(inWords('product_analytics_settings_update')).toBe('Product analytics settings update')
})
