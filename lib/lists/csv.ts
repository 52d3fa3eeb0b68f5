import { stringify } from 'csv-stringify/sync'
import { harmlessAfterSemicolon, jsonAfterSemicolon } from './after-semicolon'
import { controlNumbers, controlSigns } from './control-signs'

export type Cell = string | number | boolean | null

/** What a file tells of each row, by the title of its column. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => Cell>>

/** Without it Excel takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A record stays on one line, no terminal obeys it, and no part of it is a formula. */
const harmless = (cell: Cell): Cell => (typeof cell === 'string' ? harmlessAfterSemicolon(controlSigns(cell)) : cell)

/**
 * Lines of comma-separated values (RFC 4180): UTF-8, CRLF at each end, quotation marks where they are needed. A text that a spreadsheet would take for a
 * formula begins with an apostrophe; a number stays a number.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(harmless)),
    // A semicolon is what readers of other countries take for the separator, if it stands alone.
    { record_delimiter: 'windows', escape_formulas: true, quoted_match: ';', cast: { boolean: String } },
  )

/** The first line, with the titles. */
export const csvHead = (titles: readonly string[]): string => BYTE_ORDER_MARK + csvLines([titles])

/** A value that has parts, as JSON (RFC 8259) that tells it as it was: what is harmful stands as its number, so that nothing above has to change it. */
export const jsonCell = (value: object | null): string | null =>
  value === null ? null : jsonAfterSemicolon(controlNumbers(JSON.stringify(value)))
