import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson } from '@/tests/helpers/signed-in'

beforeAll(async () => {
  await testDatabase()
  await sql('CREATE TABLE pairs (a text, b int, note text, PRIMARY KEY (a, b))')
  await sql(`SELECT log.record_table('pairs', 'pair', '{note}', 'r.a')`)
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

describe('ASVS 16.x putting tables under recording', () => {
  test('a change of the key is told with the key before', async () => {
    await sql(`INSERT INTO pairs VALUES ('k', 1, 'n')`)
    await sql(`UPDATE pairs SET b = 2 WHERE a = 'k'`)
    expect(await recorded({ resource: 'k:2' })).toMatchObject([
      { action: 'update', resource_type: 'pair', before: {}, after: {}, details: { key_before: 'k:1' } },
    ])
  })

  test('keys that are swapped in one statement stay apart', async () => {
    await sql(`CREATE TABLE swapped (k int PRIMARY KEY DEFERRABLE, v text); SELECT log.record_table('swapped', 'swapped', '{v}', 'r.v')`)
    await sql(`INSERT INTO swapped VALUES (1, 'one'), (2, 'two')`)
    await sql(`UPDATE swapped SET k = 3 - k`)
    expect((await recorded({ resource: '2' })).at(-1)).toMatchObject({ resource_label: 'one', details: { key_before: '1' } })
    expect((await recorded({ resource: '1' })).at(-1)).toMatchObject({ resource_label: 'two', details: { key_before: '2' } })
  })

  test('a table without a key is refused', async () => {
    await sql('CREATE TABLE keyless (a text)')
    await expect(sql(`SELECT log.record_table('keyless', 'keyless', '{a}', 'r.a')`)).rejects.toThrow('has no primary key')
  })

  test('a column that does not exist is refused', async () => {
    await expect(sql(`SELECT log.record_table('pairs', 'pair', '{nope}', 'r.a')`)).rejects.toThrow('has no column nope')
  })

  test('a renamed column fails the write until recording is renewed, never silently', async () => {
    await sql(`CREATE TABLE renamed (id int PRIMARY KEY, v text); SELECT log.record_table('renamed', 'renamed', '{v}', 'r.id::text')`)
    await sql(`INSERT INTO renamed VALUES (1, 'a'); ALTER TABLE renamed RENAME COLUMN v TO w`)
    await expect(sql(`UPDATE renamed SET w = 'b'`)).rejects.toThrow(/column .*v.* does not exist/)
    await expect(sql(`INSERT INTO renamed VALUES (2, 'a')`)).rejects.toThrow(/column .*v.* does not exist/)
    await sql(`SELECT log.record_table('renamed', 'renamed', '{w}', 'r.id::text')`)
    await sql(`UPDATE renamed SET w = 'b'`)
    expect((await recorded({ resource: '1' })).at(-1)).toMatchObject({ before: { w: 'a' }, after: { w: 'b' } })
  })

  test.each(['users', 'sessions', 'tokens', 'known_devices', 'settings', 'pairs'])('TRUNCATE of %s is refused', async (table) => {
    await expect(sql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('TRUNCATE is refused')
  })

  test('switching triggers off for the connection does not switch recording off', async () => {
    const { id } = await makePerson()
    await sql(`SET session_replication_role = replica`)
    await sql(`UPDATE users SET name = 'Replica' WHERE id = $1`, [id])
    await sql(`SET session_replication_role = origin`)
    expect((await recorded({ resource: id })).at(-1)).toMatchObject({ after: { name: 'Replica' } })
  })

  test('COPY is recorded row by row', async () => {
    await sql(`COPY pairs FROM PROGRAM 'printf "c\\t1\\tx\\nc\\t2\\ty\\n"'`)
    expect(await recorded({ resource: 'c:1' })).toMatchObject([{ action: 'create', after: { note: 'x' } }])
    expect(await recorded({ resource: 'c:2' })).toMatchObject([{ action: 'create', after: { note: 'y' } }])
  })
})
