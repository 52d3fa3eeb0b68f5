import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { layHistory } from './lay'

let database: TestDatabase
const one = async (text: string) => (await database.owner.query(text)).rows[0]

beforeAll(async () => {
  database = await testDatabase()
  await layHistory(database.ownerUrl)
}, 60_000)

describe('laying the demo', () => {
  test('people, sessions and their browsers are there, with places', async () => {
    const { people, sessions, countries, devices, orphans } = await one(`SELECT (SELECT count(*)::int FROM users) AS people,
      (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(DISTINCT country)::int FROM sessions) AS countries,
      (SELECT count(*)::int FROM known_devices) AS devices,
      (SELECT count(*)::int FROM sessions s WHERE NOT EXISTS (SELECT FROM known_devices k WHERE k.browser_id = s.browser_id)) AS orphans`)
    expect({ people, sessions, orphans }).toEqual({ people: 40, sessions: 400, orphans: 0 })
    expect(countries).toBeGreaterThan(25)
    expect(devices).toBeGreaterThan(50)
  })

  test('ids tell the moment of the beginning, so that the list is in order', async () => {
    const { wrong } = await one(
      `SELECT count(*)::int AS wrong FROM sessions WHERE abs(extract(epoch FROM uuid_time(id) - started_at)) > 0.001`,
    )
    expect(wrong).toBe(0)
  })

  test('every beginning and end since yesterday is an activity at its own time, and nothing else is', async () => {
    const { missing, strange } =
      await one(`WITH since AS (SELECT ((now() AT TIME ZONE 'UTC')::date - 1)::timestamp AT TIME ZONE 'UTC' AS first),
      due AS (
        SELECT id::text, 'in' AS action, started_at AS at FROM sessions, since WHERE started_at >= first
        UNION ALL SELECT id::text, CASE end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END, ended_at FROM sessions, since WHERE ended_at >= first
      )
      SELECT count(*) FILTER (WHERE a.id IS NULL)::int AS missing, count(*) FILTER (WHERE due.id IS NULL)::int AS strange
      FROM due FULL JOIN log.activities a ON a.resource_id = due.id AND a.action = due.action AND abs(extract(epoch FROM a.at - due.at)) < 0.002`)
    expect({ missing, strange }).toEqual({ missing: 0, strange: 0 })
  })

  test('recording is on again afterwards, for everybody', async () => {
    const { off } = await one(`SELECT count(*)::int AS off FROM pg_trigger t JOIN log.recorded_tables r ON r.relation = t.tgrelid
      WHERE t.tgname IN ('record_insert', 'record_update', 'record_delete') AND t.tgenabled <> 'A'`)
    expect(off).toBe(0)
  })
})
