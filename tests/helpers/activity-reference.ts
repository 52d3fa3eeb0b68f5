import fc from 'fast-check'
import type { UserContext } from '@/lib/access/context'
import { type ActivityField, type ActivityFilter, activityFields } from '@/lib/db/activity-filter'
import { addresses, blocks, inBlock } from './blocks'
import { testDatabase } from './database'
import { type LaidActivity, layActivities, makeDays } from './laid-activities'
import { type SignedIn, signedIn } from './signed-in'

const DAY_MS = 86_400_000
const sessions = ['019ab306-c400-7abc-8def-001122334455', '019ab306-c400-7abc-8def-001122334466']
const words = [
  'Ünal',
  '100%',
  'a_b',
  'back\\slash',
  'Köl',
  'quo"te',
  'company',
  'xo',
  '10.',
  'some',
  'import',
  '42',
  'true',
  'nobody',
  '%',
  '_',
  "'",
]
const texts = ['Ünal', '100%', 'a_b', 'back\\slash', 'Köln', 'quo"te', 'xoxo', 'line\nbreak']
const resources = ['1', 'a:b', `${'long '.repeat(50)}a`, `${'long '.repeat(50)}b`]

/** A row as the reference sees it. */
type Row = Record<Exclude<ActivityField, 'session'>, string | null> & {
  readonly id: string
  readonly at: Date
  readonly actorId: string | null
  readonly session: readonly string[]
  readonly ip: string | null
  readonly text: string
}

/** Everything that lies in the log, and one person of each role who looks at it. */
export type Log = { readonly rows: readonly Row[]; readonly viewers: readonly SignedIn[] }

const changed = fc.option(
  fc.record({
    company: fc.constantFrom(...texts, null),
    size: fc.constantFrom(42, 7),
    open: fc.boolean(),
    tags: fc.constantFrom(['xoxo'], []),
  }),
)
const laid = (people: readonly SignedIn[]) =>
  fc.record({
    // Many on a few days, some beyond what retention shows; the first and the last millisecond of days among them.
    ago: fc.constantFrom(1, 1, 2, 3, 3, 3, 7, 12, 29, 30, 31, 45),
    ms: fc.oneof(fc.constantFrom(0, 1, DAY_MS - 1), fc.nat(DAY_MS - 1)),
    kind: fc.constantFrom('change', 'read', 'sign_in', 'access', 'system'),
    action: fc.constantFrom('create', 'update', 'viewed', 'in'),
    outcome: fc.constantFrom('ok', 'ok', 'failed', 'refused'),
    source: fc.constantFrom('web', 'api', 'job', 'outside'),
    actor: fc.constantFrom(
      ...people.map(({ person }) => ({ actorKind: 'user', actorId: person.id, actorName: person.name })),
      { actorKind: 'job', actorId: null, actorName: 'nightly import' },
      { actorKind: 'outside', actorId: null, actorName: 'a:b_c' },
    ),
    claim: fc.constantFrom(
      { sessionId: sessions[0], flag: null },
      { sessionId: sessions[1], flag: 'ended' },
      { sessionId: sessions[1], flag: 'unknown' },
      { sessionId: null, flag: 'none' },
      { sessionId: null, flag: 'malformed' },
      { sessionId: null, flag: null },
    ),
    ip: fc.constantFrom(...addresses),
    record: fc.constantFrom(
      { type: null, resource: null },
      ...resources.flatMap((resource) => ['contact', 'odd.type'].map((type) => ({ type, resource }))),
    ),
    label: fc.constantFrom(...texts, null),
    before: changed,
    after: changed,
  })

const told = (fields: Readonly<Record<string, unknown>> | null) =>
  Object.values(fields ?? {}).map((value) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)))

/** Lays some 400 activities beside those of the people themselves, and reads all of them back as the reference takes them. */
export async function layLog(): Promise<Log> {
  const { owner } = await testDatabase()
  await makeDays(46)
  const viewers = [await signedIn('audit_user'), await signedIn('audit_manager'), await signedIn('system_administrator')]
  const drawn = fc.sample(laid(viewers), { numRuns: 400, seed: 21 })
  await layActivities(drawn.map(({ actor, claim, record, ...rest }) => ({ ...rest, ...actor, ...claim, ...record }) as LaidActivity))
  const found = await owner.query('SELECT a.*, host(a.ip) AS ip FROM log.activities a')
  const rows = found.rows.map((a) => ({
    id: a.id,
    at: a.at,
    actorId: a.actor_id,
    kind: a.kind,
    action: a.action,
    actor: a.actor_id ?? `${a.actor_kind}:${a.actor_name}`,
    type: a.resource_type ?? '',
    resource: a.resource_id === null ? null : `${a.resource_type ?? ''}:${a.resource_id}`,
    outcome: a.outcome,
    source: a.source,
    session: [
      ...(a.session_id === null ? [] : [a.session_id]),
      ...(a.session_flag === null ? [] : [a.session_flag === 'none' ? '' : a.session_flag]),
    ],
    ip: a.ip,
    text: [a.resource_label, a.actor_name, ...told(a.before), ...told(a.after)].join('\n').toLowerCase(),
  }))
  return { rows, viewers }
}

/** What should be found, without any index: newest first. */
export function matching({ rows }: Log, ctx: UserContext, { equal, ip, text, from, to }: ActivityFilter): Row[] {
  const has = (row: Row, field: ActivityField, values: readonly string[]) =>
    [row[field]].flat().some((value) => value !== null && values.includes(value))
  const chosen = (row: Row, field: ActivityField) => {
    const { is, not } = equal?.[field] ?? { is: [], not: [] }
    return (is.length === 0 || has(row, field, is)) && !has(row, field, not)
  }
  const { is, not } = ip ?? { is: [], not: [] }
  return rows
    .filter((row) => ctx.role !== 'audit_user' || row.actorId === ctx.userId)
    .filter((row) => row.at >= ctx.viewsSince || row.kind !== 'read')
    .filter((row) => row.at >= ctx.visibleSince && (!from || row.at >= from) && (!to || row.at < to))
    .filter((row) => activityFields.every((field) => chosen(row, field)))
    .filter((row) => (is.length === 0 || is.some((block) => inBlock(row.ip, block))) && !not.some((block) => inBlock(row.ip, block)))
    .filter((row) => (text ?? '').split(/\s+/).every((word) => row.text.includes(word.toLowerCase())))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

const some = (all: readonly string[], most = 2) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: most })
const choice = (all: readonly string[]) => fc.record({ is: some(all), not: fc.oneof(fc.constant([]), some(all, 2)) })
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const rarely = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const moment = fc
  .tuple(fc.integer({ min: -1, max: 46 }), fc.constantFrom(0, 1, 3_600_000, 1_234_567))
  .map(([days, ms]) => new Date((Math.floor(Date.now() / DAY_MS) - days) * DAY_MS + ms))

/** Filters over what the log holds, and over what it does not. */
export const filtersOf = ({ rows }: Log): fc.Arbitrary<ActivityFilter> => {
  const valuesOf = (field: ActivityField) => [...new Set(rows.flatMap((row) => row[field] ?? []))].sort()
  const odd: { readonly [F in ActivityField]?: readonly string[] } = { actor: ['nobody'], resource: ['contact', ':'], session: ['no id'] }
  return fc.record({
    equal: fc.record(
      Object.fromEntries(
        activityFields.map((field) => [field, sometimes(choice([...valuesOf(field).slice(0, 12), ...(odd[field] ?? [])]))]),
      ),
    ),
    ip: rarely(choice(blocks)),
    text: rarely(
      fc.oneof(
        fc.constantFrom(...words),
        fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((pair) => pair.join('  ')),
      ),
    ),
    from: rarely(moment),
    to: rarely(moment),
  }) as fc.Arbitrary<ActivityFilter>
}
