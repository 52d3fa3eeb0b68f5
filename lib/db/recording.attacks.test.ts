import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { logSize } from '@/tests/helpers/recorded'
import { makePerson, signedIn } from '@/tests/helpers/signed-in'

const parts: Record<string, string> = { 'the log': 'log.activities', 'the shapes': 'log.shapes' }

const sql = async (text: string) => (await testDatabase()).owner.query(text)

beforeAll(async () => {
  await testDatabase()
  await signedIn('audit_user')
  const days = await sql(`SELECT relname AS name FROM pg_class WHERE relname ~ '^activities_\\d{8}$' ORDER BY relname`)
  const [first, last] = [days.rows.at(0).name as string, days.rows.at(-1).name as string]
  await sql(`ALTER TABLE log.activities DETACH PARTITION log.${last}`)
  Object.assign(parts, { 'a day': `log.${first}`, 'a detached day': `log.${last}` })
})

/** Runs what the application's role could send, as one script, and answers its SQLSTATE. */
async function refusal(text: string): Promise<string> {
  return withClient((await testDatabase()).appUrl, (client) =>
    client.query(text).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'none',
    ),
  )
}

const everywhere = [
  'UPDATE $ SET resource_type = resource_type',
  'DELETE FROM $',
  'TRUNCATE $',
  'DROP TABLE $',
  `COPY $ FROM STDIN`,
  'MERGE INTO $ t USING (VALUES (1)) AS s(a) ON false WHEN MATCHED THEN DELETE',
  'SELECT FROM $ FOR UPDATE',
  'ALTER TABLE $ DISABLE TRIGGER ALL',
  'ALTER TABLE $ DISABLE TRIGGER append_only',
  'ALTER TABLE $ ADD COLUMN mine int',
  'ALTER TABLE $ OWNER TO CURRENT_USER',
  'DROP TRIGGER append_only ON $',
  `CREATE TRIGGER mine BEFORE INSERT ON $ FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  'CREATE RULE mine AS ON INSERT TO $ DO INSTEAD NOTHING',
  'CREATE INDEX ON $ (resource_type)',
  `SET session_replication_role = replica; DELETE FROM $`,
  `SET rollcall.retention = 'on'; DELETE FROM $`,
  'BEGIN; LOCK TABLE $ IN ACCESS EXCLUSIVE MODE',
]

describe('ASVS 16.x the application’s role cannot change what was told', () => {
  test.each(['the log', 'the shapes', 'a day', 'a detached day'].flatMap((part) => everywhere.map((verb) => [part, verb] as const)))(
    '%s: %s',
    async (part, verb) => {
      const before = await logSize()
      expect(await refusal(verb.replace('$', parts[part] ?? 'unknown'))).toBe('42501')
      expect(await logSize()).toBe(before)
    },
  )

  test('nor hang a partition of its own on the log, or take one off', async () => {
    for (const text of [
      'CREATE TEMP TABLE mine (LIKE log.activities); ALTER TABLE log.activities ATTACH PARTITION mine DEFAULT',
      `ALTER TABLE log.activities DETACH PARTITION ${parts['a day']}`,
      'CREATE TABLE log.mine PARTITION OF log.activities DEFAULT',
    ])
      expect(await refusal(text)).toBe('42501')
  })
})

const TEMPORARY = 'CREATE TEMP TABLE users (LIKE public.users INCLUDING ALL);'

describe('ASVS 16.x the application’s role cannot write activities but by its own changes and notes', () => {
  test.each([
    'SELECT log.record_user()',
    `SELECT log.tell_recording('x', NULL, NULL, NULL)`,
    `SELECT log.record_table('users', 'user', '{name}', 'r.name')`,
    `SELECT log.stop_recording('user')`,
    `SELECT log.leave_unrecorded('users', 'because')`,
    `SELECT log.hang('users', 'record_user')`,
    `SELECT log.unhang('record_user')`,
    'SELECT log.hand_over()',
    'SELECT log.current_actor()',
    `INSERT INTO log.recorded_tables (relation, resource_type, kept, masked, recorder) VALUES ('x', 'x', '{}', '{}', 'x')`,
    `INSERT INTO log.shapes VALUES ('user', 1, '{}')`,
    `UPDATE log.unrecorded_tables SET reason = 'x'`,
    `${TEMPORARY} CREATE TRIGGER t AFTER INSERT ON pg_temp.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.record_user()`,
    `${TEMPORARY} CREATE TRIGGER t BEFORE INSERT ON pg_temp.users FOR EACH ROW EXECUTE FUNCTION log.record_user()`,
    `CREATE OR REPLACE FUNCTION log.current_actor() RETURNS void LANGUAGE sql AS ''`,
    'ALTER FUNCTION log.record_user() SECURITY INVOKER',
    'ALTER TABLE users DISABLE TRIGGER record_update',
    'DROP TRIGGER record_update ON users',
    'SET session_replication_role = replica',
    'SET ROLE rollcall_log',
    'SET SESSION AUTHORIZATION postgres',
    'ALTER ROLE rollcall_app SET session_replication_role = replica',
    `ALTER SYSTEM SET session_replication_role = 'replica'`,
    'CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION log.refuse()',
    'CREATE PUBLICATION mine FOR ALL TABLES',
  ])('%s', async (text) => {
    const before = await logSize()
    expect(await refusal(text)).toBe('42501')
    expect(await logSize()).toBe(before)
  })

  test.each(['change', 'CHANGE', 'recorded', ''])('a note of kind "%s" is refused', async (kind) => {
    expect(await refusal(`SELECT log.note('${kind}', 'x', 'ok', NULL, NULL, NULL, NULL)`)).not.toBe('done')
  })

  test('what shadows the recorder’s functions, types and tables in the own schema is not used', async () => {
    const { id } = await makePerson()
    const shadows = `CREATE FUNCTION pg_temp.to_jsonb(anyelement) RETURNS jsonb LANGUAGE sql AS $$ SELECT '"shadow"'::jsonb $$;
      CREATE TEMP TABLE sessions (id uuid); CREATE TEMP TABLE new_rows (LIKE public.users); CREATE TEMP TABLE activities (LIKE log.activities);
      SET search_path = pg_temp, public, log; UPDATE public.users SET name = 'Shown' WHERE id = '${id}'`
    expect(await refusal(shadows)).toBe('done')
    const told = await sql(`SELECT after FROM log.activities WHERE resource_id = '${id}' ORDER BY id DESC LIMIT 1`)
    expect(told.rows).toEqual([{ after: { name: 'Shown' } }])
  })
})
