import fc from 'fast-check'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { killSession } from '@/lib/sessions/kill-session'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { sessionTallies } from './session-tally'

const DAY = 86_400
const WRITERS = 20
const ending = `UPDATE sessions SET ended_at = now(), end_reason = 'signed_out' WHERE id = $1`

let manager: SignedIn
let ids: readonly string[]
let day: string
let clients: pg.Client[]

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: (await testDatabase()).appUrl, statement_timeout: 10_000 })
  await client.connect()
  clients.push(client)
  return client
}
const count = (client: Pick<pg.Client, 'query'>) => client.query('SELECT count_session_day($1) AS done', [day])
const isCounted = async () =>
  (await sql('SELECT FROM session_days d WHERE d.day = $1 AND NOT EXISTS (SELECT FROM session_strikes k WHERE k.day = d.day)', [day]))
    .rowCount === 1

/** What the analyses tell, and what a search of all rows finds. */
async function both() {
  const { tallies } = await sessionTallies(manager.ctx, {}, ['end', 'place'])
  const { rows } =
    await sql(`SELECT 'end ' || end_reason || ' ' || count(*) AS line FROM sessions WHERE ended_at IS NOT NULL GROUP BY end_reason
    UNION ALL SELECT 'place ' || coalesce(country, '') || ' ' || count(*) FROM sessions GROUP BY country`)
  const told: Record<string, number> = {}
  for (const { part, a, count: n } of tallies) told[`${part} ${a}`] = (told[`${part} ${a}`] ?? 0) + n
  const lines = Object.entries(told).map(([key, n]) => `${key} ${n}`)
  return { told: lines.sort(), found: rows.map(({ line }) => line as string).sort() }
}

beforeEach(async () => {
  clients = []
  await testDatabase()
  await sql('UPDATE settings SET idle_enabled = false, limit_enabled = false')
  manager = await signedIn('audit_manager')
  const person = await makePerson()
  ids = await laySessions(Array.from({ length: WRITERS + 1 }, () => ({ person, startedAgo: 3 * DAY, idleFor: 60 })))
  day = (await sql(`SELECT (started_at AT TIME ZONE 'UTC')::date::text AS day FROM sessions WHERE id = $1`, [ids[0]])).rows[0].day
  await count((await testDatabase()).owner)
  expect(await isCounted()).toBe(true)
})
afterEach(() => Promise.all(clients.map((client) => client.end())))

describe('nobody waits for anybody', { timeout: 60_000 }, () => {
  test('twenty write to a counted day in transactions that stay open, somebody counts it, and a kill goes through', async () => {
    const [victim = '', ...rest] = ids
    const writers = await several(WRITERS, connected)
    const counter = await connected()
    await writers[0]?.query('BEGIN')
    await writers[0]?.query(ending, [rest[0]])
    await counter.query('BEGIN')
    expect((await count(counter)).rows).toEqual([{ done: false }])
    await sql('INSERT INTO session_strikes VALUES ($1)', [day])
    expect((await count(counter)).rows).toEqual([{ done: true }])

    // Whoever waited for one of the others would wait until the time limit of a statement, and a kill would end the connection in its way.
    for (const [at, writer] of writers.entries()) {
      if (at > 0) await writer.query('BEGIN')
      if (at > 0) await writer.query(ending, [rest[at]])
    }
    await killSession(manager.ctx, { sessionId: victim, reason: null, message: null })
    expect((await sql('SELECT end_reason FROM sessions WHERE id = $1', [victim])).rows).toEqual([{ end_reason: 'killed' }])

    await counter.query('COMMIT')
    const during = await both()
    expect(during.told).toEqual(during.found)
    for (const [at, writer] of writers.entries()) await writer.query(at % 4 === 3 ? 'ROLLBACK' : 'COMMIT')
    expect(await isCounted()).toBe(false)
    const struck = await both()
    expect(struck.told).toEqual(struck.found)
    await count((await testDatabase()).owner)
    expect(await isCounted()).toBe(true)
    const counted = await both()
    expect(counted.told).toEqual(counted.found)
    expect(counted.told).toContain('end signed_out 15')
  })
})

describe('no count is ever stale', { timeout: 60_000 }, () => {
  test('whatever is open, taken back or counted, in whatever order, the counts are those of a sequential search', async () => {
    const hands = await several(4, connected)
    const open = new Set<number>()
    const step = fc.record({
      hand: fc.nat(3),
      what: fc.constantFrom('move', 'move', 'end', 'count', 'count', 'commit', 'rollback'),
      which: fc.nat(WRITERS),
      many: fc.boolean(),
      together: fc.constantFrom('', 'off', 'on'),
      country: fc.constantFrom('NO', 'DE', null),
    })
    const settle = async (hand: number, how: string) => {
      if (open.delete(hand)) await hands[hand]?.query(how)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        for (const { hand, what, which, many, together, country } of steps) {
          const client = hands[hand] as pg.Client
          if (what === 'commit' || what === 'rollback') await settle(hand, what)
          else {
            if (!open.has(hand)) await client.query('BEGIN')
            open.add(hand)
            // Each hand has sessions of its own: who changes the same row waits for that, as always.
            const own = ids.filter((_, at) => at % 4 === hand)
            const some = own.slice(which % own.length, many ? own.length : (which % own.length) + 1)
            await client.query(`SELECT set_config('rollcall.together', $1, true)`, [together])
            if (what === 'count') await count(client)
            else if (what === 'move')
              await client.query('UPDATE sessions SET country = $2 WHERE id = ANY ($1) AND ended_at IS NULL', [some, country])
            // Some stay open, for those that move.
            else await client.query(`${ending} AND ended_at IS NULL`, [own[1 + (which % 3)]])
          }
          const { told, found } = await both()
          expect(told).toEqual(found)
        }
        for (const hand of [...open]) await settle(hand, 'COMMIT')
      }),
      { numRuns: 25, seed: 4 },
    )
  })
})
