import type { Answer, Row } from '../api/types'
import { isNumber } from '../format/numbers'

/** An answer as a table of text: a line of names, a line for each row, as RFC 4180 has it. */
export function csv(answer: Answer): string {
  const { dimensions, timeDimensions, measures } = answer.annotation
  const first = answer.data[0] ?? {}
  const named = { ...dimensions, ...timeDimensions, ...measures }
  const members = Object.keys(named).filter((member) => member in first)
  // A bucket's time also stands under its dimension's plain name.
  const kept = members.filter((member) => !members.some((one) => one.startsWith(`${member}.`)))
  const answers = [answer, ...(answer.compared ?? [])]
  const rows = answers.flatMap(({ data }) => data.map((row) => line(row, kept)))
  return [kept.map((member) => quoted(named[member]!.title)).join(','), ...rows, ''].join('\r\n')
}

const line = (row: Row, members: string[]) =>
  members.map((member) => quoted(harmless(row[member]))).join(',')

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

// Page titles are written by anybody: a spreadsheet must not read one as a formula.
function harmless(value: Row[string] | undefined): string {
  const text = String(value ?? '')
  return isNumber(value) || !/^[=+\-@\t\r]/.test(text) ? text : `'${text}`
}

/** Gives the answer to the browser as a file named after its panel. */
export function saveCsv(title: string, answer: Answer): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv(answer)], { type: 'text/csv' }))
  link.download = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'panel'}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}
