import { beforeAll, describe, expect, test } from 'vitest'
import { may } from '@/lib/access/may'
import type { Action } from '@/lib/access/policy'
import type { Role } from '@/lib/access/roles'
import { withClient } from '@/scripts/cluster/connect'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { layHistory } from './lay'

let database: TestDatabase
const one = async (text: string) => (await database.owner.query(text)).rows[0]
const none = async (text: string) => expect((await database.owner.query(`${text} LIMIT 3`)).rows).toEqual([])

beforeAll(async () => {
  database = await testDatabase()
  await layHistory(database.ownerUrl, { people: 48, days: 6 })
}, 120_000)

/** The activities of the past: not what laying the demo itself was. */
const told = `SELECT * FROM log.activities WHERE kind <> 'system'`

describe('laying the demo', () => {
  test('people, sessions and their browsers are there, with places', async () => {
    const { people, sessions, countries, devices, orphans } = await one(`SELECT (SELECT count(*)::int FROM users) AS people,
      (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(DISTINCT country)::int FROM sessions) AS countries,
      (SELECT count(*)::int FROM known_devices) AS devices,
      (SELECT count(*)::int FROM sessions s WHERE NOT EXISTS (
        SELECT FROM known_devices k WHERE k.browser_id = s.browser_id AND k.user_id = s.user_id
          AND s.started_at BETWEEN k.first_seen_at AND k.last_seen_at)) AS orphans`)
    expect({ people, orphans }).toEqual({ people: 48, orphans: 0 })
    expect(sessions).toBeGreaterThan(300)
    expect(countries).toBeGreaterThan(25)
    expect(devices).toBeGreaterThan(50)
  })

  test('ids tell the moment, so that lists are in order', async () => {
    const moments = [
      ['sessions', 'started_at'],
      ['example.contacts', 'created_at'],
      ['example.orders', 'created_at'],
      ['session_addresses', 'first_seen_at'],
      ['reviews', 'at'],
    ]
    for (const [table, column] of moments)
      await none(`SELECT id, ${column} FROM ${table} WHERE abs(extract(epoch FROM uuid_time(id) - ${column})) > 0.001`)
  })

  test('every beginning and end is an activity, and nothing else is: an end that a job wrote down within five minutes of it', async () => {
    await none(`WITH due AS (
        SELECT id::text, 'in' AS action, started_at AS at, false AS late FROM sessions
        UNION ALL SELECT id::text, CASE end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END, ended_at, end_reason IN ('idle', 'time_limit')
        FROM sessions WHERE ended_at IS NOT NULL
      ), said AS (SELECT * FROM log.activities WHERE kind = 'sign_in' AND action IN ('in', 'out', 'ended'))
      SELECT due.*, said.at AS told_at, said.resource_id FROM due FULL JOIN said ON said.resource_id = due.id AND said.action = due.action
      WHERE due.id IS NULL OR said.id IS NULL OR said.at < due.at - interval '2 ms'
        OR said.at > due.at + CASE WHEN due.late THEN interval '5 minutes 1 s' ELSE interval '2 ms' END`)
  })

  test('each activity of a person lies in a session of theirs that was live at that moment', async () => {
    const { many } = await one(`SELECT count(*)::int AS many FROM (${told}) AS a WHERE session_id IS NOT NULL`)
    expect(many).toBeGreaterThan(5_000)
    await none(`SELECT a.id, a.kind, a.action, a.at, s.started_at, s.ended_at FROM (${told}) AS a LEFT JOIN sessions s ON s.id = a.session_id
      WHERE (a.session_id IS NOT NULL OR a.actor_kind = 'user') AND (s.id IS NULL OR s.user_id IS DISTINCT FROM a.actor_id OR s.user_name <> a.actor_name
        OR a.at < s.started_at - interval '1 ms' OR a.at > coalesce(s.ended_at, now()) + interval '1 ms')`)
    await none(
      `SELECT id FROM (${told}) AS a WHERE session_id IS NULL AND actor_kind NOT IN ('job', 'system', 'app') AND session_flag IS DISTINCT FROM 'none'`,
    )
  })

  test.each([
    ['contact', 'example.contacts'],
    ['order', 'example.orders'],
  ])('each %s is what the activities about it say, one after the other', async (type, table) => {
    const fields = `${type}_fields`
    await database.owner.query(`CREATE TEMP TABLE ${fields} AS SELECT a.id, a.action, a.resource_id, v.key, a.before -> v.key AS before, a.after -> v.key AS after
      FROM (${told}) AS a CROSS JOIN LATERAL jsonb_object_keys(coalesce(a.after, a.before)) AS v(key) WHERE a.resource_type = '${type}'; ANALYZE ${fields}`)
    const { updates, created } = await one(`SELECT count(*) FILTER (WHERE action = 'update')::int AS updates,
      count(*) FILTER (WHERE action = 'create')::int AS created FROM (${told}) AS a WHERE resource_type = '${type}'`)
    expect(Math.min(updates, created)).toBeGreaterThan(200)
    // What it was before is what the activity before left.
    await none(`SELECT * FROM (SELECT f.*, lag(after) OVER (PARTITION BY resource_id, key ORDER BY id) AS left_ FROM ${fields} AS f) AS chain
      WHERE left_ IS NOT NULL AND before IS DISTINCT FROM left_`)
    // What it is now is what the last one says of each of its columns.
    await none(`SELECT * FROM (SELECT DISTINCT ON (resource_id, key) * FROM ${fields} AS f ORDER BY resource_id, key, id DESC) AS l
      LEFT JOIN ${table} c ON c.id::text = l.resource_id WHERE (l.action = 'delete') <> (c.id IS NULL) OR to_jsonb(c) -> l.key IS DISTINCT FROM l.after AND c.id IS NOT NULL`)
    // Whatever came within this past was created, and is dated by it.
    await none(`SELECT c.id FROM ${table} c WHERE c.created_at >= (SELECT min(at) FROM (${told}) AS a)
      AND NOT EXISTS (SELECT FROM (${told}) AS a WHERE a.resource_type = '${type}' AND a.action = 'create' AND a.resource_id = c.id::text AND a.at = c.created_at)`)
  })

  test('what is told of a known browser is told of its row, and people signed in last when their newest session began', async () => {
    await none(`SELECT a.id FROM (${told}) AS a LEFT JOIN known_devices k ON k.id::text = a.resource_id
      WHERE a.resource_type = 'known_device' AND (k.user_id IS DISTINCT FROM a.actor_id OR abs(extract(epoch FROM k.first_seen_at - a.at)) > 0.001)`)
    await none(`SELECT u.id, u.last_sign_in_at, s.at FROM users u LEFT JOIN (SELECT user_id, max(started_at) AS at FROM sessions GROUP BY 1) AS s ON s.user_id = u.id
      WHERE u.last_sign_in_at IS DISTINCT FROM s.at`)
  })

  test('nobody is refused what their role allows', async () => {
    const { rows } = await database.owner.query<{ role: Role; action: Action }>(
      `SELECT DISTINCT s.role, a.resource_id AS action FROM (${told}) AS a JOIN sessions s ON s.id = a.session_id WHERE a.action = 'refused'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ role, action }) => may({ role }, action))).toEqual([])
  })

  test('orders come from people who are there: not yet of those who are invited, no more of those who are disabled', async () => {
    await none(`SELECT o.id FROM example.orders o JOIN users u ON u.id = o.owner_id WHERE u.status = 'invited'`)
    await none(`SELECT o.id FROM example.orders o JOIN (${told}) AS a ON a.resource_type = 'user' AND a.resource_id = o.owner_id::text
      AND a.after ->> 'status' = 'disabled' WHERE o.created_at > a.at`)
  })

  test('settings are what was saved last, and history is kept for longer than there is', async () => {
    const { settings, last } = await one(`SELECT to_jsonb(s) AS settings, (SELECT jsonb_object_agg(v.key, v.value ORDER BY a.id)
      FROM log.activities a CROSS JOIN LATERAL jsonb_each(a.after) AS v WHERE a.resource_type = 'settings') AS last FROM settings s`)
    expect(settings).toMatchObject(last)
    expect(settings).toMatchObject({ retention_days: 400, read_days: 400, idle_minutes: 60, limit_minutes: 480 })
  })

  test('every kind of thing that is shown somewhere is there', async () => {
    const { rows } = await database.owner.query<{ what: string }>(
      `SELECT DISTINCT kind || ' ' || action || ' ' || coalesce(resource_type, '') AS what FROM (${told}) AS a`,
    )
    expect(rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        ...['sign_in in session', 'sign_in out session', 'sign_in ended session', 'sign_in failed user', 'sign_in moved session'],
        ...['read viewed session', 'read listed session', 'access refused action', 'change update settings', 'change create review'],
        ...[
          'change create device_label',
          'change create contact',
          'change delete contact',
          'change update order',
          'change create known_device',
        ],
      ]),
    )
    expect((await one('SELECT max(times)::int AS times FROM log.view_folds')).times).toBeGreaterThan(1)
  })

  test('days that are over are counted, so that the dashboard is quick at once', async () => {
    await none('SELECT * FROM log.days_to_settle()')
    await none('SELECT * FROM public.session_days_to_count()')
    expect((await one('SELECT count(*)::int AS days FROM session_days')).days).toBeGreaterThanOrEqual(5)
  })

  test('the application reads and writes contacts, and each write is recorded', async () => {
    await withClient(database.appUrl, async (app) => {
      await app.query(`UPDATE example.contacts SET company = 'Elsewhere' WHERE id = (SELECT id FROM example.contacts ORDER BY id LIMIT 1)`)
      await expect(app.query('UPDATE example.contacts SET owner_id = owner_id')).rejects.toMatchObject({ code: '42501' })
      await expect(app.query('TRUNCATE example.contacts')).rejects.toMatchObject({ code: '42501' })
    })
    expect(
      await one(`SELECT after FROM log.activities WHERE resource_type = 'contact' AND action = 'update' ORDER BY id DESC LIMIT 1`),
    ).toEqual({
      after: { company: 'Elsewhere' },
    })
  })

  test('recording is on again afterwards, for everybody, and the log is closed', async () => {
    const { off } = await one(`SELECT count(*)::int AS off FROM pg_trigger t JOIN log.recorded_tables r ON r.relation::regclass = t.tgrelid
      WHERE t.tgname IN ('record_insert', 'record_update', 'record_delete') AND t.tgenabled <> 'A'`)
    expect(off).toBe(0)
    const { open } =
      await one(`SELECT count(*)::int AS open FROM pg_inherits i WHERE i.inhparent = 'log.activities'::regclass AND NOT EXISTS (
      SELECT FROM pg_trigger t WHERE t.tgrelid = i.inhrelid AND t.tgname = 'append_only' AND t.tgenabled = 'A')`)
    expect(open).toBe(0)
  })
})
