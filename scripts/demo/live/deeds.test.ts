import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { layHistory } from '@/scripts/demo/lay'
import { Random } from '@/scripts/demo/random'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { liveSessions } from './browsers'
import { doSomething, type Live } from './deeds'
import { openEdge } from './door'

const PASSWORD = 'everybody has this one'
let database: TestDatabase
let live: Live

beforeAll(async () => {
  database = await testDatabase()
  await layHistory(database.ownerUrl, { people: 48, days: 1 }, PASSWORD)
  openEdge()
  live = { pool: new pg.Pool({ connectionString: database.appUrl, max: 1 }), random: new Random(5), password: PASSWORD }
  return () => live.pool.end()
}, 120_000)

describe('the demo’s people', () => {
  test('come, work, look and fail by the application’s own verbs, each recorded in a session of theirs', async () => {
    const { rows: before } = await database.owner.query('SELECT uuid_v7() AS id')
    const done = new Set<string>()
    for (let left = 40; left > 0; left -= 1) done.add(await doSomething(live))
    const clumsy = { ...live, password: 'another one that is wrong' }
    for (let left = 40; left > 0 && !done.has('unauthenticated'); left -= 1) done.add(await doSomething(clumsy))
    expect(done).toContain('unauthenticated')
    expect([...done]).toEqual(expect.arrayContaining(['signed in', 'edited', 'created']))
    const { rows } = await database.owner.query<{ what: string; many: number; strange: number }>(
      `SELECT a.kind || ' ' || a.action AS what, count(*)::int AS many,
         count(*) FILTER (WHERE a.session_flag IS NOT NULL OR (a.action <> 'failed' AND s.user_id IS DISTINCT FROM a.actor_id))::int AS strange
       FROM log.activities a LEFT JOIN sessions s ON s.id = a.session_id WHERE a.id > $1 GROUP BY 1`,
      [before[0]?.id],
    )
    expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(['sign_in in', 'sign_in failed', 'change create', 'change update']))
    expect(rows.reduce((sum, { strange }) => sum + strange, 0)).toBe(0)
  })

  test('never act in the name of whoever looks at the demo', async () => {
    const { rows } = await database.owner.query(
      `SELECT id FROM users WHERE email IN ('admin@example.org', 'manager@example.org', 'user@example.org')`,
    )
    expect(rows).toHaveLength(3)
    const watched = new Set(rows.map(({ id }) => id))
    expect((await liveSessions(live.pool)).filter(({ userId }) => watched.has(userId))).toEqual([])
  })
})
