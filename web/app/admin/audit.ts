/** A line of the audit log; `project` is null where the project is gone or it was the instance. */
export interface AuditLine {
  id: number
  author_id: number
  author: string | null
  project_id: number | null
  project?: string | null
  event_name: string
  target: string
  from: string | null
  to: string | null
  created_at: string
}

/** "member_created" in words: "Member created". */
export function inWords(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
