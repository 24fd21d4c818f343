import type { Tooltip } from '../api/types'

/** A sentence, and the part of it that is a link. */
export interface Linked {
  before: string
  words: string
  after: string
  href: string
}

const LINK = /%\{linkStart\}(.*?)%\{linkEnd\}/s

/** What a panel says about itself; a link leads to web pages only. */
export function parted({ description, descriptionLink = '' }: Tooltip): string | Linked {
  const found = LINK.exec(description)
  const plain = description.replaceAll(/%\{link(Start|End)\}/g, '')
  if (!found || !/^https?:\/\//i.test(descriptionLink)) return plain
  return {
    before: description.slice(0, found.index),
    words: found[1]!,
    after: description.slice(found.index + found[0].length),
    href: descriptionLink,
  }
}
