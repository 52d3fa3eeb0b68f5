import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
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
      FROM due FULL JOIN (SELECT * FROM log.activities WHERE kind = 'sign_in') a ON a.resource_id = due.id AND a.action = due.action AND abs(extract(epoch FROM a.at - due.at)) < 0.002`)
    expect({ missing, strange }).toEqual({ missing: 0, strange: 0 })
  })

  test('everybody who signed in has contacts, and those made since yesterday are told as made in a session of their owner', async () => {
    const { contacts, owners, missing, wrong } =
      await one(`WITH since AS (SELECT ((now() AT TIME ZONE 'UTC')::date - 1)::timestamp AT TIME ZONE 'UTC' AS first)
      SELECT (SELECT count(*)::int FROM example.contacts) AS contacts, (SELECT count(DISTINCT owner_id)::int FROM example.contacts) AS owners,
        (SELECT count(*)::int FROM example.contacts c, since WHERE c.created_at >= first
          AND NOT EXISTS (SELECT FROM log.activities a WHERE a.resource_type = 'contact' AND a.resource_id = c.id::text AND a.actor_id = c.owner_id)) AS missing,
        (SELECT count(*)::int FROM log.activities a LEFT JOIN sessions s ON s.id = a.session_id AND s.user_id = a.actor_id
          WHERE a.resource_type = 'contact' AND (s.id IS NULL OR s.started_at > a.at + interval '1 ms' OR a.after ->> 'name' <> a.resource_label)) AS wrong`)
    expect(contacts).toBeGreaterThan(200)
    expect(owners).toBeGreaterThan(30)
    expect({ missing, wrong }).toEqual({ missing: 0, wrong: 0 })
  })

  test('the application reads and writes contacts, and each write is recorded', async () => {
    await withClient(database.appUrl, async (app) => {
      await app.query(`UPDATE example.contacts SET company = 'Elsewhere' WHERE id = (SELECT id FROM example.contacts ORDER BY id LIMIT 1)`)
      await expect(app.query('UPDATE example.contacts SET owner_id = owner_id')).rejects.toMatchObject({ code: '42501' })
      await expect(app.query('TRUNCATE example.contacts')).rejects.toMatchObject({ code: '42501' })
    })
    expect(await one(`SELECT after FROM log.activities WHERE resource_type = 'contact' AND action = 'update'`)).toEqual({
      after: { company: 'Elsewhere' },
    })
  })

  test('recording is on again afterwards, for everybody', async () => {
    const { off } = await one(`SELECT count(*)::int AS off FROM pg_trigger t JOIN log.recorded_tables r ON r.relation::regclass = t.tgrelid
      WHERE t.tgname IN ('record_insert', 'record_update', 'record_delete') AND t.tgenabled <> 'A'`)
    expect(off).toBe(0)
  })
})
