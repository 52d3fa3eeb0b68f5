import type pg from 'pg'
import type { FacetField, SessionFilter } from '@/lib/db/session-filter'
import { Random } from '@/scripts/demo/random'

/** Filters of one kind and what a page of them may take, in milliseconds at the 95th percentile. */
export type Kind = { readonly name: string; readonly most: number; readonly filters: readonly SessionFilter[] }

const EQUAL_MS = 50
const SLICE_MS = 250

const columns: Record<FacetField, string> = {
  user: 'user_id',
  role: 'role',
  device: 'device_type',
  browser: 'browser',
  os: 'os',
  country: 'country',
  city: 'city',
  reason: 'end_reason',
  network: 'network_class',
}
const fields = Object.keys(columns) as FacetField[]

type Value = { readonly field: FacetField; readonly value: string }

const equal = (...values: readonly Value[]): SessionFilter => ({
  equal: Object.fromEntries(values.map(({ field, value }) => [field, { is: [value], not: [] }])),
})
const not = (field: FacetField, ...values: readonly string[]): SessionFilter => ({ equal: { [field]: { is: [], not: values } } })
const is = (field: FacetField, value: string): Value => ({ field, value })

/** Values that occur: as often as they do, from rows drawn by chance, and each of a field as often as any other, so that rare ones come too. */
async function drawn(owner: pg.Client, random: Random, many: number): Promise<Value[]> {
  const made: Value[] = []
  const rows = await owner.query<Record<string, string | null>>(
    `SELECT ${fields.map((field) => `${columns[field]}::text AS ${field}`).join()} FROM sessions TABLESAMPLE BERNOULLI (0.1) REPEATABLE (7) LIMIT ${many}`,
  )
  const distinct = new Map<FacetField, string[]>()
  for (const field of fields) {
    const found = await owner.query<{ value: string | null }>(`SELECT DISTINCT ${columns[field]}::text AS value FROM sessions LIMIT 20000`)
    distinct.set(
      field,
      found.rows.map(({ value }) => value ?? ''),
    )
  }
  for (const row of rows.rows) {
    const field = random.pick(fields)
    made.push(is(field, row[field] ?? ''), is(field, random.pick(distinct.get(field) ?? [''])))
  }
  return made
}

/** Pairs of different fields. */
const pairs = (values: readonly Value[]): SessionFilter[] =>
  values.flatMap((value, at) => {
    const other = values[(at * 7 + 3) % values.length]
    return other === undefined || other.field === value.field ? [] : [equal(value, other)]
  })

/** What is asked of the million, by kind. */
export async function kindsOf(owner: pg.Client): Promise<Kind[]> {
  const values = await drawn(owner, new Random(11), 75)
  const terminated = { status: 'terminated' } as const
  const active = { status: 'active' } as const
  return [
    { name: 'no filter', most: EQUAL_MS, filters: [{}] },
    { name: 'status alone', most: EQUAL_MS, filters: [active, terminated] },
    { name: 'one value, drawn by chance', most: EQUAL_MS, filters: values.map((value) => equal(value)) },
    {
      name: 'one value and a status',
      most: EQUAL_MS,
      filters: values.map((value, at) => ({ ...equal(value), ...(at % 2 ? active : terminated) })),
    },
    { name: 'two values, drawn by chance', most: EQUAL_MS, filters: pairs(values) },
    {
      name: 'two values that never meet, or only once',
      most: EQUAL_MS,
      filters: [
        equal(is('device', 'mobile'), is('browser', 'Firefox')),
        equal(is('device', 'desktop'), is('os', 'iOS')),
        equal(is('browser', 'Chrome'), is('os', 'Android')),
        equal(is('browser', 'Mobile Chrome'), is('device', 'desktop')),
        equal(is('country', 'DE'), is('city', 'City 2')),
        equal(is('country', 'IS'), is('device', 'desktop')),
      ],
    },
    {
      name: 'a rare value, a value that does not occur',
      most: EQUAL_MS,
      filters: [
        is('country', 'IS'),
        is('city', 'Reykjavik'),
        is('country', 'ZZ'),
        is('reason', 'system'),
        is('user', '00000000-0000-7000-8000-000000000000'),
      ].map((value) => equal(value)),
    },
    {
      name: 'CIDR',
      most: SLICE_MS,
      filters: [
        '81.3.7.9',
        '10.0.3.0/24',
        '10.0.0.0/20',
        '81.40.0.0/13',
        '81.0.0.0/8',
        '80.0.0.0/6',
        '203.0.113.0/24',
        '9.0.0.0/8',
        '2001:db8:7::/48',
        '2001:db8::/33',
        '2001:db8::/32',
        'fd00::/8',
      ].map((block) => ({ ip: { is: [block], not: [] } })),
    },
    {
      name: 'free text',
      most: SLICE_MS,
      filters: [
        'ada abel',
        'berger',
        'ada.abel.1',
        'reykjavik',
        'example.com',
        'nobody at all',
        'zq',
        'a',
        'tilda chrome windows',
        '10.0.',
        'xu',
        '%',
        'city 399',
      ].map((text) => ({ text })),
    },
    {
      name: 'exclusions',
      most: SLICE_MS,
      filters: [
        not('device', 'desktop'),
        not('device', 'desktop', 'mobile', 'tablet'),
        not('device', 'desktop', 'mobile', 'tablet', 'bot'),
        not('country', 'DE', 'TR'),
      ],
    },
  ]
}
