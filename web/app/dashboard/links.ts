import type { Link, Row } from '../api/types'

/** A definition names a member in full or by its last part. */
const names = (member: string, name: string) => member === name || member.endsWith(`.${name}`)

const find = (members: string[], name: string) => members.find((member) => names(member, name))

/** The columns of a table, and where the text of one leads. */
export interface LinkedColumns {
  shown: string[]
  /** The members whose values make the address, by the column that shows it. */
  hrefs: Record<string, string[]>
}

/** Makes the text column of each link a link and hides the columns that only make its address. */
export function linkColumns(members: string[], links: Link[] = []): LinkedColumns {
  const hrefs: Record<string, string[]> = {}
  for (const { text, href } of links) {
    const column = find(members, text)
    const parts = [href].flat().map((name) => find(members, name))
    if (column && parts.every((part) => part !== undefined)) hrefs[column] = parts
  }
  const onlyAddress = new Set(Object.values(hrefs).flat())
  Object.keys(hrefs).forEach((column) => onlyAddress.delete(column))
  return { shown: members.filter((member) => !onlyAddress.has(member)), hrefs }
}

/** The address made of a row's values; undefined unless it is a web page's. */
export function address(row: Row, parts: string[]): string | undefined {
  const text = parts.map((part) => row[part] ?? '').join('')
  try {
    const url = new URL(text)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    return undefined
  }
}
