import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { projectRoot } from '@/scripts/project'

/** How many sessions are signed in, each at a point of its own. */
export const SESSIONS = 50_000

/** Fills an empty database. */
export async function layPoints(owner: pg.Client): Promise<void> {
  const text = readFileSync(join(projectRoot, 'scripts/bench/map/lay.sql'), 'utf8')
  await owner.query('BEGIN')
  await owner.query(text.replaceAll('$sessions', String(SESSIONS)))
  await owner.query('COMMIT')
  await owner.query('VACUUM (ANALYZE) public.sessions')
}
