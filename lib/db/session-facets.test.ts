import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { dayOf, firstOf, lastOf, momentOf } from './id-days'
import { pageOf } from './session-list'
import { matchesSql } from './session-matches'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

describe('the index of facets', () => {
  test('its days are those of the ids, to the millisecond', async () => {
    const day = dayOf(momentOf(manager.session.id))
    for (const [id, expected] of [
      [firstOf(day), day],
      [lastOf(day), day],
      [lastOf(day - 1), day - 1],
    ] as const) {
      const { rows } = await sql(
        `SELECT public.session_facets($1, $1, 'r', 'd', NULL, NULL, NULL, NULL, 'n', NULL, NULL, NULL) && public.session_facets_asked($2, '{b}') AS there`,
        [id, expected],
      )
      expect(rows).toEqual([{ there: true }])
    }
  })

  test.each([
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.0/25', '10.1.2.0/24'],
    ['10.1.0.0/17', '10.1.0.0/16'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['2001:db8::7', '2001:db8::7'],
    ['2001:db8:0:1::/72', '2001:db8:0:1::/64'],
    ['2001:db8:1::/50', '2001:db8:1::/48'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('%s is looked for as %s', async (block, facet) => {
    const { rows } = await sql('SELECT public.session_facets_asked(7, $1) AS asked', [[`i${block}`]])
    expect(rows).toEqual([{ asked: [`7i${facet}`] }])
  })

  test('moving last activity changes no index: the touch stays on its page', async () => {
    const { owner } = await testDatabase()
    await owner.query('BEGIN')
    await owner.query('UPDATE sessions SET last_activity_at = clock_timestamp() WHERE id = $1', [manager.session.id])
    const { rows } = await owner.query(
      `SELECT pg_stat_get_xact_tuples_updated('sessions'::regclass)::int AS updated, pg_stat_get_xact_tuples_hot_updated('sessions'::regclass)::int AS hot`,
    )
    await owner.query('COMMIT')
    expect(rows).toEqual([{ updated: 1, hot: 1 }])
  })

  test('a touch leaves its page when last activity comes to another quarter of an hour of the session', async () => {
    const { owner } = await testDatabase()
    const { session } = await signedIn('audit_user')
    const hot = async () =>
      (await owner.query<{ hot: number }>(`SELECT pg_stat_get_xact_tuples_hot_updated('sessions'::regclass)::int AS hot`)).rows[0]?.hot ?? 0
    // Counted in one transaction: what an earlier one did may not have been reported yet.
    const touched = async (after: string) => {
      const before = await hot()
      const { rows } = await owner.query(
        `UPDATE sessions SET last_activity_at = started_at + $2::interval WHERE id = $1 RETURNING (activity_quarter - started_at)::text AS quarter`,
        [session.id, after],
      )
      return { quarter: rows[0]?.quarter, stayed: (await hot()) - before === 1 }
    }
    await owner.query('BEGIN')
    expect(await touched('00:14:59')).toEqual({ quarter: '00:00:00', stayed: true })
    expect(await touched('00:15:01')).toEqual({ quarter: '00:15:00', stayed: false })
    await owner.query('COMMIT')
  })

  test('one text of the statement for all filters, so that named statements stay few', () => {
    const texts = [
      {},
      { text: 'a b c' },
      { status: 'active' as const, ip: { is: ['10.0.0.0/8'], not: [] } },
      { equal: { user: { is: ['x'], not: ['y'] } } },
    ]
    expect(new Set(texts.map((filter) => matchesSql(manager.ctx, filter).text)).size).toBe(1)
  })
})

describe('a server without pg_trgm', () => {
  test('gets the index without words, and free text is found all the same', async () => {
    const place = 'prisma/migrations/20261124000001_facets/migration.sql'
    const block = /DO \$migration\$[\s\S]*?\$migration\$;/.exec(readFileSync(place, 'utf8'))?.[0] ?? ''
    expect(block).toContain('pg_trgm')
    await sql('DROP INDEX public.sessions_facets')
    await sql(block.replaceAll('pg_trgm', 'no_such_extension'))
    const { rows } = await sql(`SELECT indnkeyatts AS columns FROM pg_index WHERE indexrelid = 'public.sessions_facets'::regclass`)
    expect(rows).toEqual([{ columns: 1 }])
    const city = `Town ${randomUUID()}`
    const [id] = await laySessions([
      { person: await makePerson(), startedAgo: 200_000, idleFor: 100, ended: { ago: 100, reason: 'killed' }, city },
    ])
    for (const pace of [{ firstRows: 1, mostMs: 1e9 }, undefined]) {
      const { rows: found } = await pageOf(manager.ctx, { text: city.toUpperCase() }, {}, '-started', 5, pace)
      expect(found.map((row) => row.id)).toEqual([id])
    }
  })
})
