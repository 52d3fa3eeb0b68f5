import fc from 'fast-check'
import type { UserContext } from '@/lib/access/context'
import type { MapPart } from '@/lib/db/map-part'
import { durationBins, type EqualField, type FacetField, facetFields, plainFields, type SessionFilter } from '@/lib/db/session-filter'
import { wallClock } from '@/lib/time/zoned-day'
import { addresses, blocks, inBlock } from './blocks'
import { testDatabase } from './database'
import { type LaidSession, laySessions } from './laid-sessions'
import { makePerson, type SignedIn, several, signedIn, type TestPerson } from './signed-in'

const DAY = 86_400
const words = ['Ünal', '100%', 'a_b', 'back\\slash', 'Köln', 'Köl', 'Safari', 'xo', '10.', 'person', 'ORG', 'nobody', '%', '_', "'"]
const values: Record<Exclude<FacetField, 'user'>, readonly string[]> = {
  role: ['audit_user', 'audit_manager', 'system_administrator'],
  device: ['desktop', 'mobile', 'bot'],
  browser: ['', 'Firefox', 'Safari', 'back\\slash'],
  os: ['', 'iOS', 'Linux', '100%'],
  country: ['', 'DE', 'TR', 'IS'],
  city: ['', 'Köln', 'a_b', 'Ünal', `${'long '.repeat(20)}a`, `${'long '.repeat(20)}b`],
  reason: ['', 'idle', 'time_limit', 'signed_out', 'killed'],
  network: ['public', 'private'],
}
const plain = {
  vendor: ['', 'Apple', 'Acme <b>'],
  model: ['', 'iPhone', '=1+1'],
  browserVersion: ['', '120.0.1', '121'],
  osVersion: ['', '10', '17.1'],
  region: ['', 'Bavaria', 'NRW'],
} as const

/** Where eight of eleven are: some across the 180th meridian, and at zero by zero. */
const points = [
  ...([
    [48.1, 11.6],
    [48.2, 11.5],
    [41, 28.9],
    [-17.8, 179.9],
  ] as const),
  ...([
    [-17.9, -179.9],
    [0, 0],
    [64.1, -21.9],
    [52.5, 180],
  ] as const),
]

/** A row as the reference sees it. */
export type Row = Record<Exclude<EqualField, 'hour' | 'at' | 'older' | 'ending'>, string> & {
  id: string
  ip: string | null
  text: string
  open: boolean
  started: Date
  ended: Date
  /** Where the map counts it; nobody corrected any. */
  kind: 'place' | 'country' | 'private' | 'unknown'
}

/** Everything that lies in the table, and one person of each role who looks at it. */
export type Table = { readonly rows: readonly Row[]; readonly people: readonly TestPerson[]; readonly viewers: readonly SignedIn[] }

const nullable = (all: readonly string[]) => fc.constantFrom(...all).map((value) => value || null)
const laid = fc.record({
  who: fc.nat(),
  // Many on a few days, borders of days among them; some beyond what retention shows.
  day: fc.constantFrom(0, 0, 1, 2, 3, 3, 3, 7, 12, 29, 31, 45),
  second: fc.oneof(fc.constantFrom(0, 1, 86_399), fc.nat(86_399)),
  life: fc.constantFrom(60, 3_000, 20_000, 40_000),
  idle: fc.constantFrom(30, 3_000, 4_000),
  end: fc.constantFrom(null, 'signed_out', 'idle', 'killed'),
  device: fc.constantFrom(...values.device),
  browser: nullable(values.browser),
  os: nullable(values.os),
  country: nullable(values.country),
  city: nullable(values.city),
  network: fc.constantFrom(...values.network),
  ip: fc.constantFrom(...addresses),
  ...(Object.fromEntries(Object.entries(plain).map(([field, all]) => [field, nullable(all)])) as Record<
    keyof typeof plain,
    fc.Arbitrary<string | null>
  >),
  asn: fc.constantFrom(null, 3320, 24_940),
})

/** Open ones within the limit: live, or away for too long, by whatever part of a quarter of an hour. */
const recent = fc.tuple(laid, fc.nat(20_000), fc.constantFrom(30, 2_900, 4_210, 4_300, 4_450, 4_900, 5_300)).map(([row, second, idle]) => ({
  ...row,
  day: 0,
  second: second + idle,
  idle,
  end: null,
}))

/** The bin of durations in which a session lies that is over. */
function lasted(from: Date, to: Date): string {
  const seconds = (to.getTime() - from.getTime()) / 1_000
  return String(durationBins.findLast((least) => least <= seconds) ?? 0)
}

/** As the address writes the weekday and hour of a start. */
function hourOf({ started }: Pick<Row, 'started'>, zone = 'UTC'): string {
  const wall = new Date(wallClock(started.getTime(), zone))
  return `${wall.getUTCDay() || 7}-${wall.getUTCHours()}`
}

type Stored = {
  network_class: string
  country: string | null
  city: string | null
  region: string | null
  latitude: number | null
  longitude: number | null
}

function kindOf({ network_class, country, city, region, latitude, longitude }: Stored): Row['kind'] {
  if (network_class === 'private') return 'private'
  const isNowhere = latitude === 0 && longitude === 0 && city === null && region === null
  if (latitude !== null && longitude !== null && !isNowhere) return 'place'
  return country === null ? 'unknown' : 'country'
}

/** Lays some 460 sessions and reads them back as the reference takes them. */
export async function layTable(): Promise<Table> {
  const { owner } = await testDatabase()
  const viewers = [await signedIn('audit_user'), await signedIn('audit_manager'), await signedIn('system_administrator')]
  const people = [...viewers.map(({ person }) => person), ...(await several(3, () => makePerson()))]
  const drawn = [...fc.sample(laid, { numRuns: 400, seed: 11 }), ...fc.sample(recent, { numRuns: 60, seed: 12 })]
  const past = drawn.map(({ who, day, second, life, idle, end, ...rest }, at): LaidSession => {
    const [lat = null, lon = null] = points[at % 11] ?? []
    const startedAgo = day * DAY + second + 120
    const person = people[who % people.length] as TestPerson
    const endedAgo = Math.max(60, startedAgo - life)
    // Neither deadline within ten minutes of now: nothing runs out while this test looks.
    const idleFor = end === null ? Math.min(startedAgo, idle) : endedAgo
    return { ...rest, lat, lon, person, startedAgo, idleFor, ...(end === null ? {} : { ended: { ago: endedAgo, reason: end } }) }
  })
  await laySessions(past)
  const found =
    await owner.query(`SELECT s.*, host(s.ip) AS ip, s.ended_at IS NULL AND public.session_ends_at(s.started_at, s.last_activity_at, c) > now() AS open,
      public.session_ends_at(s.started_at, s.last_activity_at, c) AS deadline, public.session_ran_out_by(s.started_at, s.last_activity_at, c) AS ran_out_by
    FROM sessions s, settings c`)
  const rows = found.rows.map((s) => ({
    id: s.id,
    user: s.user_id,
    role: s.role,
    device: s.device_type,
    browser: s.browser ?? '',
    os: s.os ?? '',
    country: s.country ?? '',
    city: s.city ?? '',
    reason: s.end_reason ?? (s.open ? '' : s.ran_out_by),
    network: s.network_class,
    vendor: s.device_vendor ?? '',
    model: s.device_model ?? '',
    browserVersion: (s.browser_version ?? '').split('.')[0],
    osVersion: s.os_version ?? '',
    region: s.region ?? '',
    asn: String(s.asn ?? ''),
    release: `${s.browser ?? ''} ${(s.browser_version ?? '').split('.')[0]}`.trim(),
    duration: s.open ? '' : lasted(s.started_at, s.ended_at ?? s.deadline),
    ip: s.ip,
    text: [s.user_name, s.user_email, s.ip, s.city, s.region, s.country, s.device_vendor, s.device_model, s.browser, s.os]
      .join('\n')
      .toLowerCase(),
    open: s.open,
    started: s.started_at,
    ended: s.ended_at ?? s.deadline,
    kind: kindOf(s),
  }))
  return { rows, people, viewers }
}

/** What is not compared by equality, or changes while a test runs, has a test of its own. */
const moving = (field: EqualField): field is 'at' | 'older' | 'ending' => ['at', 'older', 'ending'].includes(field)

/** What should be found, without any index: newest first. */
export function reference({ rows }: Table, ctx: UserContext, filter: SessionFilter): string[] {
  const chosen = (row: Row, field: Exclude<EqualField, 'at' | 'older' | 'ending'>) => {
    const { is, not } = filter.equal?.[field] ?? { is: [], not: [] }
    const value = field === 'hour' ? hourOf(row, filter.zone) : row[field]
    return (is.length === 0 || is.includes(value)) && !not.includes(value)
  }
  const { is, not } = filter.ip ?? { is: [], not: [] }
  const shown = ({ kind }: Row, part: MapPart) => 'kind' in part && part.kind === kind
  return rows
    .filter((row) => ctx.role !== 'audit_user' || row.user === ctx.userId)
    .filter((row) => row.ended >= ctx.visibleSince)
    .filter((row) => filter.status === undefined || row.open === (filter.status === 'active'))
    .filter((row) => [...facetFields, ...plainFields].every((field) => moving(field) || chosen(row, field)))
    .filter((row) => (is.length === 0 || is.some((block) => inBlock(row.ip, block))) && !not.some((block) => inBlock(row.ip, block)))
    .filter((row) => (filter.text ?? '').split(/\s+/).every((word) => row.text.includes(word.toLowerCase())))
    .filter((row) => (filter.map?.is.length ?? 0) === 0 || filter.map?.is.some((part) => shown(row, part)))
    .filter((row) => !filter.map?.not.some((part) => shown(row, part)))
    .filter((row) => (!filter.from || row.started >= filter.from) && (!filter.to || row.started < filter.to))
    .map(({ id }) => id)
    .sort()
    .reverse()
}

const some = (all: readonly string[], most = 2) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: most })
const choice = (all: readonly string[]) => fc.record({ is: some(all), not: fc.oneof(fc.constant([]), some(all, 1)) })
const rarely = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
/** Fields of which there are many are asked for one at a time, or hardly anything would match. */
const seldom = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const asked = {
  ...plain,
  browserVersion: ['', '120', '121'],
  asn: ['', '3320'],
  release: ['', 'Firefox 120', 'Safari', '121'],
  duration: ['', '0', '1800', '3600', '14400'],
  hour: ['1-0', '2-23', '3-12', '7-23'],
}
const kinds = fc.constantFrom('place', 'country', 'private', 'unknown').map((kind) => ({ kind }) as MapPart)
const parts = fc.record({ is: fc.array(kinds, { maxLength: 2 }), not: fc.array(kinds, { maxLength: 1 }), known: fc.constant([]) })
const daysAgo = fc.integer({ min: 0, max: 46 }).map((days) => new Date((Math.floor(Date.now() / 86_400_000) - days) * 86_400_000))

/** Filters over what the table holds; made late, since people have their ids from the database. */
export const filters = (people: readonly TestPerson[]): fc.Arbitrary<SessionFilter> =>
  fc.record({
    status: fc.constantFrom(undefined, undefined, 'active', 'terminated'),
    equal: fc.record({
      user: rarely(choice([...people.map(({ id }) => id), 'no id'])),
      ...Object.fromEntries(Object.entries(values).map(([field, all]) => [field, rarely(choice(all))])),
      ...Object.fromEntries(Object.entries(asked).map(([field, all]) => [field, seldom(choice(all))])),
    }),
    zone: fc.constantFrom(undefined, 'Asia/Kolkata', 'America/New_York'),
    ip: rarely(choice(blocks)),
    map: seldom(parts),
    text: rarely(
      fc.oneof(
        fc.constantFrom(...words),
        fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((pair) => pair.join('  ')),
      ),
    ),
    from: rarely(daysAgo),
    to: rarely(daysAgo),
  }) as fc.Arbitrary<SessionFilter>
