import { beforeAll, describe, expect, test } from 'vitest'
import { openShop, type Shop, type Told } from '@/tests/helpers/shop'

let shop: Shop

const SCHEMA = `
  CREATE TABLE person (id int PRIMARY KEY, name text, boss int REFERENCES person ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
  CREATE TABLE basket (id int PRIMARY KEY, of int REFERENCES person ON DELETE SET NULL ON UPDATE CASCADE, note text);
  CREATE TABLE item (basket int REFERENCES basket ON DELETE CASCADE, nr int, what text, PRIMARY KEY (basket, nr));
  CREATE VIEW noted AS SELECT id, note FROM basket WHERE note IS NOT NULL WITH CHECK OPTION;
  CREATE TABLE inbox (id int, note text);
  CREATE RULE divert AS ON INSERT TO inbox DO INSTEAD INSERT INTO basket (id, note) VALUES (new.id, new.note);
  CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.what = 'skip' THEN RETURN NULL; END IF; NEW.what := trim(NEW.what); RETURN NEW; END $$;
  CREATE TRIGGER tidy BEFORE INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION tidy();
  CREATE TABLE event (day date, nr int, what text, PRIMARY KEY (day, nr)) PARTITION BY RANGE (day);
  CREATE TABLE event_a PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
  CREATE TABLE event_b (what text, nr int NOT NULL, extra int, day date NOT NULL);
  ALTER TABLE event_b DROP COLUMN extra;
  ALTER TABLE event ATTACH PARTITION event_b FOR VALUES FROM ('2024-02-01') TO ('2024-03-01')`

const kept = { person: '{name,boss}', basket: '{of,note}', item: '{what}', event: '{what}' }

beforeAll(async () => {
  shop = await openShop('stall')
  await shop.sql(SCHEMA)
  for (const [name, keep] of Object.entries(kept))
    await shop.asOwner(`SELECT log.record_table($1::regclass, $2, $3, NULL)`, [`stall.${name}`, name, keep])
})

/** Briefly: `type action id before → after`, in an order that depends on no plan. */
async function told(work: string): Promise<string[]> {
  const brief = ({ type, action, id, before, after }: Told) =>
    `${type} ${action} ${id} ${JSON.stringify(before)} → ${JSON.stringify(after)}`
  return (await shop.during(work)).map(brief).sort()
}

describe('ASVS 16.x every kind of statement is told, row for row', () => {
  test('upserts tell creations and changes, and nothing for what stayed', async () => {
    await shop.sql(`INSERT INTO person VALUES (1, 'Ada', NULL), (2, 'Bob', 1), (3, 'Cy', 2)`)
    expect(
      await told(
        `INSERT INTO person VALUES (1, 'Ada', NULL), (2, 'Bert', 1), (4, 'Di', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name, boss = excluded.boss`,
      ),
    ).toEqual(['person create 4 null → {"boss":1,"name":"Di"}', 'person update 2 {"name":"Bob"} → {"name":"Bert"}'])
    expect(await told(`INSERT INTO person VALUES (1, 'X', NULL) ON CONFLICT DO NOTHING`)).toEqual([])
  })

  test('MERGE tells each of its three ways', async () => {
    expect(
      await told(`MERGE INTO person p USING (VALUES (3, 'go'), (4, 'Dee'), (5, 'Ed')) AS s(id, name) ON s.id = p.id
        WHEN MATCHED AND s.name = 'go' THEN DELETE WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name, 1)`),
    ).toEqual([
      'person create 5 null → {"boss":1,"name":"Ed"}',
      'person delete 3 {"boss":2,"name":"Cy"} → null',
      'person update 4 {"name":"Di"} → {"name":"Dee"}',
    ])
  })

  test('several writes in one statement, to one table and to others', async () => {
    expect(
      await told(`WITH a AS (INSERT INTO basket VALUES (10, 2, 'first') RETURNING id), b AS (UPDATE person SET name = 'Ann' WHERE id = 1),
        c AS (UPDATE person SET name = 'Ben' WHERE id = 2), d AS (DELETE FROM person WHERE id = 5) INSERT INTO item SELECT id, 1, ' hat ' FROM a`),
    ).toEqual([
      'basket create 10 null → {"of":2,"note":"first"}',
      'item create 10:1 null → {"what":"hat"}',
      'person delete 5 {"boss":1,"name":"Ed"} → null',
      ...['person update 1 {"name":"Ada"} → {"name":"Ann"}', 'person update 2 {"name":"Bert"} → {"name":"Ben"}'],
    ])
  })

  test('what a BEFORE trigger made of a row, and what it swallowed', async () => {
    expect(await told(`INSERT INTO item VALUES (10, 2, 'skip'), (10, 3, ' cap ')`)).toEqual(['item create 10:3 null → {"what":"cap"}'])
    expect(await told(`UPDATE item SET what = what || '   '`)).toEqual([])
  })

  test('through a view and through a rule', async () => {
    expect(await told(`UPDATE noted SET note = 'second' WHERE id = 10`)).toEqual(['basket update 10 {"note":"first"} → {"note":"second"}'])
    expect(await told(`INSERT INTO inbox VALUES (11, 'ruled'), (12, 'too')`)).toEqual([
      'basket create 11 null → {"of":null,"note":"ruled"}',
      'basket create 12 null → {"of":null,"note":"too"}',
    ])
  })

  test('what foreign keys do: keys that follow, references that go, rows that go along', async () => {
    expect(await told(`UPDATE basket SET id = 20 WHERE id = 12`)).toEqual(['basket update 20 {} → {}'])
    expect(await told(`UPDATE person SET id = 6 WHERE id = 2`)).toEqual(['basket update 10 {"of":2} → {"of":6}', 'person update 6 {} → {}'])
    expect(await told(`DELETE FROM person WHERE id = 6`)).toEqual([
      'basket update 10 {"of":6} → {"of":null}',
      'person delete 6 {"boss":1,"name":"Ben"} → null',
    ])
    expect(await told(`DELETE FROM basket WHERE id = 10`)).toEqual([
      'basket delete 10 {"of":null,"note":"second"} → null',
      'item delete 10:1 {"what":"hat"} → null',
      'item delete 10:3 {"what":"cap"} → null',
    ])
  })

  test('a deferred constraint that fails at the end takes the activities along', async () => {
    const mark = (await shop.told('person')).length
    await expect(shop.sql(`BEGIN; INSERT INTO person VALUES (7, 'Flo', 99); COMMIT`)).rejects.toMatchObject({ code: '23503' })
    expect(await shop.told('person')).toHaveLength(mark)
  })

  test('a savepoint that is rolled back takes its own along, and no other', async () => {
    expect(
      await told(`BEGIN; INSERT INTO basket VALUES (30); SAVEPOINT s; UPDATE basket SET note = 'gone'; DELETE FROM basket WHERE id = 30; ROLLBACK TO s;
        UPDATE basket SET note = 'kept' WHERE id = 30; COMMIT`),
    ).toEqual(['basket create 30 null → {"of":null,"note":null}', 'basket update 30 {"note":null} → {"note":"kept"}'])
  })

  test('COPY, row by row', async () => {
    const copy = `COPY basket (id, note) FROM PROGRAM 'printf "40\\tc\\n41\\t\\\\N\\n"'`
    await shop.asOwner(`GRANT pg_execute_server_program TO ${(await shop.sql('SELECT current_user AS me')).rows[0].me}`)
    expect(await told(copy)).toEqual(['basket create 40 null → {"of":null,"note":"c"}', 'basket create 41 null → {"of":null,"note":null}'])
  })
})

describe('ASVS 16.x partitioned tables', () => {
  test('by the whole table, by a partition with other columns, and once each', async () => {
    expect(await told(`INSERT INTO event VALUES ('2024-01-05', 1, 'a'), ('2024-02-05', 1, 'b')`)).toEqual([
      'event create 2024-01-05:1 null → {"what":"a"}',
      'event create 2024-02-05:1 null → {"what":"b"}',
    ])
    expect(await told(`INSERT INTO event_b (day, nr, what) VALUES ('2024-02-06', 2, 'c')`)).toEqual([
      'event create 2024-02-06:2 null → {"what":"c"}',
    ])
    expect(await told(`UPDATE event_b SET what = what || '!'`)).toEqual([
      'event update 2024-02-05:1 {"what":"b"} → {"what":"b!"}',
      'event update 2024-02-06:2 {"what":"c"} → {"what":"c!"}',
    ])
    expect(await told(`DELETE FROM event_b WHERE nr = 2`)).toEqual(['event delete 2024-02-06:2 {"what":"c!"} → null'])
  })

  test('a row that moves to another partition is one update', async () => {
    const moved = await shop.during(`UPDATE event SET day = '2024-02-07', what = 'moved' WHERE what = 'a'`)
    expect(moved).toMatchObject([
      { action: 'update', id: '2024-02-07:1', before: { what: 'a' }, after: { what: 'moved' }, details: { key_before: '2024-01-05:1' } },
    ])
  })

  test('MERGE tells what it updated after it had inserted something else, as it is', async () => {
    await shop.sql(`INSERT INTO event VALUES ('2024-01-20', 1, 'a'), ('2024-02-20', 1, 'b'), ('2024-02-21', 1, 'c')`)
    // In the order of the source, whatever else the planner would choose.
    await shop.sql('SET enable_hashjoin = off; SET enable_mergejoin = off')
    const source = `VALUES ('2024-01-19'::date, 'new'), ('2024-02-20', 'b2'), ('2024-01-20', 'a2'), ('2024-02-19', 'newer'), ('2024-02-21', 'c2')`
    expect(
      await told(`MERGE INTO event e USING (${source}) AS s(day, what) ON s.day = e.day
        WHEN MATCHED THEN UPDATE SET what = s.what WHEN NOT MATCHED THEN INSERT VALUES (s.day, 1, s.what)`),
    ).toEqual([
      'event create 2024-01-19:1 null → {"what":"new"}',
      'event create 2024-02-19:1 null → {"what":"newer"}',
      'event update 2024-01-20:1 {"what":"a"} → {"what":"a2"}',
      'event update 2024-02-20:1 {"what":"b"} → {"what":"b2"}',
      'event update 2024-02-21:1 {"what":"c"} → {"what":"c2"}',
    ])
    await shop.sql(
      "RESET enable_hashjoin; RESET enable_mergejoin; DELETE FROM event WHERE nr = 1 AND day >= '2024-01-19' AND what <> 'moved'",
    )
  })

  test.each(['event', 'event_a', 'person CASCADE'])('TRUNCATE of %s is refused', async (table) => {
    await expect(shop.sql(`TRUNCATE ${table}`)).rejects.toThrow('TRUNCATE is refused')
  })

  test('a partition that came later writes unrecorded, which coverage says, until recording is renewed', async () => {
    await shop.sql(`CREATE TABLE event_c PARTITION OF event FOR VALUES FROM ('2024-03-01') TO ('2024-04-01')`)
    const covered = async () => (await shop.asOwner(`SELECT state, bare, faults FROM log.coverage() WHERE relation = 'stall.event'`)).rows
    expect(await covered()).toEqual([{ state: 'faulty', bare: ['stall.event_c'], faults: ['part_without_triggers'] }])
    expect(await told(`INSERT INTO event_c VALUES ('2024-03-01', 1, 'unseen')`)).toEqual([])
    expect(await told(`INSERT INTO event VALUES ('2024-03-02', 1, 'seen')`)).toEqual(['event create 2024-03-02:1 null → {"what":"seen"}'])
    await shop.asOwner(`SELECT log.record_table('stall.event', 'event', '{what}', NULL)`)
    expect(await covered()).toEqual([{ state: 'recorded', bare: [], faults: [] }])
    expect(await told(`INSERT INTO event_c VALUES ('2024-03-03', 1, 'x')`)).toEqual(['event create 2024-03-03:1 null → {"what":"x"}'])
  })

  test('one that was detached goes on being told, until recording stops', async () => {
    await shop.sql('ALTER TABLE event DETACH PARTITION event_a')
    expect(await told(`INSERT INTO event_a VALUES ('2024-01-01', 9, 'apart')`)).toEqual([
      'event create 2024-01-01:9 null → {"what":"apart"}',
    ])
    await shop.asOwner(`SELECT log.stop_recording('stall.event')`)
    expect(await told(`INSERT INTO event_a VALUES ('2024-01-01', 10, 'x'); TRUNCATE event`)).toEqual([])
    const left = `SELECT tgname FROM pg_trigger WHERE tgrelid = ANY ('{stall.event,stall.event_a,stall.event_b}'::regclass[])`
    expect((await shop.asOwner(left)).rows).toEqual([])
  })
})

test('ASVS 16.x a hundred thousand rows in one statement, each with its own old and new value', { timeout: 60_000 }, async () => {
  await shop.sql(`INSERT INTO basket SELECT i, NULL, 'n' || i FROM generate_series(1001, 101000) i`)
  const [mark] = (await shop.asOwner('SELECT public.uuid_v7() AS id')).rows
  await shop.sql(`UPDATE basket SET note = 'm' || (id * 7) WHERE id > 1000`)
  const { rows } = await shop.asOwner(
    `SELECT count(*)::int AS told, count(DISTINCT resource_id)::int AS apart,
       count(*) FILTER (WHERE before ->> 'note' <> 'n' || resource_id OR after ->> 'note' <> 'm' || resource_id::int * 7)::int AS wrong
     FROM log.activities WHERE resource_type = 'basket' AND action = 'update' AND id > $1`,
    [mark.id],
  )
  expect(rows).toEqual([{ told: 100_000, apart: 100_000, wrong: 0 }])
})
