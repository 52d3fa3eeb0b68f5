import { createHash } from 'node:crypto'
import { createWriteStream, linkSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { calm, headOf } from './catalogue'
import { copyOut } from './copy'
import { HEAD, type Head, nameOf, SUMS, type Sums, type Table } from './manifest'
import { archiveEnd, memberBytes } from './tar'

/** Told of each table when it is written, and now and then before. */
export type Progress = (table: string, rows: number | null, bytes: number) => void

const quoted = (client: Client, { schema, name }: Pick<Table, 'schema' | 'name'>) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`

/** The statement that copies a table's rows in (`FROM STDIN`) or out (`TO STDOUT`). */
export function copySql(client: Client, table: Table, way: 'in' | 'out'): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const target = quoted(client, table)
  // A partitioned table itself has no rows to be copied.
  return way === 'in' ? `COPY ${target} (${columns}) FROM STDIN` : `COPY (SELECT ${columns} FROM ${target}) TO STDOUT`
}

async function* archive(client: Client, head: Head, progress: Progress): AsyncGenerator<Buffer> {
  const seconds = Math.floor(Date.parse(head.made) / 1000)
  const member = (name: string, content: Buffer) => memberBytes(name, content, seconds)
  const first = Buffer.from(`${JSON.stringify(head, null, 2)}\n`)
  yield member(HEAD, first)
  const sums: Sums['tables'] = []
  for (const [at, table] of head.tables.entries()) {
    const name = nameOf(table)
    const hash = createHash('sha256')
    let [rows, bytes, part] = [0, 0, 0]
    for await (const batch of copyOut(client, copySql(client, table, 'out'), (count) => {
      rows = count
    })) {
      hash.update(batch)
      bytes += batch.length
      part += 1
      yield member(`data/${String(at).padStart(2, '0')}-${name}/${String(part).padStart(6, '0')}.copy`, batch)
      progress(name, null, bytes)
    }
    sums.push({ table: name, rows, bytes, sha256: hash.digest('hex') })
    progress(name, rows, bytes)
  }
  const last: Sums = { head: createHash('sha256').update(first).digest('hex'), tables: sums }
  yield member(SUMS, Buffer.from(`${JSON.stringify(last, null, 2)}\n`))
  yield archiveEnd
}

/** What a backup is called while it is written. */
export const draftOf = (file: string): string => `${file}.${process.pid}.partial`

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}

/**
 * Writes all that the database holds at one moment (REPEATABLE READ, one snapshot) into `file`, readable for its owner alone; it appears under its
 * name when it is whole and on the disk. Others write on meanwhile. Throws where the file exists already.
 */
export async function writeArchive(client: Client, file: string, application: string, progress: Progress = () => {}): Promise<Head> {
  await calm(client)
  const draft = draftOf(file)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const head = await headOf(client, application)
    await pipeline(
      Readable.from(archive(client, head, progress), { objectMode: false }),
      createGzip(),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    )
    await client.query('COMMIT')
    await toDisk(draft)
    // A link, not a rename: a backup that is there already is never overwritten.
    linkSync(draft, file)
    return head
  } finally {
    rmSync(draft, { force: true })
  }
}
