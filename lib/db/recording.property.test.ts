import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { copyIn } from '@/scripts/backup/copy'
import { testDatabase } from '@/tests/helpers/database'
import { openShop, type Shop, type Told } from '@/tests/helpers/shop'

type Row = { at: string; id: number; v: string | null; secret: string | null; tags: string[] }
type Slice = { of: number; is: number }
type Plain =
  | { do: 'insert' | 'upsert' | 'insert or nothing' | 'merge' | 'copy'; rows: Row[] }
  | { do: 'update'; slice: Slice; v: string | null; secret: string | null; tags: string[] }
  | { do: 'silent' | 'delete' | 'delete of a part' | 'rekey' | 'both in one'; slice: Slice }
type Statement = Plain | { do: 'undone'; what: Plain }

let shop: Shop
beforeAll(async () => {
  shop = await openShop('Odd "shop"')
  // Partitioned, so that a changed key also moves rows; two of its columns have names that the recorder uses itself.
  await shop.sql(`CREATE TABLE scratch (at text, id int, n text, secret text, new_rows text[] NOT NULL, silent int, PRIMARY KEY (at, id)) PARTITION BY LIST (at);
    CREATE TABLE scratch_a PARTITION OF scratch FOR VALUES IN ('a', 'a:b');
    CREATE TABLE scratch_b (silent int, secret text, new_rows text[] NOT NULL, n text, id int NOT NULL, at text NOT NULL);
    ALTER TABLE scratch ATTACH PARTITION scratch_b DEFAULT`)
  await shop.asOwner(
    // Merged in the order of the rows: a hash would update first and insert afterwards, which hides what PostgreSQL does the other way round.
    `SET enable_hashjoin = off; SET enable_mergejoin = off; SET search_path = "Odd ""shop""", public; SELECT log.record_table('scratch', 'scratch', '{n,new_rows}', 'r.id::text', '{secret}')`,
  )
})

const text = fc.option(fc.constantFrom('a', 'b', 'c', 'DELETE', '', "it's", '"\\', '\u0001', 'ä'.repeat(700), '💥'.repeat(2100)), {
  nil: null,
})
const tags = fc.array(fc.constantFrom('x', 'y,z', '"', 'NULL', ''), { maxLength: 2 })
const row = fc.record({
  at: fc.constantFrom('a', 'a:b', 'b', String.raw`\:`),
  id: fc.integer({ min: 1, max: 4 }),
  v: text,
  secret: text,
  tags,
})
const keyOf = ({ at, id }: Pick<Row, 'at' | 'id'>) => `${at.replaceAll('\\', '\\\\').replaceAll(':', '\\:')}:${id}`
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: keyOf })
const slice = fc.integer({ min: 1, max: 4 }).chain((of) => fc.record({ of: fc.constant(of), is: fc.integer({ min: 0, max: of - 1 }) }))
const plain: fc.Arbitrary<Plain> = fc.oneof(
  fc.record({ do: fc.constantFrom('insert', 'upsert', 'insert or nothing', 'merge', 'copy'), rows }),
  fc.record({ do: fc.constant('update' as const), slice, v: text, secret: text, tags }),
  fc.record({ do: fc.constantFrom('silent', 'delete', 'delete of a part', 'rekey', 'both in one'), slice }),
)
const statement = fc.oneof(
  { arbitrary: plain, weight: 5 },
  { arbitrary: fc.record({ do: fc.constant('undone' as const), what: plain }), weight: 1 },
)

const mask = (secret: string | null) => (secret === null ? null : '•••')
const cut = (v: string | null) =>
  v === null || [...v].length <= 2000
    ? v
    : `${[...v].slice(0, 500).join('')}… (${[...v].length} characters, SHA-256 ${createHash('sha256').update(v).digest('hex')})`
const shown = ({ v, tags, secret }: Row) => ({ n: cut(v), new_rows: tags, secret: mask(secret) })

const about = (r: Row) => ({ type: 'scratch', id: keyOf(r), label: `${r.id}`, details: null })
const created = (n: Row): Told => ({ ...about(n), action: 'create', before: null, after: shown(n) })
const deleted = (o: Row): Told => ({ ...about(o), action: 'delete', before: shown(o), after: null })
function changed(o: Row, n: Row): Told[] {
  const differs = [
    ...(o.v === n.v ? [] : ['n']),
    ...(`${JSON.stringify(o.tags)}` === JSON.stringify(n.tags) ? [] : ['new_rows']),
    ...(o.secret === n.secret ? [] : ['secret']),
  ]
  if (differs.length === 0 && keyOf(o) === keyOf(n)) return []
  const told = (r: Row) => Object.fromEntries(Object.entries(shown(r)).filter(([column]) => differs.includes(column)))
  return [
    { ...about(n), action: 'update', before: told(o), after: told(n), details: keyOf(o) === keyOf(n) ? null : { key_before: keyOf(o) } },
  ]
}

const swapped: Readonly<Record<string, string>> = { a: 'b', b: 'a' }

/** What a statement should do: the table after it, and what is told. `step` is for changed keys, new each time. */
function expectation(table: Map<string, Row>, s: Statement, step: number): Told[] {
  const put = (n: Row, o = table.get(keyOf(n))): Told[] => {
    if (o !== undefined) table.delete(keyOf(o))
    table.set(keyOf(n), n)
    return o === undefined ? [created(n)] : changed(o, n)
  }
  const remove = (o: Row): Told => {
    table.delete(keyOf(o))
    return deleted(o)
  }
  if (s.do === 'undone') return []
  if ('rows' in s)
    return s.rows.flatMap((n) => {
      const old = table.get(keyOf(n))
      if (old === undefined) return s.do === 'merge' && n.v === 'DELETE' ? [] : put(n)
      if (s.do === 'insert' || s.do === 'insert or nothing' || s.do === 'copy') return []
      return s.do === 'upsert' || n.v !== 'DELETE' ? put(n) : [remove(old)]
    })
  const hit = [...table.values()].filter(({ id }) => id % s.slice.of === s.slice.is)
  if (s.do === 'update') return hit.flatMap((o) => put({ ...o, v: s.v, secret: s.secret, tags: s.tags }))
  if (s.do === 'delete') return hit.map(remove)
  if (s.do === 'delete of a part') return hit.filter(({ at }) => at !== 'a' && at !== 'a:b').map(remove)
  if (s.do === 'rekey') return hit.flatMap((o) => put({ ...o, id: o.id + step, at: swapped[o.at] ?? o.at }, o))
  if (s.do === 'both in one') return hit.flatMap((o) => (o.id % 2 === 0 ? [remove(o)] : put({ ...o, v: 'both' })))
  return []
}

async function run(s: Statement, table: ReadonlyMap<string, Row>, step: number): Promise<unknown> {
  if (s.do === 'undone') {
    await shop.asOwner('BEGIN; SAVEPOINT before')
    await run(s.what, table, step)
    return shop.asOwner('ROLLBACK TO before; COMMIT')
  }
  if ('rows' in s) {
    const source = `SELECT at, id, n, secret, tags FROM jsonb_to_recordset($1) AS x(at text, id int, n text, secret text, tags text[])`
    const insert = `INSERT INTO scratch (at, id, n, secret, new_rows) ${source}`
    const fresh = s.rows.filter((r) => !table.has(keyOf(r)))
    const texts = {
      insert,
      'insert or nothing': `${insert} ON CONFLICT DO NOTHING`,
      upsert: `${insert} ON CONFLICT (at, id) DO UPDATE SET n = excluded.n, secret = excluded.secret, new_rows = excluded.new_rows`,
      merge: `MERGE INTO scratch t USING (${source}) s ON (s.at, s.id) = (t.at, t.id) WHEN MATCHED AND s.n = 'DELETE' THEN DELETE
        WHEN MATCHED THEN UPDATE SET n = s.n, secret = s.secret, new_rows = s.tags
        WHEN NOT MATCHED AND s.n IS DISTINCT FROM 'DELETE' THEN INSERT (at, id, n, secret, new_rows) VALUES (s.at, s.id, s.n, s.secret, s.tags)`,
    }
    if (s.do === 'copy') return copyRows(fresh)
    const given = s.do === 'insert' ? fresh : s.rows
    return shop.asOwner(texts[s.do], [JSON.stringify(given.map(({ v, ...r }) => ({ ...r, n: v })))])
  }
  const where = `WHERE id % ${s.slice.of} = ${s.slice.is}`
  if (s.do === 'update') return shop.asOwner(`UPDATE scratch SET n = $1, secret = $2, new_rows = $3 ${where}`, [s.v, s.secret, s.tags])
  const texts = {
    silent: `UPDATE scratch SET silent = coalesce(silent, 0) + 1 ${where}`,
    delete: `DELETE FROM scratch ${where}`,
    'delete of a part': `DELETE FROM scratch_b ${where}`,
    rekey: `UPDATE scratch SET id = id + ${step}, at = CASE at WHEN 'a' THEN 'b' WHEN 'b' THEN 'a' ELSE at END ${where}`,
    'both in one': `WITH gone AS (DELETE FROM scratch ${where} AND id % 2 = 0) UPDATE scratch SET n = 'both' ${where} AND id % 2 = 1`,
  }
  return shop.asOwner(texts[s.do])
}

/** Quotes of an array, then escapes of COPY's text format. */
const element = (tag: string) => `"${tag.replaceAll(/["\\]/g, String.raw`\$&`)}"`
const field = (v: string | null) => (v === null ? String.raw`\N` : v.replaceAll('\\', '\\\\'))
async function copyRows(given: readonly Row[]): Promise<number> {
  const lines = given.map(({ at, id, v, secret, tags }) =>
    [at, `${id}`, v, secret, `{${tags.map(element).join(',')}}`].map(field).join('\t'),
  )
  async function* source() {
    yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
  }
  return copyIn((await testDatabase()).owner, 'COPY scratch (at, id, n, secret, new_rows) FROM STDIN', source())
}

const inOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, inOrder(inner)]),
      )
    : value
const sorted = (told: readonly Told[]) => told.map((one) => JSON.stringify(inOrder(one))).sort()

const TOLD = `SELECT resource_type AS type, action, resource_id AS id, resource_label AS label, before, after, details FROM log.activities
  WHERE resource_type = 'scratch' AND activities.id > $1`

test('ASVS 16.x any sequence of statements is told row for row', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 10 }), async (statements) => {
      await shop.asOwner('DELETE FROM scratch')
      const table = new Map<string, Row>()
      for (const [at, s] of statements.entries()) {
        const [mark] = (await shop.asOwner('SELECT public.uuid_v7() AS id, pg_sleep(0.001)')).rows as { id: string }[]
        const step = 1200 * 2 ** at
        await run(s, table, step)
        const found = (await shop.asOwner(TOLD, [mark?.id])).rows as Told[]
        expect(sorted(found), JSON.stringify(s)).toEqual(sorted(expectation(table, s, step)))
      }
      const left = (await shop.asOwner('SELECT at, id FROM scratch')).rows as { at: string; id: number }[]
      expect(left.map(keyOf).sort()).toEqual([...table.keys()].sort())
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  )
})
