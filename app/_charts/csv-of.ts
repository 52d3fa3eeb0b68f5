import { harmlessAfterSemicolon } from '@/lib/lists/after-semicolon'

/** What a spreadsheet would take for a formula stays text (OWASP, CSV injection). */
const plain = (text: string): string => harmlessAfterSemicolon(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map((cell) => quoted(plain(cell))).join(',')).join('\r\n')}\r\n`
