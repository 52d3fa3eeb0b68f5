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
const TOUCH = 'UPDATE sessions SET last_activity_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL'

/** Milliseconds of one write, in a transaction that is rolled back, so that neither the disk nor what came before counts. */
async function timed(owner: pg.Client, text: string, ids: readonly string[], bare: boolean): Promise<number> {
  await owner.query('BEGIN')
  try {
    if (bare) await owner.query('DROP INDEX sessions_facets')
    const clock = await ownClock(owner)
    const began = clock()
    for (const id of ids) await owner.query({ name: bare ? `bare ${text.slice(0, 6)}` : text.slice(0, 6), text, values: [id] })
    return (clock() - began) / ids.length
  } finally {
    await owner.query('ROLLBACK')
  }
}

/** One write with the index of facets and without, in turn: medians of the rounds. */
async function inTurn(owner: pg.Client, text: string, ids: readonly string[]): Promise<{ indexed: number; bare: number }> {
  const [indexed, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    indexed.push(await timed(owner, text, ids, false))
    bare.push(await timed(owner, text, ids, true))
  }
  return { indexed: median(indexed), bare: median(bare) }
}

export async function writeCosts(owner: pg.Client): Promise<Record<'insert' | 'touch', { indexed: number; bare: number }>> {
  // Far apart, as people are: several touches on a page before it is tidied up would leave it.
  const found = await owner.query<{
    id: string
  }>(`SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS at FROM sessions WHERE ended_at IS NULL) AS open
    WHERE at % 200 = 0 LIMIT ${WRITES}`)
  const ids = found.rows.map(({ id }) => id)
  return { insert: await inTurn(owner, INSERT, ids), touch: await inTurn(owner, TOUCH, ids) }
}
