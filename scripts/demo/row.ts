/** Columns by their names in the database. */
export type Row = Readonly<Record<string, unknown>>
