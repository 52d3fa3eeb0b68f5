import type pg from 'pg'
import { median } from '@/scripts/bench/statistics'
import { ownClock } from './backend-time'

const ROUNDS = 7
const WRITES = 400

/** A copy of one session as a new one, with its activity. */
const INSERT = `INSERT INTO sessions (token_hash, user_id, user_name, user_email, role, browser_id, device_type, device_vendor, device_model, browser,
    browser_version, os, os_version, is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, language, ip_first, ip,
    network_class, country, region, city, accuracy_estimated)
  SELECT sha256(convert_to(gen_random_uuid()::text, 'UTF8')), user_id, user_name, user_email, role, gen_random_uuid(), device_type, device_vendor,
    device_model, browser, browser_version, os, os_version, is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, language,
    ip_first, ip, network_class, country, region, city, accuracy_estimated FROM sessions WHERE id = $1`
const touch = (later: string) =>
  `UPDATE sessions SET last_activity_at = last_activity_at + interval '${later}' WHERE id = $1 AND ended_at IS NULL`
/** A touch in another quarter of an hour than the one before writes to all indexes. */
const texts = { insert: INSERT, touch: touch('1 microsecond'), 'touch in a new quarter of an hour': touch('15 minutes') } as const

type Write = keyof typeof texts
type Cost = { indexed: number; bare: number }

/** Milliseconds of one write, in a transaction that is rolled back, so that neither the disk nor what came before counts. */
async function timed(owner: pg.Client, write: Write, ids: readonly string[], bare: boolean): Promise<number> {
  await owner.query('BEGIN')
  try {
    if (bare) await owner.query('DROP INDEX sessions_facets')
    const clock = await ownClock(owner)
    const began = clock()
    for (const id of ids) await owner.query({ name: bare ? `bare ${write}` : write, text: texts[write], values: [id] })
    return (clock() - began) / ids.length
  } finally {
    await owner.query('ROLLBACK')
  }
}

/** One write with the index of facets and without, in turn: medians of the rounds. */
async function inTurn(owner: pg.Client, write: Write, ids: readonly string[]): Promise<Cost> {
  const [indexed, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    indexed.push(await timed(owner, write, ids, false))
    bare.push(await timed(owner, write, ids, true))
  }
  return { indexed: median(indexed), bare: median(bare) }
}

export async function writeCosts(owner: pg.Client): Promise<Partial<Record<Write, Cost>>> {
  // Far apart, as people are: several touches on a page before it is tidied up would leave it.
  const found = await owner.query<{
    id: string
  }>(`SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS at FROM sessions WHERE ended_at IS NULL) AS open
    WHERE at % 200 = 0 LIMIT ${WRITES}`)
  const ids = found.rows.map(({ id }) => id)
  const costs: Partial<Record<Write, Cost>> = {}
  for (const write of Object.keys(texts) as Write[]) costs[write] = await inTurn(owner, write, ids)
  return costs
}
