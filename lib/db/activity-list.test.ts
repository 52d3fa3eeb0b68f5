import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { countActivities } from './activity-count'
import type { ActivityFilter } from './activity-filter'
import { histogramOf, overviewOf } from './activity-histogram'
import { activityFurther, activityPage } from './activity-list'
import { read } from './read'
import { write } from './write'

let manager: SignedIn
let user: SignedIn
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const is = (...values: string[]) => ({ is: values, not: [] })
// However busy the machine is: what a search leaves for the next one is another test's.
const unhurried = { firstRows: 2_000, mostMs: 1e9 }
const page = (who: SignedIn, filter: ActivityFilter, place = {}) => activityPage(who.ctx, filter, place, 50, unhurried)

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  await makeDays(8)
})

describe('places in the list', () => {
  test.each(['no id', '', `${randomUUID()}'`, `${randomUUID()}.e`, '019ab306c4007abc8def001122334455'])(
    '%j is refused',
    async (position) => {
      for (const place of [{ before: position }, { after: position }])
        await expect(page(manager, {}, place)).rejects.toMatchObject({ code: 'invalid' })
    },
  )
})

describe('ASVS 8.x an audit user sees what they did themselves', () => {
  test('whatever they filter by, in list, count, chart, kinds and detail', async () => {
    const label = `Secret ${randomUUID()}`
    const other = await makePerson()
    const of = (id: string, ago = 4) => ({
      ago,
      ms: 5,
      actorId: id,
      type: 'contact',
      resource: label,
      label,
      ip: '203.0.113.9',
      after: { name: label },
    })
    // In the rows that are read by key, and in a day that is found by facets.
    const [foreign, own, fresh] = await layActivities([of(other.id), of(user.person.id), of(other.id, 0)])
    const attacks: ActivityFilter[] = [
      { equal: { actor: is(other.id) } },
      { equal: { actor: is(other.id, user.person.id), resource: is(`contact:${label}`) } },
      { equal: { actor: { is: [], not: [user.person.id] }, resource: is(`contact:${label}`) } },
      { equal: { resource: is(`contact:${label}`), kind: { is: [], not: ['read'] } } },
      { ip: is('203.0.113.9') },
      { text: label },
    ]
    const now = user.ctx.now.getTime()
    const edges = [new Date(now - 20 * 86_400_000), new Date(now + 86_400_000)]
    for (const filter of attacks) {
      const ids = (await page(user, filter)).rows.map(({ id }) => id)
      expect(ids.filter((id) => id === foreign || id === fresh)).toEqual([])
      expect([0, 1]).toContain(ids.length)
      expect(await countActivities(user.ctx, filter, false, unhurried)).toEqual({ count: ids.length, exact: true })
      expect(await histogramOf(user.ctx, filter, edges, unhurried)).toEqual([ids.length])
      const { kinds, days, total } = await overviewOf(user.ctx, filter, edges, unhurried)
      expect([total, ...days, [...kinds.values()].reduce((a, b) => a + b, 0)]).toEqual(Array(3).fill(ids.length))
      expect((await page(manager, filter)).rows.map(({ id }) => id)).toEqual(expect.arrayContaining([foreign, fresh]))
    }
    expect(await read(user.ctx).activity.detail(foreign ?? '')).toBeNull()
    expect(await read(user.ctx).activity.detail(own ?? '')).toMatchObject({ id: own, resourceLabel: label })
    expect((await read(manager.ctx).activity.detail(foreign ?? ''))?.id).toBe(foreign)
  })
})

test('an activity that was just made is found by each of its facets, while it waits to be indexed', async () => {
  const label = `Fresh ${randomUUID()}`
  await write(manager.ctx, (tx) =>
    tx.note({ kind: 'read', action: 'looked', outcome: 'ok', resourceType: 'odd', resourceId: label, resourceLabel: label }),
  )
  const { person, session } = manager
  const asked: ActivityFilter['equal'][] = [
    { action: is('looked') },
    { actor: is(person.id.toUpperCase()), action: is('looked') },
    { session: is(session.id), type: is('odd') },
    { resource: is(`odd:${label}`) },
    { source: is('web'), type: is('odd') },
  ]
  for (const equal of asked)
    for (const firstRows of [1, 2_000]) {
      // A manager's own later steps must not fill the first rows.
      const { rows } = await activityPage(manager.ctx, { equal, text: label }, {}, 5, { firstRows, mostMs: 1e9 })
      expect(rows.map(({ resourceLabel }) => resourceLabel)).toEqual([label])
    }
})

test('a detail tells the types of its columns at that time', async () => {
  const person = await makePerson()
  const [row] = (await page(manager, { equal: { resource: is(`user:${person.id}`) } })).rows
  const detail = await read(manager.ctx).activity.detail(row?.id ?? '')
  expect(detail).toMatchObject({ kind: 'change', action: 'create', after: { name: person.name }, columnTypes: { name: 'text' } })
})

describe('the index of facets', () => {
  const EXPLAIN = `EXPLAIN (COSTS OFF) WITH asked AS MATERIALIZED (SELECT ARRAY[hashtextextended('x', 2)] AS g0)
    SELECT a.id FROM (SELECT a.* FROM log.activities a WHERE a.id >= $1 AND a.id < ANY ($2::uuid[]) AND log.activity_facets(a.kind, a.action, a.actor_kind,
      a.actor_id, a.actor_name, a.resource_type, a.resource_id, a.outcome, a.source, a.session_id, a.session_flag, a.ip) && (SELECT g0 FROM asked) OFFSET 0) AS a`

  test('serves a day that nobody has analysed, and days to come have it', async () => {
    await sql(`INSERT INTO log.activities (kind, action, source, actor_kind, actor_name, resource_type, resource_id)
      SELECT 'change', 'laid', 'job', 'job', 'many', 'thing', i::text FROM generate_series(1, 5000) AS i`)
    const { rows } = await sql(
      `SELECT public.uuid_floor(date_trunc('day', now(), 'UTC')) AS first, public.uuid_floor(date_trunc('day', now(), 'UTC') + interval '1 day') AS next`,
    )
    const plan = await sql(EXPLAIN, [rows[0].first, [rows[0].next]])
    const lines = plan.rows.map((row) => row['QUERY PLAN'] as string)
    expect(lines.filter((line) => line.includes('Bitmap Index Scan on activities_') && line.includes('facets'))).toHaveLength(1)
    expect(lines.filter((line) => /Scan.* on activities_\d+ /.test(line))).toHaveLength(1)
    const bare =
      await sql(`SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'log.activities'::regclass AND NOT EXISTS (
      SELECT FROM pg_index x JOIN pg_inherits h ON h.inhrelid = x.indexrelid WHERE x.indrelid = pg_inherits.inhrelid AND h.inhparent = 'log.activities_facets'::regclass)`)
    expect(bare.rows).toEqual([])
  })

  test('what is asked for several days, too much of it to be put in order together, comes in order all the same', async () => {
    const laid = Array.from({ length: 5_200 }, (_, at) => ({ ago: 5 + (at % 2), ms: at * 10, action: 'crowd' }))
    const ids = (await layActivities(laid)).sort().reverse()
    const { rows } = await activityPage(manager.ctx, { equal: { action: is('crowd') } }, {}, 60, { firstRows: 1, mostMs: 1e9 })
    expect(rows.map(({ id }) => id)).toEqual(ids.slice(0, 60))
  })

  test('a day that holds too much of what is asked for is read by its key, both ways and from its middle', async () => {
    const laid = Array.from({ length: 5_100 }, (_, at) => ({
      ago: at < 40 ? 7 : at < 5_060 ? 6 : 5,
      ms: 3_600_000 + at * 10,
      action: 'heap',
    }))
    const ids = (await layActivities(laid)).sort().reverse()
    const filter = { equal: { action: is('heap') } }
    const asked = async (place = {}) =>
      (await activityPage(manager.ctx, filter, place, 60, { firstRows: 1, mostMs: 1e9 })).rows.map(({ id }) => id)
    // The newest 40 lie in the day before, the oldest 40 in the day behind.
    expect(await asked()).toEqual(ids.slice(0, 60))
    expect(await asked({ before: ids[2_500] })).toEqual(ids.slice(2_501, 2_561))
    expect(await asked({ before: ids[5_040] })).toEqual(ids.slice(5_041))
    expect(await asked({ after: ids[2_500] })).toEqual(ids.slice(2_440, 2_500))
    expect(await asked({ after: ids[5_090] })).toEqual(ids.slice(5_030, 5_090))
  })

  test('the application may compare by facets, and nothing more of the settled days than read', async () => {
    const { appUrl } = await testDatabase()
    await withClient(appUrl, async (client) => {
      await client.query(`SELECT log.activity_facets('a', 'b', 'job', NULL, 'x', NULL, NULL, 'ok', 'web', NULL, NULL, NULL)`)
      for (const table of ['activity_quarters', 'activity_days', 'settled_days']) {
        await client.query(`SELECT FROM log.${table} LIMIT 1`)
        await expect(client.query(`DELETE FROM log.${table}`)).rejects.toMatchObject({ code: '42501' })
      }
    })
  })
})

test('an empty log has empty pages', async () => {
  const far = { from: new Date(user.ctx.now.getTime() - 40 * 86_400_000), to: new Date(user.ctx.now.getTime() - 35 * 86_400_000) }
  for (const filter of [far, { ...far, equal: { kind: is('change') } }, { from: far.to, to: far.from }]) {
    const empty = { rows: [], next: null, previous: null, hasOlder: false, hasNewer: false, searchedTo: null }
    expect(await page(manager, filter)).toEqual(empty)
    expect(await countActivities(manager.ctx, filter, false, unhurried)).toEqual({ count: 0, exact: true })
    expect(await overviewOf(manager.ctx, filter, [], unhurried)).toEqual({ kinds: new Map(), complete: true, days: [], total: 0 })
  }
})

describe('a search that goes on', () => {
  test('comes to the next match, slice by slice, and then to the end', async () => {
    const label = `Far ${randomUUID()}`
    const [old] = await layActivities([{ ago: 7, ms: 9, label }])
    const filter: ActivityFilter = { text: label }
    // No time at all: one step a slice.
    const hurried = { firstRows: 2_000, mostMs: 0 }
    let before = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
    const places: string[] = []
    for (let came = await activityFurther(manager.ctx, filter, before, hurried); ; ) {
      before = came.found?.before ?? came.stopped?.before ?? ''
      places.push(before)
      if (came.found) break
      came = await activityFurther(manager.ctx, filter, before, hurried)
    }
    expect(places.length).toBeGreaterThan(1)
    expect(places).toEqual(places.toSorted().toReversed())
    expect((await page(manager, filter, { before })).rows.map(({ id }) => id)).toEqual([old])
    expect(await activityFurther(manager.ctx, filter, old ?? '', unhurried)).toEqual({ found: null, stopped: null })
  })

  test('ASVS 8.x finds for an audit user what is theirs', async () => {
    const label = `Far ${randomUUID()}`
    const other = await makePerson()
    await layActivities([{ ago: 3, ms: 5, actorId: other.id, label }])
    const from = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
    expect(await activityFurther(user.ctx, { text: label }, from, unhurried)).toEqual({ found: null, stopped: null })
    expect((await activityFurther(manager.ctx, { text: label }, from, unhurried)).found).not.toBeNull()
  })
})
