import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '@/lib/db/read'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { coverage } from './coverage'

let manager: SignedIn
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const tableOf = async (relation: string) => (await coverage(manager.ctx)).tables.find((table) => table.relation === relation)

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

describe('ASVS 16.x coverage', () => {
  test('every table of Rollcall is recorded without fault, or excused with a reason', async () => {
    const { tables, weaknesses } = await coverage(manager.ctx)
    expect(tables.filter(({ state }) => state === 'open' || state === 'faulty')).toEqual([])
    expect(tables.filter(({ state, reason }) => state === 'excused' && (reason ?? '').length < 10)).toEqual([])
    expect(tables.filter(({ state }) => state === 'recorded').length).toBeGreaterThanOrEqual(7)
    expect(weaknesses).toEqual([])
  })

  test('only those see it who see everyone’s activities', async () => {
    const { ctx } = await signedIn('audit_user')
    await expect(coverage(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(read(ctx).recording.coverage()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(read(ctx).recording.weaknesses()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a table that nobody thought of is open, until it is recorded or excused', async () => {
    await sql('CREATE SCHEMA forgotten; CREATE TABLE forgotten."Odd table" (id int PRIMARY KEY, a text, b text, secret text)')
    const relation = 'forgotten."Odd table"'
    expect(await tableOf(relation)).toMatchObject({ state: 'open', resourceType: null })
    await sql(`SELECT log.leave_unrecorded($1::regclass, 'Nothing of anybody’s.')`, [relation])
    expect(await tableOf(relation)).toMatchObject({ state: 'excused', reason: 'Nothing of anybody’s.' })
    await sql(`SELECT log.record_table($1::regclass, 'odd_table', '{a}', 'r.a', '{secret}')`, [relation])
    expect(await tableOf(relation)).toMatchObject({
      state: 'recorded',
      reason: null,
      kept: ['a'],
      masked: ['secret'],
      untold: ['b'],
      faults: [],
    })
    await expect(sql(`SELECT log.leave_unrecorded($1::regclass, 'x')`, [relation])).rejects.toThrow('stop_recording comes first')
    await sql(`SELECT log.stop_recording('odd_table')`)
    expect(await tableOf(relation)).toMatchObject({ state: 'open' })
  })

  test('beginning, changing and ending are activities; renewing without a change is none', async () => {
    await sql('CREATE TABLE told_about (id int PRIMARY KEY, v text, w text)')
    for (const call of [`record_table('told_about', 'told', '{v}', 'r.v')`, `record_table('told_about', 'told', '{v}', 'r.v')`])
      await sql(`SELECT log.${call}`)
    await sql(`SELECT log.record_table('told_about', 'told', '{v,w}', 'r.v')`)
    await sql(`SELECT log.stop_recording('public.told_about')`)
    const told =
      await sql(`SELECT kind, action, resource_label, actor_name, before -> 'kept' AS before, after -> 'kept' AS after FROM log.activities
      WHERE resource_type = 'recorded_table' AND resource_id = 'public.told_about' ORDER BY id`)
    const same = { kind: 'system', resource_label: 'told', actor_name: 'postgres' }
    expect(told.rows).toEqual([
      { ...same, action: 'recording_added', before: null, after: ['v'] },
      { ...same, action: 'recording_changed', before: ['v'], after: ['v', 'w'] },
      { ...same, action: 'recording_stopped', before: ['v', 'w'], after: null },
    ])
    await expect(sql(`SELECT log.stop_recording('told')`)).rejects.toThrow('is not recorded')
  })

  const faults: readonly (readonly [fault: string, change: string])[] = [
    ['trigger_disabled', 'ALTER TABLE faulty DISABLE TRIGGER record_delete'],
    ['trigger_disabled', 'ALTER TABLE faulty ENABLE TRIGGER refuse_truncate'],
    ['trigger_missing', 'DROP TRIGGER record_update ON faulty'],
    ['column_missing', 'ALTER TABLE faulty RENAME v TO w'],
    ['type_changed', 'ALTER TABLE faulty ALTER v TYPE int USING 1'],
    ['key_changed', 'ALTER TABLE faulty DROP CONSTRAINT faulty_pkey, ADD PRIMARY KEY (id, u)'],
    ['table_missing', 'ALTER TABLE faulty RENAME TO renamed'],
    [
      'recorder_stale',
      `CREATE OR REPLACE FUNCTION log.record_faulty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NULL; END'`,
    ],
    ['part_without_triggers', 'CREATE TABLE heir () INHERITS (faulty)'],
    [
      'subscribed',
      `CREATE SUBSCRIPTION feed CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
      INSERT INTO pg_subscription_rel SELECT oid, 'faulty'::regclass, 'r' FROM pg_subscription WHERE subname = 'feed'`,
    ],
  ]
  test.each(faults)('%s after %s', async (fault, change) => {
    const { owner } = await testDatabase()
    await owner.query('BEGIN; SET LOCAL allow_system_table_mods = on')
    try {
      await owner.query(
        `CREATE TABLE faulty (id int PRIMARY KEY, u int, v text); SELECT log.record_table('faulty', 'faulty', '{v}', 'r.v')`,
      )
      const before = await owner.query(`SELECT faults FROM log.coverage() WHERE resource_type = 'faulty'`)
      await owner.query(change)
      const after = await owner.query(`SELECT state, faults FROM log.coverage() WHERE resource_type = 'faulty'`)
      expect([before.rows, after.rows]).toEqual([[{ faults: [] }], [{ state: 'faulty', faults: [fault] }]])
    } finally {
      await owner.query('ROLLBACK')
    }
  })

  test.each([
    ['application_is_superuser', 'ALTER ROLE rollcall_app SUPERUSER'],
    ['application_owns_log', 'GRANT rollcall_log TO rollcall_app'],
    ['application_owns_recorded_tables', 'GRANT rollcall_owner TO rollcall_app'],
    ['log_owner_logs_in', 'ALTER ROLE rollcall_log LOGIN'],
    ['log_without_refusal', 'ALTER TABLE log.activities DISABLE TRIGGER append_only'],
    ['replica_by_default', 'ALTER ROLE rollcall_app SET session_replication_role = replica'],
  ])('%s after %s', async (weakness, change) => {
    const { ownerUrl } = await testDatabase()
    await withClient(ownerUrl, async (client) => {
      await client.query(`BEGIN; SET LOCAL SESSION AUTHORIZATION rollcall_app`)
      const before = await client.query('SELECT log.weaknesses() AS found')
      await client.query(`RESET SESSION AUTHORIZATION; ${change}; SET LOCAL SESSION AUTHORIZATION rollcall_app`)
      const after = await client.query('SELECT log.weaknesses() AS found')
      await client.query('ROLLBACK')
      expect(before.rows[0].found).toEqual([])
      expect(after.rows[0].found).toContain(weakness)
    })
  })
})
