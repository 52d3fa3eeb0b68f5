import type pg from 'pg'
import type { ActivityField, ActivityFilter } from '@/lib/db/activity-filter'
import { Random } from '@/scripts/demo/random'

/** Filters of one kind and what a page of them may take, in milliseconds at the 95th percentile. */
export type Kind = { readonly name: string; readonly most: number; readonly filters: readonly ActivityFilter[] }

const EQUAL_MS = 50
const SLICE_MS = 250

const columns: Record<ActivityField, string> = {
  kind: 'kind',
  action: 'action',
  actor: `coalesce(actor_id::text, actor_kind || ':' || actor_name)`,
  type: 'resource_type',
  resource: `resource_type || ':' || resource_id`,
  outcome: 'outcome',
  source: 'source',
  session: `coalesce(session_id::text, '')`,
}
const fields = Object.keys(columns) as ActivityField[]

type Value = { readonly field: ActivityField; readonly value: string }
const is = (field: ActivityField, value: string): Value => ({ field, value })
const equal = (...values: readonly Value[]): ActivityFilter => ({
  equal: Object.fromEntries(values.map(({ field, value }) => [field, { is: [value], not: [] }])),
})
const blocks = (...all: readonly string[]): ActivityFilter[] => all.map((block) => ({ ip: { is: [block], not: [] } }))

/** Values that occur: as often as they do, from rows drawn by chance, and each that a field has in them as often as any other, so that rare ones come too. */
async function drawn(owner: pg.Client, random: Random, many: number): Promise<Value[]> {
  const { rows } = await owner.query<Record<string, string | null>>(
    `SELECT ${fields.map((field) => `${columns[field]} AS ${field}`).join()} FROM log.activities TABLESAMPLE SYSTEM (0.1) REPEATABLE (7) ORDER BY md5(id::text) LIMIT 5000`,
  )
  const distinct = (field: ActivityField) => [...new Set(rows.map((row) => row[field] ?? ''))]
  const all = new Map(fields.map((field) => [field, distinct(field)]))
  return rows.slice(0, many).flatMap((row) => {
    const field = random.pick(fields)
    return [is(field, row[field] ?? ''), is(field, random.pick(all.get(field) ?? ['']))].filter(
      ({ field, value }) => field !== 'resource' || value !== '',
    )
  })
}

/** Pairs of different fields. */
const pairs = (values: readonly Value[]): ActivityFilter[] =>
  values.flatMap((value, at) => {
    const other = values[(at * 7 + 3) % values.length]
    return other === undefined || other.field === value.field ? [] : [equal(value, other)]
  })

/** What is asked of the log, by kind. */
export async function kindsOf(owner: pg.Client): Promise<Kind[]> {
  const values = await drawn(owner, new Random(11), 75)
  const notRead = { kind: { is: [], not: ['read'] } } as const
  return [
    { name: 'no filter', most: EQUAL_MS, filters: [{}] },
    { name: 'all but reads', most: EQUAL_MS, filters: [{ equal: notRead }] },
    { name: 'one value, drawn by chance', most: EQUAL_MS, filters: values.map((value) => equal(value)) },
    {
      name: 'one value, and no reads',
      most: EQUAL_MS,
      filters: values.filter(({ field }) => field !== 'kind').map((value) => ({ equal: { ...notRead, ...equal(value).equal } })),
    },
    { name: 'two values, drawn by chance', most: EQUAL_MS, filters: pairs(values) },
    {
      name: 'two common values that never meet',
      most: EQUAL_MS,
      filters: [
        equal(is('kind', 'read'), is('action', 'create')),
        equal(is('type', 'session'), is('action', 'update')),
        equal(is('actor', 'job:nightly import'), is('kind', 'sign_in')),
        equal(is('actor', 'job:nightly import'), is('action', 'create')),
        equal(is('kind', 'change'), is('outcome', 'failed')),
        equal(is('action', 'failed'), is('outcome', 'ok')),
        equal(is('session', ''), is('kind', 'read')),
        equal(is('source', 'web'), is('actor', 'outside:psql')),
        equal(is('type', 'order'), is('source', 'web')),
      ],
    },
    {
      name: 'a rare value, a value of one day, a value that does not occur',
      most: EQUAL_MS,
      filters: [
        is('action', 'recording_changed'),
        is('kind', 'system'),
        is('type', 'settings'),
        is('action', 'no such'),
        is('actor', '00000000-0000-7000-8000-000000000000'),
        is('resource', 'contact:none'),
        is('actor', 'job:bulk change'),
      ].map((value) => equal(value)),
    },
    {
      name: 'CIDR',
      most: SLICE_MS,
      filters: blocks(
        '81.0.145.11',
        '10.0.3.0/24',
        '10.0.0.0/20',
        '10.0.0.0/8',
        '9.0.0.0/8',
        '203.0.113.0/24',
        '2001:db8:50::/48',
        '2001:db8::/32',
        'fd00::/8',
        '0.0.0.0/0',
      ),
    },
    {
      name: 'free text',
      most: SLICE_MS,
      filters: ['fair number 7', 'zeppelin', 'person 17', 'company 99', 'nobody at all', '%', 'a'].map((text) => ({ text })),
    },
  ]
}
