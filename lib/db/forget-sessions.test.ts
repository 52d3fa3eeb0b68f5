import { beforeAll, beforeEach, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { type LaidSession, laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type TestPerson } from '@/tests/helpers/signed-in'

const DAY = 86_400
const NOBODY = '00000000-0000-0000-0000-000000000000'
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const forget = async (after = NOBODY, take = 100) =>
  withClient(
    (await testDatabase()).appUrl,
    async (client) => (await client.query('SELECT removed, last FROM log.forget_sessions($1, $2)', [after, take])).rows[0],
  )
const left = async (ids: readonly string[]) =>
  (await sql('SELECT id FROM sessions WHERE id = ANY ($1) ORDER BY id', [ids])).rows.map(({ id }) => id)
const told = async (action: string) =>
  (await sql('SELECT resource_type, resource_id FROM log.activities WHERE action = $1 ORDER BY id', [action])).rows

let person: TestPerson
beforeAll(async () => {
  await testDatabase()
  person = await makePerson()
})
beforeEach(async () => {
  await sql('DELETE FROM sessions')
  await sql('UPDATE settings SET retention_days = 30, idle_enabled = true, idle_minutes = 60, limit_enabled = true, limit_minutes = 480')
})

const ended = (days: number, seconds = 0): LaidSession => ({
  person,
  ...{ startedAgo: days * DAY + 3_600, idleFor: days * DAY, ended: { ago: days * DAY + seconds, reason: 'signed_out' } },
})

test('who ended before the bound goes, and no other: not by a second, and never who is live', async () => {
  await sql('UPDATE settings SET idle_enabled = false, limit_enabled = false')
  const gone = await laySessions([ended(40), ended(31), ended(30, 1)])
  const kept = await laySessions([
    ended(30, -30),
    ended(1),
    // Live for nearly 30 days; and one that ran out, unnoticed, a moment inside the bound.
    { person, startedAgo: 30 * DAY - 600, idleFor: 29 * DAY },
    { person, startedAgo: 60 * DAY - 600, idleFor: 59 * DAY },
  ])
  const unnoticed = await laySessions([{ person, startedAgo: 60 * DAY + 600, idleFor: 60 * DAY }])
  expect(await forget()).toMatchObject({ removed: 4 })
  expect(await left([...gone, ...kept, ...unnoticed])).toEqual([...kept].sort())
  expect(await forget()).toEqual({ removed: 0, last: NOBODY })
})

test('all that hangs on them goes too, and none of it is told row by row', async () => {
  const [id = ''] = await laySessions([ended(31)])
  const [young = ''] = await laySessions([ended(2)])
  for (const session of [id, young]) {
    await sql(
      `INSERT INTO session_addresses (session_id, user_id, ip, network_class, accuracy_estimated) VALUES ($1, $2, '192.0.2.7', 'documentation', false)`,
      [session, person.id],
    )
    await sql(`INSERT INTO place_corrections (session_id, country, by_id, by_name) VALUES ($1, 'DE', $2, 'x')`, [session, person.id])
    await sql(
      `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name) VALUES ('session', $1, 'x', 'x', $2, 'x')`,
      [session, person.id],
    )
    await sql(`INSERT INTO kill_tickets (ticket_hash, session_id) VALUES (sha256(convert_to($1::text, 'UTF8')), $1::uuid)`, [session])
    await sql(`INSERT INTO kill_orders (session_id, targets) VALUES ($1, '{}')`, [session])
  }
  const before = await told('delete')
  expect(await forget()).toMatchObject({ removed: 1 })
  const hanging =
    await sql(`SELECT (SELECT count(*) FROM session_addresses)::int AS addresses, (SELECT count(*) FROM place_corrections)::int AS corrections,
    (SELECT count(*) FROM reviews)::int AS reviews, (SELECT count(*) FROM kill_tickets)::int AS tickets, (SELECT count(*) FROM kill_orders)::int AS orders`)
  expect(hanging.rows).toEqual([{ addresses: 1, corrections: 1, reviews: 1, tickets: 1, orders: 1 }])
  expect(await told('delete')).toEqual(before)

  // The same by hand, of one that is kept: every row is told.
  await sql('DELETE FROM reviews WHERE session_id = $1', [young])
  await sql('DELETE FROM sessions WHERE id = $1', [young])
  expect(
    (await told('delete'))
      .slice(before.length)
      .map(({ resource_type }) => resource_type)
      .sort(),
  ).toEqual(['place_correction', 'review', 'session'])
})

test('in batches, each after the last one’s id', async () => {
  const ids = (await laySessions(Array.from({ length: 7 }, (_, at) => ended(33 + at)))).sort()
  let after = NOBODY
  for (const removed of [3, 3, 1]) {
    const batch = await forget(after, 3)
    expect(batch.removed).toBe(removed)
    expect(batch.last > after).toBe(true)
    after = batch.last
  }
  expect(await left(ids)).toEqual([])
})

test('links go a week after they were used, or expired', async () => {
  const token = async (expiresAgo: number, usedAgo: number | null) =>
    (
      await sql(
        `INSERT INTO tokens (kind, token_hash, user_id, expires_at, used_at)
         VALUES ('invite', sha256(gen_random_uuid()::text::bytea), $1, now() - make_interval(secs => $2), now() - make_interval(secs => $3)) RETURNING id`,
        [person.id, expiresAgo, usedAgo],
      )
    ).rows[0].id as string
  const gone = [await token(7 * DAY + 60, null), await token(-DAY, 7 * DAY + 60)]
  const kept = [await token(7 * DAY - 60, null), await token(9 * DAY, 6 * DAY), await token(-DAY, null)]
  await withClient((await testDatabase()).appUrl, async (client) => {
    expect((await client.query('SELECT log.forget_tokens(100) AS n')).rows).toEqual([{ n: 2 }])
  })
  const rows = (await sql('SELECT id FROM tokens WHERE id = ANY ($1) ORDER BY id', [[...gone, ...kept]])).rows
  expect(rows.map(({ id }) => id)).toEqual([...kept].sort())
})
