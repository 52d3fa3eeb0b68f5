import { AppError } from '@/lib/errors/app-error'
import { type CsvRecord, parseCsv } from './csv'
import { type Columns, columnsIn, fieldsIn } from './csv-columns'
import { type ContactFields, contactFieldsSchema } from './schema'

/** Most rows of one file. */
export const MOST_ROWS = 5_000

/** A row of the file: a contact, or why it is none. `line` counts as an editor does, from 1, with the heading. */
export type PlannedRow = { readonly line: number; readonly name: string } & (
  | { readonly fields: ContactFields }
  | { readonly problem: string }
)

/** `used` and `ignored` are titles of columns, as they stand in the file. */
export type ImportPlan = Pick<Columns, 'used' | 'ignored'> & { readonly rows: readonly PlannedRow[] }

const refuse = (message: string) => new AppError('invalid', message)
/** A name as the account of the import repeats it. */
const shortly = (name: string) => name.trim().slice(0, 60)

function planRow(columns: Columns, width: number, { line, cells, problem }: CsvRecord): PlannedRow {
  const given = fieldsIn(columns, cells)
  const name = shortly(given.name)
  if (problem !== null) return { line, name, problem }
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    return { line, name, problem: `There are ${cells.length} values here, and ${width} columns in the first line.` }
  }
  const parsed = contactFieldsSchema.safeParse(given)
  if (parsed.success) return { line, name, fields: parsed.data }
  return { line, name, problem: parsed.error.issues[0]?.message ?? 'This row cannot be read.' }
}

/** What a file of comma-separated values says. @throws AppError `invalid` when it is no list of contacts as a whole. */
export function planImport(text: string): ImportPlan {
  const [heading, ...records] = parseCsv(text)
  if (heading === undefined) throw refuse('The file is empty.')
  if (heading.problem !== null) throw refuse(`The first line cannot be read. ${heading.problem}`)
  const columns = columnsIn(heading.cells)
  if (!columns.at.has('name') && !columns.at.has('first') && !columns.at.has('last')) {
    throw refuse('The first line has to name the columns, and one of them has to be “Name”.')
  }
  if (records.length === 0) throw refuse('There is no contact in the file, only the names of columns.')
  if (records.length > MOST_ROWS) {
    throw refuse(
      `There are ${records.length.toLocaleString('en-GB')} rows in the file, and one import takes at most ${MOST_ROWS.toLocaleString('en-GB')}. Cut it into parts.`,
    )
  }
  const rows = records.map((record) => planRow(columns, heading.cells.length, record))
  return { rows, used: columns.used, ignored: columns.ignored }
}
