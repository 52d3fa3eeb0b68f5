import type { ActivityFilter } from '@/lib/db/activity-filter'
import type { ListPlace } from '@/lib/db/list-page'
import { kindsOf } from '@/scripts/bench/activities/cases'
import { DAYS, layActivities, activities as many } from '@/scripts/bench/activities/lay'
import { type Figure, seconds } from '@/scripts/bench/figure'
import { ask, figure } from '@/scripts/bench/lists/ask'
import { benchContext } from '@/scripts/bench/lists/context'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { median } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const PAGE = 50
const PENDING = 150
const EQUAL_MS = 50
const CHART_MS = 300
const CHART_DAYS = 30
const QUARTER_MS = 900_000
const DAY_MS = 86_400_000

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function doors() {
  const { read } = await import('@/lib/db/read')
  const { databaseClock } = await import('@/lib/db/clock')
  return { read, databaseClock }
}

const SIZE = `SELECT (sum(pg_total_relation_size(inhrelid)) / $1)::float8 AS all, (sum(pg_relation_size(inhrelid)) / $1)::float8 AS heap,
  (SELECT sum(pg_relation_size(f.inhrelid)) / $1 FROM pg_inherits f WHERE f.inhparent = 'log.activities_facets'::regclass)::float8 AS facets
  FROM pg_inherits WHERE inhparent = 'log.activities'::regclass`

/** The log of ten million activities over ninety days, at the reading door: pages by kind of filter, counts, charts. */
export const activities: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { owner } = database
  try {
    const indexing = await layActivities(owner)
    await owner.query('UPDATE settings SET retention_days = $1, read_days = $1', [DAYS + 1])
    // As it is in use: the newest day's list of pending entries is not empty.
    for (let i = 0; i < PENDING; i += 1) await addSession(owner, await addPerson(owner, `Pending ${i}`, 'audit_user'))
    const { read, databaseClock } = await doors()
    const clock = await databaseClock()
    const manager = await benchContext(owner, clock, 'audit_manager', 'Mara Manager')
    const user = await benchContext(owner, clock, 'audit_user', 'Olaf Old')
    const door = read(manager).activity
    const page = async (filter: ActivityFilter, place: ListPlace = {}) => (await door.page(filter, place, PAGE)).searchedTo === null
    const kinds = await kindsOf(owner)
    await page({})
    const floor = median((await ask(owner, [{}], (filter) => page(filter))).worked)
    const line = (...[name, most, asked, partly]: [string, number | null, Awaited<ReturnType<typeof ask>>, string?]) =>
      figure('activities', name, most, asked, floor, partly)
    const figures: Figure[] = []
    for (const { name, most, filters } of kinds) figures.push(line(name, most, await ask(owner, filters, (filter) => page(filter))))
    const middle = await owner.query<{ id: string }>("SELECT public.uuid_floor(now() - interval '45 days') AS id")
    const before = middle.rows[0]?.id
    figures.push(
      line(
        'a page in the middle',
        EQUAL_MS,
        await ask(owner, [{}, { equal: { kind: { is: ['change'], not: [] } } }], (filter) => page(filter, { before })),
      ),
      line(
        'the own list of a user who did one thing',
        EQUAL_MS,
        await ask(owner, [{}], async (filter) => (await read(user).activity.page(filter, {}, PAGE)).searchedTo === null),
      ),
    )
    for (const { name, filters } of kinds)
      figures.push(
        line(
          `count: ${name}`,
          null,
          await ask(owner, filters.slice(0, 60), async (filter) => (await door.countMatching(filter)).exact),
          'told as a least',
        ),
      )
    const last = Math.ceil(clock.now.getTime() / QUARTER_MS) * QUARTER_MS
    const edges = Array.from({ length: CHART_DAYS + 1 }, (_, at) => new Date(last - (CHART_DAYS - at) * DAY_MS))
    const rolled: readonly ActivityFilter[] = [
      {},
      { equal: { kind: { is: [], not: ['read'] } } },
      { equal: { action: { is: ['update'], not: [] }, type: { is: ['contact'], not: [] } } },
      { equal: { outcome: { is: ['failed'], not: [] } } },
    ]
    const counted = kinds
      .slice(2, 3)
      .flatMap(({ filters }) => filters.filter(({ equal }) => equal?.actor || equal?.resource || equal?.session))
    const chart = async (filter: ActivityFilter) => !(await door.overview(filter, edges)).days.includes(null)
    const tabs = async (filter: ActivityFilter) => (await door.overview(filter, [])).complete
    figures.push(
      line(`chart of ${CHART_DAYS} days, by what settled days tell`, CHART_MS, await ask(owner, rolled, chart)),
      line(`chart of ${CHART_DAYS} days, counted in the log`, null, await ask(owner, counted, chart)),
      line('counts of the kinds, by what settled days tell', CHART_MS, await ask(owner, rolled, tabs)),
      line('counts of the kinds, counted in the log', null, await ask(owner, counted, tabs)),
    )
    const { rows } = await owner.query<{ all: number; heap: number; facets: number }>(SIZE, [many()])
    const [size] = rows
    figures.push({
      ...{ part: 'activities', name: `${many().toLocaleString('en')} activities: the index of facets, made at once`, target: '' },
      ...{ measured: `${seconds(indexing)}, ${((indexing / many()) * 1000).toFixed(0)} µs each`, floor: '', ratio: null, good: null },
    })
    figures.push({
      ...{ part: 'activities', name: 'storage of an activity', target: '' },
      measured: `${size?.all.toFixed(0)} bytes, of it ${size?.heap.toFixed(0)} its row, ${size?.facets.toFixed(0)} facets`,
      ...{ floor: '', ratio: null, good: null },
    })
    return figures
  } finally {
    await database.close()
  }
}
