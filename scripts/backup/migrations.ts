import { createHash } from 'node:crypto'
import { migrationList } from '@/scripts/migrate/migrations'
import type { Head } from './manifest'

/** Throws where a backup needs migrations that this version does not have, or has otherwise. Answers the name of its newest. */
export function assertKnownMigrations(head: Head): string {
  const known = new Map(
    migrationList().migrationDirectories.map(({ path, migrationFile: { content } }) => [path, content.tag === 'ok' ? content.value : '']),
  )
  const unknown = head.migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new Error(
      `The backup was made by a newer version of Rollcall (${head.application}): this one does not know ${unknown.join(', ')}. Restore it with that version, or a later one.`,
    )
  const names = head.migrations.map(({ name }) => name)
  const newest = names.at(-1) ?? ''
  const skipped = [...known.keys()].filter((name) => name < newest && !names.includes(name))
  const changed = head.migrations.filter(
    ({ name, checksum }) =>
      createHash('sha256')
        .update(known.get(name) ?? '')
        .digest('hex') !== checksum,
  )
  const wrong = [...skipped, ...changed.map(({ name }) => name)]
  if (wrong.length > 0) throw new Error(`The backup comes from other migrations than this version’s: ${wrong.join(', ')} differ.`)
  return newest
}
