import { describe, expect, it } from 'vitest'
import { snippets, type Target } from './snippets'

const target: Target = {
  host: 'https://t.example.com',
  appId: 'key-1',
  scriptUrl: 'https://t.example.com/footfall.js',
  trackerUrl: 'https://t.example.com/sp.js',
  projectId: 7,
}

const codes = (id: string, more: Partial<Target> = {}) =>
  snippets({ ...target, ...more })
    .find((snippet) => snippet.id === id)!
    .pieces.map(({ code }) => code)

describe('the snippets', () => {
  it('are one for each tracker that is collected', () => {
    expect(snippets(target).map(({ id }) => id)).toEqual([
      'footfall',
      'snowplow',
      'gitlab',
      'node',
      'curl',
      'pixel',
    ])
  })

  it('all name the host, and the project by its key, or by its number where 13.3 does', () => {
    for (const { id, pieces } of snippets(target)) {
      const code = pieces.map((piece) => piece.code).join('\n')
      expect(code).toContain('t.example.com')
      expect(code).toContain(id === 'pixel' ? '7' : 'key-1')
    }
  })

  it('name the host to footfall.js where it comes from another', () => {
    expect(codes('footfall')[0]).toBe(
      '<script async src="https://t.example.com/footfall.js" data-app-id="key-1"></script>',
    )
    expect(codes('footfall', { host: 'https://collect.example.com' })[0]).toContain(
      ' data-host="https://collect.example.com"></script>',
    )
  })

  it('split the host for the tracker that wants its parts', () => {
    expect(codes('node')[1]).toContain('{ endpoint: "t.example.com", protocol: "https" }')
    expect(codes('node', { host: 'http://127.0.0.1:8080' })[1]).toContain(
      '{ endpoint: "127.0.0.1", protocol: "http", port: 8080 }',
    )
  })

  it('let no odd host end a text of theirs', () => {
    const host = 'https://t.example.com/</script>\'"'
    expect(codes('snowplow', { host })[0]).toContain('https://t.example.com/\\u003c/script>\'\\"')
    expect(codes('curl', { host })[0]).not.toContain('</script>\'"/com')
  })
})
