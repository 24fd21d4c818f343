import { Queue, type Call } from './queue'

/** The function that a tag defines on the page. */
type TagFunction = ((...args: unknown[]) => void) & { q?: Call[] | Queue }

/** Takes over every function that a tag has named since the script last ran. */
export function takeOver(page: object): void {
  const globals = page as Record<string, unknown>
  const names = globals.GlobalSnowplowNamespace
  if (!Array.isArray(names)) return
  for (const name of names.splice(0)) {
    const tag = globals[name] as TagFunction | undefined
    if (tag && !(tag.q instanceof Queue)) tag.q = new Queue(tag.q ?? [])
  }
}
