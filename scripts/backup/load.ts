import type { Client } from 'pg'
import { calm, tablesOf } from './catalogue'
import { copyIn } from './copy'
import { type Head, nameOf, type Sums, type Table } from './manifest'
import { tableParts } from './read-archive'
import { unwatched } from './triggers'
import { copySql, type Progress } from './write-archive'

const quoted = (client: Client, { schema, name }: { readonly schema: string; readonly name: string }) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`

/** The days that the archive has and the migrations did not make, protected as all others are. */
async function makePartitions(client: Client, table: Table): Promise<void> {
  const parent = quoted(client, table)
  for (const partition of table.partitions) {
    const own = quoted(client, partition)
    const { rows } = await client.query('SELECT to_regclass($1) IS NULL AS missing', [own])
    if (rows[0].missing !== true) continue
    await client.query(
      `CREATE TABLE ${own} (LIKE ${parent} INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)`,
    )
    if (table.schema === 'log') await client.query('SELECT log.protect($1::regclass)', [own])
    await client.query(`ALTER TABLE ${parent} ATTACH PARTITION ${own} ${partition.bound}`)
  }
}

/** Throws where the tables that the migrations made are not those of the archive. */
function assertSameTables(there: readonly Table[], wanted: readonly Table[]): void {
  for (const table of wanted) {
    const found = there.find((other) => nameOf(other) === nameOf(table))
    const [have, want] = [found?.columns ?? [], table.columns].map((columns) => [...columns].sort().join(', '))
    if (found === undefined) throw new Error(`The backup has a table ${nameOf(table)}, which its migrations do not make.`)
    if (have !== want) throw new Error(`The columns of ${nameOf(table)} are not those of the backup: ${have} instead of ${want}.`)
  }
}

async function* counting(parts: AsyncIterable<Buffer>, tell: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const part of parts) {
    bytes += part.length
    tell(bytes)
    yield part
  }
}

/**
 * Fills a database that stands at the archive's migrations from a verified archive, all of it or nothing, without one activity being recorded.
 * What the migrations themselves put into tables gives way. Throws where a table ends with other rows than the archive says.
 */
export async function load(
  client: Client,
  file: string,
  { head, sums }: { head: Head; sums: Sums },
  progress: Progress = () => {},
): Promise<void> {
  await calm(client)
  assertSameTables(await tablesOf(client), head.tables)
  await client.query('BEGIN')
  for (const table of head.tables) {
    await makePartitions(client, table)
    // Backwards would be the order for keys, but no row that a migration makes points to another table.
    await unwatched(client, quoted(client, table), () => client.query(`DELETE FROM ${quoted(client, table)}`))
  }
  const rows = new Map<number, number>()
  for await (const { at, parts } of tableParts(file)) {
    const table = head.tables[at]
    if (table === undefined) throw new Error(`${file} has changed while it was read.`)
    const told = counting(parts, (bytes) => progress(nameOf(table), null, bytes))
    const made = await unwatched(client, quoted(client, table), () => copyIn(client, copySql(client, table, 'in'), told))
    rows.set(at, made)
    progress(nameOf(table), made, sums.tables[at]?.bytes ?? 0)
  }
  for (const [at, sum] of sums.tables.entries())
    if ((rows.get(at) ?? 0) !== sum.rows)
      throw new Error(`${sum.table} has ${rows.get(at) ?? 0} rows instead of ${sum.rows}. Nothing was restored.`)
  for (const { name, value } of head.sequences)
    if (value !== null) await client.query('SELECT setval($1::regclass, $2::bigint)', [name, value])
  await client.query('COMMIT')
}
