/** Something with the schema that says what it is. */
export interface Described {
  schema: string
  data: unknown
}

/** Data with its schema, by the schema's vendor and name. */
export const described = (name: string, data: unknown): Described => ({
  schema: `iglu:${name}/jsonschema/1-0-0`,
  data,
})

/** The same as text, with a schema of Snowplow's own. */
export const wrapped = (name: string, data: unknown): string =>
  JSON.stringify(described('com.snowplowanalytics.snowplow/' + name, data))

/** The fields of an event that the browser and the document tell. */
export function surroundings() {
  const { documentElement: root, characterSet, referrer } = document
  const { width, height, colorDepth } = screen
  return {
    url: location.href,
    refr: referrer,
    lang: navigator.language,
    tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    cs: characterSet,
    cd: `${colorDepth}`,
    res: `${width}x${height}`,
    vp: `${innerWidth}x${innerHeight}`,
    ds: `${root.scrollWidth}x${root.scrollHeight}`,
  }
}
