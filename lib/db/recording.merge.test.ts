import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openShop, type Shop, type Told } from '@/tests/helpers/shop'

let shop: Shop

/** Parts: one plain, one with parts of its own, of which one has its columns in another order, one with a trigger of its own. */
const SCHEMA = `
  CREATE TABLE bin (at text, id int, v text, PRIMARY KEY (at, id)) PARTITION BY LIST (at);
  CREATE TABLE bin_a PARTITION OF bin FOR VALUES IN ('a');
  CREATE TABLE bin_b PARTITION OF bin FOR VALUES IN ('b') PARTITION BY RANGE (id);
  CREATE TABLE bin_low PARTITION OF bin_b FOR VALUES FROM (0) TO (10);
  CREATE TABLE bin_high (v text, gone int, id int NOT NULL, at text NOT NULL);
  ALTER TABLE bin_high DROP COLUMN gone;
  ALTER TABLE bin_b ATTACH PARTITION bin_high FOR VALUES FROM (10) TO (20);
  CREATE TABLE bin_c PARTITION OF bin FOR VALUES IN ('c');
  CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.v := trim(NEW.v); RETURN NEW; END $$;
  CREATE TRIGGER tidy BEFORE INSERT OR UPDATE ON bin_c FOR EACH ROW EXECUTE FUNCTION tidy()`

beforeAll(async () => {
  shop = await openShop('yard')
  await shop.sql(SCHEMA)
  await shop.asOwner(`SELECT log.record_table('yard.bin', 'bin', '{v}', NULL)`)
  // In the order of the source: a hash would update first and insert afterwards.
  await shop.asOwner('SET enable_hashjoin = off; SET enable_mergejoin = off')
})

beforeEach(async () => {
  await shop.sql(`DELETE FROM bin; INSERT INTO bin VALUES ('a', 1, '-'), ('b', 1, '-'), ('b', 11, '-'), ('c', 1, '-')`)
})

const brief = ({ action, id, before, after, details }: Told) =>
  [action, id, before?.v, after?.v, details?.key_before].filter((one) => one !== undefined).join(' ')
const told = async (work: string) => (await shop.during(work)).map(brief).sort()
const merge = (rows: string) => `MERGE INTO bin USING (VALUES ${rows}) AS s(at, id, v) ON (s.at, s.id) = (bin.at, bin.id)
  WHEN MATCHED AND s.v = 'go' THEN DELETE WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED THEN INSERT VALUES (s.at, s.id, s.v)`
const upsert = (rows: string) => `INSERT INTO bin VALUES ${rows} ON CONFLICT (at, id) DO UPDATE SET v = excluded.v`

describe('ASVS 16.x what a statement did to a partitioned table is told, in whatever order it did it', () => {
  test.each([
    ['one update after a row', `('a',2,'n'), ('b',1,'x')`, ['create a:2 n', 'update b:1 - x']],
    [
      'several updates after a row',
      `('a',2,'n'), ('a',1,'x'), ('b',1,'y'), ('b',11,'z')`,
      ['create a:2 n', 'update a:1 - x', 'update b:11 - z', 'update b:1 - y'],
    ],
    [
      'rows and updates by turns',
      `('a',2,'n'), ('b',1,'x'), ('b',2,'m'), ('a',1,'y')`,
      ['create a:2 n', 'create b:2 m', 'update a:1 - y', 'update b:1 - x'],
    ],
    [
      'rows in parts of parts',
      `('b',2,'n'), ('b',11,'x'), ('b',12,'m'), ('b',1,'y')`,
      ['create b:12 m', 'create b:2 n', 'update b:11 - x', 'update b:1 - y'],
    ],
    [
      'a part with a trigger of its own, first',
      `('c',2,' n '), ('a',1,'x'), ('c',1,' y ')`,
      ['create c:2 n', 'update a:1 - x', 'update c:1 - y'],
    ],
    [
      'a part with a trigger of its own, last',
      `('a',2,'n'), ('c',1,' y '), ('a',1,'x')`,
      ['create a:2 n', 'update a:1 - x', 'update c:1 - y'],
    ],
    [
      'deletions among them',
      `('a',2,'n'), ('b',1,'go'), ('b',11,'x'), ('a',1,'go')`,
      ['create a:2 n', 'delete a:1 -', 'delete b:1 -', 'update b:11 - x'],
    ],
    ['nothing but updates', `('b',11,'x'), ('a',1,'y')`, ['update a:1 - y', 'update b:11 - x']],
  ])('%s', async (_, rows, activities) => {
    expect(await told(merge(rows))).toEqual([...activities].sort())
    if (rows.includes("'go'")) return
    await shop.sql(`DELETE FROM bin; INSERT INTO bin VALUES ('a', 1, '-'), ('b', 1, '-'), ('b', 11, '-'), ('c', 1, '-')`)
    expect(await told(upsert(rows))).toEqual([...activities].sort())
  })

  test('keys that are swapped after a row came in', async () => {
    await shop.sql(`INSERT INTO bin VALUES ('a', 3, 'three')`)
    expect(
      await told(`MERGE INTO bin USING (VALUES (7, 8), (1, 4), (3, 5)) AS s(id, to_id) ON bin.at = 'a' AND bin.id = s.id
        WHEN MATCHED THEN UPDATE SET id = s.to_id WHEN NOT MATCHED THEN INSERT VALUES ('a', s.id, 'n')`),
    ).toEqual(['create a:7 n', 'update a:4 a:1', 'update a:5 a:3'])
  })

  test('by way of a view, and of a part with parts', async () => {
    await shop.sql('CREATE VIEW heap AS SELECT * FROM bin')
    expect(await told(merge(`('a',2,'n'), ('b',1,'x')`).replace('INTO bin', 'INTO heap AS bin'))).toEqual([
      'create a:2 n',
      'update b:1 - x',
    ])
    expect(await told(merge(`('b',2,'n'), ('b',11,'x')`).replace('INTO bin', 'INTO bin_b AS bin'))).toEqual([
      'create b:2 n',
      'update b:11 - x',
    ])
  })

  test('a part that came after recording began', async () => {
    await shop.sql(`CREATE TABLE bin_d PARTITION OF bin FOR VALUES IN ('d')`)
    expect(await told(merge(`('d',2,'n'), ('b',1,'x')`))).toEqual(['create d:2 n', 'update b:1 - x'])
  })
})
