import { describe, expect, it } from 'vitest'
import { Refused } from '../api/http'
import { changed, errorsOf, formOf } from './form'

const initial = { name: 'Shop', retention_days: 30, fields: ['user_id'] }

describe('a form', () => {
  it('sends only what was changed, and shows what the server made of it', async () => {
    const sent: unknown[] = []
    const form = formOf(initial, (changes) => {
      sent.push(changes)
      return Promise.resolve({ ...initial, name: 'Shop!' })
    })
    expect(form.state.value).toBe('clean')
    form.values.name = ' Shop! '
    expect(form.state.value).toBe('changed')
    const saving = form.save()
    expect(form.state.value).toBe('saving')
    expect(await saving).toBe(true)
    expect(sent).toEqual([{ name: ' Shop! ' }])
    expect(form.values.name).toBe('Shop!')
    expect(form.state.value).toBe('saved')
  })

  it('is as it was when a change is taken back', () => {
    const form = formOf(initial, () => Promise.resolve(initial))
    form.values.fields = ['user_id', 'ip']
    expect(form.state.value).toBe('changed')
    form.values.fields = ['user_id']
    expect(form.state.value).toBe('clean')
  })

  it('shows a refusal at the fields it is about, and keeps what was typed', async () => {
    const errors = { name: ['is taken'] }
    const form = formOf(initial, () => Promise.reject(new Refused(400, 'name is taken', errors)))
    form.values.name = 'Demo'
    expect(await form.save()).toBe(false)
    expect(form.errors.value).toEqual({ name: ['is taken'] })
    expect(form.failure.value).toBe('')
    expect(form.values.name).toBe('Demo')
    expect(form.state.value).toBe('changed')
  })

  it('says in one place what is about no field', async () => {
    const form = formOf(initial, () => Promise.reject(new Refused(403, 'The project is archived')))
    form.values.name = 'Demo'
    await form.save()
    expect(form.errors.value).toEqual({})
    expect(form.failure.value).toBe('The project is archived')
  })

  it('forgets what was wrong once it is taken', async () => {
    const answers = [Promise.reject(new Refused(400, 'name is taken')), Promise.resolve(initial)]
    const form = formOf(initial, () => answers.shift() ?? Promise.reject(new Error()))
    await form.save()
    expect(form.errors.value).toEqual({ name: ['name is taken'] })
    await form.save()
    expect(form.errors.value).toEqual({})
  })
})

describe('a refusal', () => {
  it('is about the field that its sentence begins with', () => {
    const refusal = new Refused(400, 'time_zone must be a name')
    expect(errorsOf(refusal, ['time_zone'])).toEqual({ time_zone: ['time_zone must be a name'] })
    expect(errorsOf(refusal, ['name'])).toEqual({})
  })

  it('is about the form when one of its errors has no field to be shown at', () => {
    const errors = { name: ['is taken'], data_sources_settings: ['must all be set'] }
    expect(errorsOf(new Refused(400, 'both', errors), ['name'])).toEqual({})
  })

  it('says nothing about fields when no server answered', () => {
    expect(errorsOf(new TypeError('offline'), ['name'])).toEqual({})
  })
})

it('compares lists by what is in them', () => {
  expect(changed(initial, { ...initial, fields: ['user_id'] })).toEqual({})
  expect(changed(initial, { ...initial, fields: [] })).toEqual({ fields: [] })
})
