import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { projectRoot } from '@/scripts/project'

/** How much is laid; a tenth of the sessions is live. */
const SESSIONS = 1_000_000
const PEOPLE = 20_000

/** Indexes of the sessions on which no key, of theirs or of another table, depends. */
const OTHERS = `SELECT indexname AS name, indexdef AS statement FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'sessions'
  AND (schemaname || '.' || indexname)::regclass NOT IN (SELECT conindid FROM pg_constraint)`

/** Fills an empty database. The indexes are made afterwards: row by row they would take most of the time. */
export async function lay(owner: pg.Client): Promise<void> {
  const text = readFileSync(join(projectRoot, 'scripts/bench/lists/lay.sql'), 'utf8')
  const indexes = await owner.query<{ name: string; statement: string }>(OTHERS)
  await owner.query('BEGIN')
  for (const { name } of indexes.rows) await owner.query(`DROP INDEX public.${name}`)
  await owner.query(text.replaceAll('$sessions', String(SESSIONS)).replaceAll('$people', String(PEOPLE)))
  await owner.query(`SET LOCAL maintenance_work_mem = '512MB'`)
  for (const { statement } of indexes.rows) await owner.query(statement)
  await owner.query('COMMIT')
  await owner.query('VACUUM (ANALYZE) public.sessions')
  await owner.query('ANALYZE public.users')
}
