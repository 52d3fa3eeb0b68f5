import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'

type Row = { id: number; v: string | null; secret: string | null }
type Told = { action: string; key: string; label: string; before: object | null; after: object | null; from: string | null }
type Slice = { of: number; is: number }
type Statement =
  | { do: 'insert' | 'upsert' | 'insert or nothing' | 'merge'; rows: Row[] }
  | { do: 'update'; slice: Slice; v: string | null; secret: string | null }
  | { do: 'silent' | 'delete' | 'rekey'; slice: Slice }

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

beforeAll(async () => {
  await testDatabase()
  await sql('CREATE TABLE scratch (id int PRIMARY KEY, v text, secret text, silent int)')
  await sql(`SELECT log.record_table('scratch', 'scratch', '{v}', 'r.id::text', '{secret}')`)
})

const text = fc.option(fc.constantFrom('a', 'b', 'c', 'DELETE', ''), { nil: null })
const row = fc.record({ id: fc.integer({ min: 1, max: 12 }), v: text, secret: text })
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ({ id }) => id })
const slice = fc.integer({ min: 1, max: 4 }).chain((of) => fc.record({ of: fc.constant(of), is: fc.integer({ min: 0, max: of - 1 }) }))
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ do: fc.constantFrom('insert' as const, 'upsert' as const, 'insert or nothing' as const, 'merge' as const), rows }),
  fc.record({ do: fc.constant('update' as const), slice, v: text, secret: text }),
  fc.record({ do: fc.constantFrom('silent' as const, 'delete' as const, 'rekey' as const), slice }),
)

const mask = (secret: string | null) => (secret === null ? null : '•••')
const whole = ({ v, secret }: Row) => ({ v, secret: mask(secret) })

const created = (n: Row): Told => ({ action: 'create', key: `${n.id}`, label: `${n.id}`, before: null, after: whole(n), from: null })
const deleted = (o: Row): Told => ({ action: 'delete', key: `${o.id}`, label: `${o.id}`, before: whole(o), after: null, from: null })
function changed(o: Row, n: Row): Told[] {
  const differs = (['v', 'secret'] as const).filter((column) => o[column] !== n[column])
  if (differs.length === 0 && o.id === n.id) return []
  const told = (r: Row) => Object.fromEntries(differs.map((column) => [column, whole(r)[column]]))
  return [{ action: 'update', key: `${n.id}`, label: `${n.id}`, before: told(o), after: told(n), from: o.id === n.id ? null : `${o.id}` }]
}

/** What a statement should do: the table after it, and what is told. */
function expectation(table: Map<number, Row>, s: Statement): Told[] {
  const put = (n: Row, o = table.get(n.id)): Told[] => {
    if (o !== undefined) table.delete(o.id)
    table.set(n.id, n)
    return o === undefined ? [created(n)] : changed(o, n)
  }
  if ('rows' in s)
    return s.rows.flatMap((n) => {
      const old = table.get(n.id)
      if (old === undefined) return s.do === 'merge' && n.v === 'DELETE' ? [] : put(n)
      if (s.do === 'insert' || s.do === 'insert or nothing') return []
      if (s.do === 'upsert' || n.v !== 'DELETE') return put(n)
      table.delete(n.id)
      return [deleted(old)]
    })
  const hit = [...table.values()].filter(({ id }) => id % s.slice.of === s.slice.is)
  if (s.do === 'update') return hit.flatMap((o) => put({ ...o, v: s.v, secret: s.secret }))
  if (s.do === 'delete') for (const { id } of hit) table.delete(id)
  if (s.do === 'delete') return hit.map(deleted)
  if (s.do === 'rekey') return hit.flatMap((o) => put({ ...o, id: o.id + 1_200_000 }, o))
  return []
}

async function run(s: Statement): Promise<void> {
  if ('rows' in s) {
    const source = `SELECT * FROM jsonb_to_recordset($1) AS x(id int, v text, secret text)`
    const insert = `INSERT INTO scratch (id, v, secret) ${source}`
    const texts = {
      insert: `${insert} WHERE id NOT IN (SELECT id FROM scratch)`,
      'insert or nothing': `${insert} ON CONFLICT DO NOTHING`,
      upsert: `${insert} ON CONFLICT (id) DO UPDATE SET v = excluded.v, secret = excluded.secret`,
      merge: `MERGE INTO scratch t USING (${source}) s ON s.id = t.id WHEN MATCHED AND s.v = 'DELETE' THEN DELETE
        WHEN MATCHED THEN UPDATE SET v = s.v, secret = s.secret
        WHEN NOT MATCHED AND s.v IS DISTINCT FROM 'DELETE' THEN INSERT (id, v, secret) VALUES (s.id, s.v, s.secret)`,
    }
    return void (await sql(texts[s.do], [JSON.stringify(s.rows)]))
  }
  const where = `id % ${s.slice.of} = ${s.slice.is}`
  if (s.do === 'update') await sql(`UPDATE scratch SET v = $1, secret = $2 WHERE ${where}`, [s.v, s.secret])
  if (s.do === 'silent') await sql(`UPDATE scratch SET silent = coalesce(silent, 0) + 1 WHERE ${where}`)
  if (s.do === 'delete') await sql(`DELETE FROM scratch WHERE ${where}`)
  if (s.do === 'rekey') await sql(`UPDATE scratch SET id = id + 1200000 WHERE ${where}`)
}

const sorted = (told: Told[]) => told.map((one) => JSON.stringify(one)).sort()

test('ASVS 16.x any sequence of statements is told row for row', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 10 }), async (statements) => {
      await sql('DELETE FROM scratch')
      const table = new Map<number, Row>()
      for (const s of statements) {
        const [mark] = (await sql('SELECT public.uuid_v7() AS id, pg_sleep(0.001)')).rows as { id: string }[]
        await run(s)
        const found = await sql(
          `SELECT action, resource_id AS key, resource_label AS label, before, after, details->>'key_before' AS from
           FROM log.activities WHERE resource_type = 'scratch' AND id > $1`,
          [mark?.id],
        )
        const inOrder = (part: { v?: unknown; secret?: unknown } | null) =>
          part && Object.fromEntries(['v', 'secret'].filter((c) => c in part).map((c) => [c, part[c as 'v']]))
        const told = (found.rows as Told[]).map((one) => ({ ...one, before: inOrder(one.before), after: inOrder(one.after) }))
        expect(sorted(told), JSON.stringify(s)).toEqual(sorted(expectation(table, s)))
      }
      const left = await sql('SELECT id FROM scratch ORDER BY id')
      expect(left.rows.map(({ id }) => id as number)).toEqual([...table.keys()].sort((a, b) => a - b))
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  )
})
