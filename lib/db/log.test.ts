import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { ensurePartitions } from './ensure-partitions'
import { databaseHealth } from './health'
import { write } from './write'

let admin: SignedIn
let today: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
  await sql('GRANT CREATE ON SCHEMA public TO rollcall_owner')
  const [last] = (await sql(`SELECT max(relname) AS name FROM pg_class WHERE relname ~ '^activities_\\d{8}$'`)).rows as { name: string }[]
  await sql(`ALTER TABLE log.activities DETACH PARTITION log.${last?.name}; ALTER TABLE log.${last?.name} RENAME TO detached`)
  await ensurePartitions()
  today = (await sql(`SELECT 'log.activities_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD') AS name`)).rows[0].name as string
})

/** Runs one statement as the application, or as the owner of the other tables, and answers its SQLSTATE. */
async function refusal(who: 'application' | 'owner of tables' | 'superuser', text: string): Promise<string> {
  const { appUrl, ownerUrl } = await testDatabase()
  return withClient(who === 'application' ? appUrl : ownerUrl, async (client) => {
    if (who === 'owner of tables') await client.query('SET ROLE rollcall_owner')
    return client.query(text).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'none',
    )
  })
}

const tables = ['log.activities', 'today', 'log.detached'] as const
const verbs = [
  `UPDATE $ SET action = 'x'`,
  'DELETE FROM $',
  'TRUNCATE $',
  'DROP TABLE $',
  'ALTER TABLE $ DISABLE TRIGGER ALL',
  `INSERT INTO $ (kind, action, source, actor_kind, actor_name) VALUES ('system', 'forged', 'web', 'user', 'x')`,
]
const nobody = (['application', 'owner of tables'] as const).flatMap((who) =>
  tables.flatMap((table) => verbs.map((verb) => [who, verb, table] as const)),
)

describe('ASVS 16.x the log is append-only', () => {
  test.each(nobody)('%s: %s on %s is refused', async (who, verb, table) => {
    const before = await logSize()
    expect(await refusal(who, verb.replace('$', table === 'today' ? today : table))).toBe('42501')
    expect(await logSize()).toBe(before)
  })

  test('every partition carries the refusing trigger, always on', async () => {
    const bare =
      await sql(`SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'log'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname LIKE 'activities%'
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'append_only' AND t.tgenabled = 'A')`)
    expect(bare.rows).toEqual([])
  })

  test.each(['UPDATE', 'DELETE', 'TRUNCATE'])('even a superuser’s slip is refused: %s', async (verb) => {
    const text = verb === 'UPDATE' ? `UPDATE ? SET action = 'x'` : verb === 'DELETE' ? 'DELETE FROM ?' : 'TRUNCATE ?'
    for (const table of ['log.activities', today, 'log.detached'])
      expect(await refusal('superuser', text.replace('?', table))).toBe('42501')
    expect(await refusal('application', `SET rollcall.retention = 'on'; DELETE FROM log.activities`)).toBe('42501')
    expect(await refusal('superuser', `SET rollcall.retention = 'on'; DELETE FROM log.activities`)).toBe('42501')
  })

  test.each([
    ['call a recorder', 'SELECT log.record_user()'],
    ['call the registering function', `SELECT log.record_table('users', 'user', '{name}', 'r.name')`],
    ['call protect', `SELECT log.protect('users')`],
    [
      'hang a recorder on a temporary table',
      'CREATE TEMP TABLE users (LIKE public.users); CREATE TRIGGER t AFTER INSERT ON pg_temp.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.record_user()',
    ],
    ['read the names of the recorders’ owner', 'SET ROLE rollcall_log'],
    ['become the owner of tables', 'SET ROLE rollcall_owner'],
    ['switch triggers off', 'SET session_replication_role = replica'],
    ['drop a recorder', 'DROP TRIGGER record_update ON users'],
    ['replace a recorder', `CREATE OR REPLACE FUNCTION log.record_user() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`],
    ['make a table in the log', 'CREATE TABLE log.mine (a int)'],
    ['forget that a table is recorded', 'DELETE FROM log.recorded_tables'],
    ['delete a person', 'DELETE FROM users'],
    ['change the settings’ key', 'TRUNCATE settings'],
  ])('the application may not %s', async (_, text) => {
    expect(await refusal('application', text)).toBe('42501')
  })

  test('a recorder on another table than its own refuses, also for the owner of tables', async () => {
    expect(
      await refusal(
        'owner of tables',
        'CREATE TABLE public.decoy (LIKE public.users); CREATE TRIGGER t AFTER INSERT ON public.decoy REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.record_user()',
      ),
    ).toBe('42501')
    await sql(
      `CREATE TABLE decoy (LIKE users); CREATE TRIGGER t AFTER INSERT ON decoy REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.record_user()`,
    )
    await expect(sql(`INSERT INTO decoy SELECT * FROM users`)).rejects.toThrow('belongs to')
  })

  test.each(['plain_keeper', 'Keeper of "the" log'])(
    'the log’s owner %s, inside of its own retention, is let through; nobody else is',
    async (name) => {
      const keeper = `"${name.replaceAll('"', '""')}"`
      const emptied = async (retention: string, owner: string) => {
        await sql(`BEGIN; CREATE ROLE ${keeper}; GRANT ALL ON ALL TABLES IN SCHEMA log TO ${keeper}; ALTER SCHEMA log OWNER TO ${owner};
        SET LOCAL rollcall.retention = '${retention}'; GRANT USAGE ON SCHEMA log TO ${keeper}; SET LOCAL ROLE ${keeper}`)
        const outcome = await sql('DELETE FROM log.activities').then(
          () => 'done',
          (error: { code?: string }) => error.code,
        )
        await sql('ROLLBACK')
        return outcome
      }
      expect(await emptied('on', keeper)).toBe('done')
      expect(await emptied('off', keeper)).toBe('42501')
      expect(await emptied('on', 'rollcall_log')).toBe('42501')
    },
  )

  test('a note is never a change, and of no unknown kind', async () => {
    for (const kind of ['change', 'other'])
      expect(await refusal('application', `SELECT log.note('${kind}', 'x', 'ok', NULL, NULL, NULL, NULL)`)).toBe('P0001')
    expect(await refusal('application', `SELECT log.note(NULL, 'x', 'ok', NULL, NULL, NULL, NULL)`)).toBe('23502')
    expect(await refusal('application', `SELECT log.note('read', 'x', 'ok', NULL, NULL, NULL, NULL)`)).toBe('done')
  })
})

describe('ASVS 16.x the days of the log', () => {
  const dropToday = () => sql(`ALTER TABLE log.activities DETACH PARTITION ${today}; DROP TABLE ${today}`)

  test('a write that finds no day has it made, and is done once', async () => {
    const other = await makePerson()
    await dropToday()
    await write(admin.ctx, (tx) => tx.user.update({ where: { id: other.id }, data: { role: 'audit_manager' } }))
    expect(await recorded({ resource: other.id })).toMatchObject([{ action: 'update', after: { role: 'audit_manager' } }])
  })

  test('so does a note', async () => {
    await dropToday()
    await write(admin.ctx, (tx) => tx.note({ kind: 'read', action: 'after midnight', outcome: 'ok' }))
    expect((await sql(`SELECT count(*)::int AS n FROM log.activities WHERE action = 'after midnight'`)).rows).toEqual([{ n: 1 }])
  })

  test('F6 eight at once make each missing day once', async () => {
    const last = (await sql(`SELECT relname FROM pg_class WHERE relname ~ '^activities_\\d{8}$' ORDER BY relname DESC LIMIT 3`)).rows as {
      relname: string
    }[]
    for (const { relname } of last) await sql(`ALTER TABLE log.activities DETACH PARTITION log.${relname}; DROP TABLE log.${relname}`)
    const made = await Promise.all(Array.from({ length: 8 }, () => ensurePartitions()))
    expect(made.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 3])
  })

  test('health sees when days run out', async () => {
    expect(await databaseHealth()).toBeNull()
    const far = (await sql(`SELECT relname FROM pg_class WHERE relname ~ '^activities_\\d{8}$' ORDER BY relname DESC LIMIT 25`)).rows as {
      relname: string
    }[]
    for (const { relname } of far) await sql(`ALTER TABLE log.activities DETACH PARTITION log.${relname}; DROP TABLE log.${relname}`)
    expect(await databaseHealth()).toBe('partitions')
    expect(await ensurePartitions()).toBe(25)
    expect(await databaseHealth()).toBeNull()
  })
})
