import { beforeAll, describe, expect, test } from 'vitest'
import { openShop, type Shop } from '@/tests/helpers/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop('Shop "north"')
})

type Choice = { readonly keep: string; readonly label?: string; readonly mask?: string }

/** Makes a table and puts it under recording as `resource`. */
async function table(resource: string, columns: string, { keep, label = 'r.id::text', mask = '{}' }: Choice): Promise<void> {
  await shop.sql(`CREATE TABLE ${resource} (${columns})`)
  await shop.asOwner(`SELECT log.record_table('"Shop ""north""".${resource}', $1, $2, $3, $4)`, [resource, keep, label, mask])
}

describe('ASVS 16.x columns of every type', () => {
  test.each([
    ['date', `'2024-02-29'`, '2024-02-29', `'0044-03-15 BC'`, '0044-03-15 BC', 'date'],
    ['timestamptz', `'2024-02-29 12:00+05:30'`, '2024-02-29T06:30:00+00:00', `'infinity'`, 'infinity', 'timestamp with time zone'],
    ['boolean', 'true', true, 'false', false, 'boolean'],
    ['numeric', `'NaN'`, 'NaN', '-0.10', -0.1, 'numeric'],
    ['float8', `'-Infinity'`, '-Infinity', '0.1', 0.1, 'double precision'],
    ['mood', `'sad'`, 'sad', `'ok'`, 'ok', 'enum'],
    ['mood[]', `'{sad,ok}'`, ['sad', 'ok'], `'{}'`, [], 'enum[]'],
    ['text[]', `'{a,NULL,"b c"}'`, ['a', null, 'b c'], 'NULL', null, 'text[]'],
    ['year', '1999', 1999, '2000', 2000, 'integer'],
    ['jsonb', `'{"a": [1]}'`, { a: [1] }, `'null'`, null, 'jsonb'],
    ['json', String.raw`'{"a": "\u0000", "a":  1}'`, String.raw`{"a": "\u0000", "a":  1}`, `'[1e999999]'`, '[1e999999]', 'json'],
    ['bytea', String.raw`'\xdeadbeef'`, String.raw`\xdeadbeef`, `''`, String.raw`\x`, 'bytea'],
    ['inet', `'::1'`, '::1', `'10.0.0.0/8'`, '10.0.0.0/8', 'inet'],
    ['interval', `'1 month'`, 'P1M', `'30 days'`, 'P30D', 'interval'],
    ['int4range', `'[1,3)'`, '[1,3)', `'empty'`, 'empty', 'int4range'],
    ['point', `'(1,2)'`, '(1,2)', `'(1,3)'`, '(1,3)', 'point'],
    ['char(5)', `'ab'`, 'ab', `'abc'`, 'abc', 'character'],
    ['uuid', `'00000000-0000-7000-8000-000000000000'`, '00000000-0000-7000-8000-000000000000', 'NULL', null, 'uuid'],
    ['tag', `ROW('x', 1)`, { a: 'x', b: 1 }, `ROW('x', NULL)`, { a: 'x', b: null }, 'composite'],
  ])('%s', async (type, one, oneTold, two, twoTold, word) => {
    const resource = `t_${word.replaceAll(/\W/g, '_')}`
    await shop.sql(`DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN year AS int CHECK (VALUE > 0); CREATE TYPE tag AS (a text, b int);
      EXCEPTION WHEN duplicate_object THEN END $$`)
    await table(resource, `id int PRIMARY KEY, v ${type}`, { keep: '{v}' })
    await shop.sql(
      `SET timezone = 'Asia/Kolkata'; SET bytea_output = 'escape'; SET intervalstyle = 'postgres_verbose'; SET datestyle = 'German'`,
    )
    for (const text of [
      `INSERT INTO ${resource} VALUES (1, ${one})`,
      `UPDATE ${resource} SET v = ${two}`,
      `UPDATE ${resource} SET v = ${two}`,
    ])
      await shop.sql(text)
    await shop.sql('RESET ALL')
    expect(await shop.told(resource)).toMatchObject([
      { action: 'create', id: '1', before: null, after: { v: oneTold } },
      { action: 'update', before: { v: oneTold }, after: { v: twoTold } },
    ])
    const types = await shop.asOwner(
      `SELECT DISTINCT s.columns ->> 'v' AS word FROM log.activities a JOIN log.shapes s ON (s.resource_type, s.id) = (a.resource_type, a.shape)
       WHERE a.resource_type = $1`,
      [resource],
    )
    expect(types.rows).toEqual([{ word }])
  })

  test('what was recorded keeps its types when the table has changed', async () => {
    await table('typed', 'id int PRIMARY KEY, v text', { keep: '{v}' })
    await shop.sql(`INSERT INTO typed VALUES (1, '2024-01-01')`)
    await shop.sql('ALTER TABLE typed ALTER v TYPE date USING v::date')
    await shop.asOwner(`SELECT log.record_table('"Shop ""north""".typed', 'typed', '{v}', 'r.id::text')`)
    await shop.sql(`UPDATE typed SET v = '2024-01-02'`)
    const types = await shop.asOwner(`SELECT s.columns ->> 'v' AS word, a.after ->> 'v' AS v FROM log.activities a
      JOIN log.shapes s ON (s.resource_type, s.id) = (a.resource_type, a.shape) WHERE a.resource_type = 'typed' ORDER BY a.id`)
    expect(types.rows).toEqual([
      { word: 'text', v: '2024-01-01' },
      { word: 'date', v: '2024-01-02' },
    ])
  })

  test('long texts and bytes are cut with their hash, and so is a long key', async () => {
    await table('long', 'id bytea PRIMARY KEY, v text, b bytea', { keep: '{v,b}', label: 'r.v' })
    // Random bytes, so that no compression helps the index.
    await shop.sql(
      `INSERT INTO long SELECT string_agg(sha256(i::text::bytea), ''), repeat('ä', 5000), decode(repeat('ab', 4000), 'hex') FROM generate_series(1, 80) i`,
    )
    const [one] = await shop.told('long')
    const digests = await shop.asOwner(
      `SELECT encode(sha256(convert_to(repeat('ä', 5000), 'UTF8')), 'hex') AS v, encode(sha256(decode(repeat('ab', 4000), 'hex')), 'hex') AS b`,
    )
    expect(one?.after).toEqual({
      v: `${'ä'.repeat(500)}… (5000 characters, SHA-256 ${digests.rows[0].v})`,
      b: `\\x${'ab'.repeat(250)}… (4000 bytes, SHA-256 ${digests.rows[0].b})`,
    })
    expect(one?.id).toMatch(/^\\x[0-9a-f]{198}… \(SHA-256 [0-9a-f]{64}\)$/)
    expect(one?.label).toBe('ä'.repeat(500))
  })

  test('a stored generated column is told, a virtual one refused where there is such a thing', async () => {
    await table('made', 'id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED', { keep: '{a,b}' })
    await shop.sql('INSERT INTO made VALUES (1, 2)')
    await shop.sql('UPDATE made SET a = 3')
    expect((await shop.told('made')).map(({ after }) => after)).toEqual([
      { a: 2, b: 4 },
      { a: 3, b: 6 },
    ])
    const [server] = (await shop.asOwner(`SELECT current_setting('server_version_num')::int AS version`)).rows
    if (server.version < 180_000) return
    await expect(table('virtual', 'id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL', { keep: '{b}' })).rejects.toThrow(
      'generated when it is read',
    )
  })
})

describe('ASVS 16.x odd names and wide tables', () => {
  const odd = [
    'n',
    'o',
    'r',
    't',
    'a',
    'k',
    'op',
    'x',
    'told',
    'position_',
    'new_rows',
    'old_rows',
    'we"ird',
    'x.y',
    '%s',
    "it's",
    '$body$',
    'SELECT',
    'ä b',
  ]
  const quoted = odd.map((name) => `"${name.replaceAll('"', '""')}"`)

  test('columns may be called as they like, in the key too', async () => {
    await shop.sql(`CREATE TABLE "we""ird %s" (id int, ${quoted.map((name) => `${name} text`).join(', ')}, PRIMARY KEY (id, "we""ird"))`)
    await shop.asOwner(`SELECT log.record_table('"Shop ""north"""."we""ird %s"', 'odd', $1, 'r."x.y" || r."$body$" || ''%s''')`, [odd])
    await shop.sql(`INSERT INTO "we""ird %s" VALUES (1, ${odd.map((_, at) => `'v${at}'`).join(', ')})`)
    await shop.sql(`UPDATE "we""ird %s" SET ${quoted.map((name) => `${name} = ${name} || '!'`).join(', ')}`)
    await shop.sql(`DELETE FROM "we""ird %s"`)
    const values = (end: string) => Object.fromEntries(odd.map((name, at) => [name, `v${at}${end}`]))
    expect(await shop.told('odd')).toEqual([
      { type: 'odd', action: 'create', id: '1:v12', label: 'v13v16%s', before: null, after: values(''), details: null },
      {
        type: 'odd',
        action: 'update',
        id: '1:v12!',
        label: 'v13!v16!%s',
        before: values(''),
        after: values('!'),
        details: { key_before: '1:v12' },
      },
      { type: 'odd', action: 'delete', id: '1:v12!', label: 'v13!v16!%s', before: values('!'), after: null, details: null },
    ])
  })

  test('hundreds of columns', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `c${at}`)
    await table('wide', `id int PRIMARY KEY, ${names.map((name) => `${name} int`).join(', ')}`, { keep: `{${names.join(',')}}` })
    await shop.sql('INSERT INTO wide (id, c7) VALUES (1, 7)')
    await shop.sql('UPDATE wide SET c299 = 1, c8 = NULL')
    const [made, changed] = await shop.told('wide')
    expect([Object.keys(made?.after ?? {}).length, made?.after?.c7]).toEqual([300, 7])
    expect(changed).toMatchObject({ before: { c299: null }, after: { c299: 1 } })
  })

  test('keys that only look the same joined are told apart', async () => {
    await table('joined', 'a text, b text, v int, PRIMARY KEY (a, b) INCLUDE (v)', { keep: '{v}', label: 'r.a' })
    await shop.sql(String.raw`INSERT INTO joined VALUES ('x:y', 'z', 1), ('x', 'y:z', 2), ('x\', ':z', 3)`)
    expect((await shop.told('joined')).map(({ id }) => id)).toEqual([String.raw`x\:y:z`, String.raw`x:y\:z`, String.raw`x\\:\:z`])
  })

  test('tables of the same name in two schemas are two', async () => {
    const south = await openShop('south')
    for (const { sql } of [shop, south]) await sql('CREATE TABLE twin (id int PRIMARY KEY, v text)')
    await shop.asOwner(`SELECT log.record_table('"Shop ""north""".twin', 'twin', '{v}', 'r.v')`)
    await expect(south.asOwner(`SELECT log.record_table('south.twin', 'twin', '{v}', 'r.v')`)).rejects.toThrow('is that of')
    await south.asOwner(`SELECT log.record_table('south.twin', 'south.twin', '{v}', 'r.v')`)
    for (const [{ sql }, v] of [
      [shop, 'n'],
      [south, 's'],
    ] as const)
      await sql(`INSERT INTO twin VALUES (1, $1)`, [v])
    expect([await shop.told('twin'), await south.told('south.twin')]).toMatchObject([[{ label: 'n' }], [{ label: 's' }]])
  })
})

describe('ASVS 16.x labels and masks', () => {
  test('no label and one that is null are told by the id alone; one that fails on a row fails the write', async () => {
    await table('unlabelled', 'id int PRIMARY KEY, v int', { keep: '{v}', label: 'NULL' })
    await shop.sql('INSERT INTO unlabelled VALUES (1, 1)')
    expect(await shop.told('unlabelled')).toMatchObject([{ id: '1', label: null }])
    await table('dividing', 'id int PRIMARY KEY, v int', { keep: '{v}', label: '(6 / r.v)::text' })
    await shop.sql('INSERT INTO dividing VALUES (1, 2)')
    await expect(shop.sql('UPDATE dividing SET v = 0')).rejects.toThrow('division by zero')
    expect((await shop.sql('SELECT v FROM dividing')).rows).toEqual([{ v: 2 }])
    expect(await shop.told('dividing')).toMatchObject([{ label: '3' }])
  })

  test.each(['r.nope', '1 / 0', 'r.v; DROP TABLE x', 'nowhere(r.v)'])(
    'a label that can never be worked out is refused at once: %s',
    async (label) => {
      await shop.sql('CREATE TABLE IF NOT EXISTS mislabelled (id int PRIMARY KEY, v int)')
      await expect(
        shop.asOwner(`SELECT log.record_table('"Shop ""north""".mislabelled', 'mislabelled', '{v}', $1)`, [label]),
      ).rejects.toThrow()
      expect((await shop.asOwner(`SELECT FROM log.recorded_tables WHERE resource_type = 'mislabelled'`)).rowCount).toBe(0)
    },
  )

  test('a column both kept and masked is masked, of every type', async () => {
    await table('masked', 'id int PRIMARY KEY, v text, w json, x int', { keep: '{v,w,x}', mask: '{v,w}' })
    await shop.sql(`INSERT INTO masked VALUES (1, 'secret', NULL, 1)`)
    await shop.sql(`UPDATE masked SET v = 'other', w = '1'`)
    expect((await shop.told('masked')).map(({ before, after }) => [before, after])).toEqual([
      [null, { v: '•••', w: null, x: 1 }],
      [
        { v: '•••', w: null },
        { v: '•••', w: '•••' },
      ],
    ])
  })
})
