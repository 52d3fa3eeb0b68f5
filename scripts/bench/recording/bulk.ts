import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { ownClock } from '@/scripts/bench/lists/backend-time'
import { median } from '@/scripts/bench/statistics'
import { projectRoot } from '@/scripts/project'

const ROUNDS = 5
const ROWS = 100_000

const sqlFile = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

const LOG = `SELECT sum(pg_total_relation_size(inhrelid))::float8 AS bytes, sum(pg_relation_size(inhrelid))::float8 AS heap
  FROM pg_inherits WHERE inhparent = 'log.activities'::regclass`

type Bulk = {
  readonly recorded: number
  readonly bare: number
  /** Bytes an activity, with and without indexes. */
  readonly stored: number
  readonly heap: number
  /** Growth of this process, which asked for it, in bytes. */
  readonly grown: number
}

/** A hundred thousand rows in one UPDATE, recorded and unrecorded by turns: medians of the database's processor time, and what it left. */
export async function bulkCosts(owner: pg.Client): Promise<Bulk> {
  await owner.query(sqlFile('prisma/example/contacts.sql'))
  await owner.query(sqlFile('scripts/bench/recording/bulk.sql'))
  for (const table of ['contacts', 'unrecorded']) await owner.query(`VACUUM ANALYZE example.${table}`)
  const clock = await ownClock(owner)
  const timed = async (table: string, round: number) => {
    const began = clock()
    await owner.query(`UPDATE example.${table} SET company = 'Round ${round}', updated_at = now()`)
    return clock() - began
  }
  const before = (await owner.query(LOG)).rows[0]
  const resident = process.memoryUsage().rss
  const [recorded, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await timed('unrecorded', round))
    recorded.push(await timed('contacts', round))
  }
  const grown = process.memoryUsage().rss - resident
  const after = (await owner.query(LOG)).rows[0]
  const each = (what: 'bytes' | 'heap') => (after[what] - before[what]) / (ROUNDS * ROWS)
  return { recorded: median(recorded), bare: median(bare), stored: each('bytes'), heap: each('heap'), grown }
}
