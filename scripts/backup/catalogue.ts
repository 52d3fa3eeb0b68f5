import type { Client } from 'pg'
import type { Head, Table } from './manifest'

/** Made by the migrations themselves. */
const NOT_COPIED = '_prisma_migrations'

type Found = Table & { readonly oid: number; readonly needs: readonly number[] }

/** So that the rows may wait and go elsewhere as they are: no time limits, and nothing that depends on the role's settings. */
export async function calm(client: Client): Promise<void> {
  await client.query(`SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET search_path = '';
    SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET extra_float_digits = 1; SET client_encoding = 'UTF8'`)
}

/** A table after those that its foreign keys point to. */
function inOrder(tables: readonly Found[]): Table[] {
  const byOid = new Map(tables.map((table) => [table.oid, table]))
  const done = new Set<Found>()
  const visit = (table: Found, trail: readonly Found[]): void => {
    if (done.has(table) || trail.includes(table)) return
    for (const oid of table.needs) {
      const needed = byOid.get(oid)
      if (needed !== undefined) visit(needed, [...trail, table])
    }
    done.add(table)
  }
  for (const table of tables) visit(table, [])
  return [...done].map(({ schema, name, columns, partitions }) => ({ schema, name, columns, partitions }))
}

/** The tables that hold something, as the catalogue tells them, in an order in which they can be filled. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Found>(
    `SELECT c.oid::int8::int AS oid, n.nspname AS schema, c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      ARRAY(SELECT k.confrelid::int8::int FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs,
      coalesce((SELECT jsonb_agg(jsonb_build_object('schema', pn.nspname, 'name', p.relname, 'bound', pg_get_expr(p.relpartbound, p.oid)) ORDER BY p.relname)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhparent = c.oid AND c.relkind = 'p'), '[]') AS partitions
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1 AND n.nspname IN ('public', 'log')
    ORDER BY n.nspname DESC, c.relname`,
    [NOT_COPIED],
  )
  return inOrder(rows)
}

/** Everything that the first member of an archive says. Call it within the snapshot. Throws where there is no Rollcall in the database. */
export async function headOf(client: Client, application: string): Promise<Head> {
  const migrated = await client.query(`SELECT to_regclass('public.${NOT_COPIED}') IS NOT NULL AS migrated`)
  if (migrated.rows[0].migrated !== true) throw new Error('There is no Rollcall in this database: nothing to back up.')
  const { rows: facts } = await client.query<{ postgres: string; made: Date }>(
    `SELECT current_setting('server_version') AS postgres, now() AS made`,
  )
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM public.${NOT_COPIED} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const { rows: installed } = await client.query<{ fingerprint: string }>(
    'SELECT auth_secret_fingerprint AS fingerprint FROM public.installation',
  )
  const { rows: sequences } = await client.query<Head['sequences'][number]>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_sequences WHERE schemaname IN ('public', 'log')`,
  )
  return {
    format: 1,
    application,
    made: facts[0]?.made.toISOString() ?? '',
    postgres: facts[0]?.postgres ?? '',
    migrations,
    authSecretFingerprint: installed[0]?.fingerprint ?? null,
    sequences,
    tables: await tablesOf(client),
  }
}
