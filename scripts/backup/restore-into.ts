import { secretFingerprint } from '@/lib/crypto/secret-fingerprint'
import { withClient } from '@/scripts/cluster/connect'
import { migrate } from '@/scripts/migrate/migrate'
import { load } from './load'
import type { Head, Sums } from './manifest'
import { assertKnownMigrations } from './migrations'
import { settle } from './settle'
import type { Progress } from './write-archive'

type Target = { readonly ownerUrl: string; readonly appRole: string }
export type RestoreOptions = { readonly keepSessions?: boolean; readonly newSecret?: boolean; readonly progress?: Progress }

/** Throws unless the secret is the one that the backup's installation had. `origin` says where ours comes from. */
export function assertSecret({ authSecretFingerprint: theirs }: Head, secret: string | undefined, origin: string): void {
  const ours = secret === undefined ? undefined : secretFingerprint(secret)
  if (theirs === null || theirs === ours) return
  throw new Error(
    `The backup belongs to an installation whose AUTH_SECRET has the fingerprint ${theirs}; ${ours === undefined ? 'here is none' : `ours has ${ours}`} (${origin}). ` +
      'Set AUTH_SECRET to that one, or put its secrets.json into the data directory. If it is lost: --new-secret, and everybody signs in anew.',
  )
}

/** Throws unless the database is an empty one: a restore never mixes with what is there. */
async function assertEmpty(ownerUrl: string): Promise<void> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ name: string }>(
      `SELECT format('%s.%s', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1`,
    ),
  )
  if (rows.length === 0) return
  const names = rows.slice(0, 5).map(({ name }) => name)
  throw new Error(
    `The database is not empty: it has ${names.join(', ')}${rows.length > names.length ? ` and ${rows.length - names.length} tables more` : ''}. ` +
      'A restore goes into a new, empty database only, and this one was not changed.',
  )
}

/**
 * Restores a verified archive into an empty database: to the migrations of the archive, its rows, then the migrations that came since.
 * Answers how many sessions were ended by it.
 */
export async function restoreInto(
  { ownerUrl, appRole }: Target,
  file: string,
  { head, sums }: { head: Head; sums: Sums },
  { keepSessions = false, newSecret = false, progress = () => {} }: RestoreOptions = {},
): Promise<{ ended: number; later: readonly string[] }> {
  const newest = assertKnownMigrations(head)
  await assertEmpty(ownerUrl)
  await migrate({ ownerUrl, appRole, upTo: newest })
  await withClient(ownerUrl, (client) => load(client, file, { head, sums }, progress))
  const later = await migrate({ ownerUrl, appRole })
  const { ended } = await withClient(ownerUrl, (client) => settle(client, head, { keepSessions, newSecret }))
  return { ended, later }
}
