import { layActivities } from '@/scripts/bench/activities/lay'
import { dashboardPages } from '@/scripts/bench/dashboard-pages'
import type { Figure } from '@/scripts/bench/figure'
import { type Asked, ask, figure } from '@/scripts/bench/lists/ask'
import { benchContext } from '@/scripts/bench/lists/context'
import { lay } from '@/scripts/bench/lists/lay'
import { type Part, SECRET } from '@/scripts/bench/part'
import { median } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const FIRST_MS = 100
const MONTH_MS = 300
const QUARTER_MS = 600
const ZONE = 'Europe/Berlin'
/** As the dashboard's map begins. */
const WORLD = { box: { south: -85, west: -180, north: 85, east: 180 }, zoom: 1 } as const

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function verbs() {
  const { read } = await import('@/lib/db/read')
  const { databaseClock } = await import('@/lib/db/clock')
  const { analyseSessions } = await import('@/lib/analytics/analyse-sessions')
  const { activeNow } = await import('@/lib/analytics/active-now')
  const { peakToday } = await import('@/lib/analytics/peak-today')
  const { sessionOverview } = await import('@/lib/analytics/session-overview')
  const { sessionShares } = await import('@/lib/analytics/session-shares')
  const { mapSessions } = await import('@/lib/analytics/map-sessions')
  const { failedSignIns } = await import('@/lib/analytics/failed-sign-ins')
  const { askedPeriod, binsFrom } = await import('@/lib/analytics/asked-period')
  return {
    ...{ read, databaseClock, analyseSessions, activeNow, peakToday, sessionOverview, sessionShares, mapSessions },
    ...{ failedSignIns, askedPeriod, binsFrom },
  }
}

/** Says what has been done, since the whole takes minutes. */
const say = (what: string) => void process.stdout.write(`\n    ${what}`)

/**
 * What the dashboard asks for at ten million activities of ninety days and a million sessions, of which the newest hundred thousand are live. Days and hours that
 * are over have been counted, as the job does.
 */
export const dashboard: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { owner } = database
  try {
    // Before the sessions, of which the live ones would run out meanwhile.
    await layActivities(owner, { say })
    await lay(owner)
    say('a million sessions laid')
    await owner.query('UPDATE settings SET retention_days = 400')
    const began = performance.now()
    const { rows } = await owner.query('SELECT public.count_session_day(d) FROM public.session_days_to_count() AS d')
    const each = (performance.now() - began) / rows.length
    await owner.query('SELECT public.count_session_hour(h) FROM public.session_hours_to_count() AS h')
    await owner.query('VACUUM (ANALYZE) public.session_tallies, public.session_hour_tallies')
    say(`${rows.length} days counted, ${Math.round(each)} ms each`)
    const of = await verbs()
    const manager = await benchContext(owner, await of.databaseClock(), 'audit_manager', 'Mara Manager')
    const query = { choices: {}, sort: '-started' } as const
    const floor = median(
      (await ask(owner, [{}], async (filter) => (await of.read(manager).session.page(filter, {}, 50)).rows.length > 0)).worked,
    )
    const line = (name: string, most: number | null, asked: Asked): Figure => {
      const made = figure('dashboard', name, most, asked, floor)
      say(`${name}: ${made.measured}`)
      return made
    }
    const since = (period: '24h' | '30d' | '90d', choices = {}) => [{ ...query, since: period, choices }]
    type Filters = ReturnType<typeof since>
    const analysis = (filters: Filters) =>
      ask(owner, filters, async (asked) => (await of.analyseSessions(manager, asked, ZONE)).since === null)
    const overview = (filters: Filters) =>
      ask(owner, filters, async (asked) => (await of.sessionOverview(manager, asked, ZONE)).since === null)
    const shares = (filters: Filters) => ask(owner, filters, async (asked) => (await of.sessionShares(manager, asked, ZONE)).since === null)
    const failures = (filters: Filters) =>
      ask(owner, filters, async (asked) => {
        const period = of.askedPeriod(manager, asked, ZONE)
        return !(await of.failedSignIns(manager, of.binsFrom(period.from, period).bins)).includes(null)
      })
    const now = await ask(owner, [query], async (asked) => (await of.activeNow(manager, asked, ZONE)).active > 0)
    const first = line('active sessions: now, by role', FIRST_MS, now)
    const peak = await ask(owner, [query], async (asked) => (await of.peakToday(manager, asked, ZONE)).count > 0)
    const filter = { status: 'active' } as const
    const map = await ask(owner, [WORLD], async (world) => (await of.mapSessions(manager, { filter, ...world })).complete)
    return [
      first,
      line('active sessions: most at once today', FIRST_MS, peak),
      line('map of who is signed in', MONTH_MS, map),
      line('session overview, 30 days', MONTH_MS, await overview(since('30d'))),
      line('places, devices, browsers, systems, 30 days', MONTH_MS, await shares(since('30d'))),
      line('failed sign-ins, 30 days', MONTH_MS, await failures(since('30d'))),
      line('failed sign-ins, 90 days', QUARTER_MS, await failures(since('90d'))),
      line('all other panels, 24 hours', MONTH_MS, await analysis(since('24h'))),
      line('all other panels, 30 days', MONTH_MS, await analysis(since('30d'))),
      line('all other panels, 90 days', QUARTER_MS, await analysis(since('90d'))),
      line('all other panels, 30 days, of one country', null, await analysis(since('30d', { country: ['DE'] }))),
      line('all other panels, 30 days, of one role', null, await analysis(since('30d', { role: ['audit_user'] }))),
      {
        part: 'dashboard',
        name: `counting a day of ${Math.round(1_000_000 / 30)} sessions, by the job`,
        target: '',
        measured: `${Math.round(each)} ms`,
        floor: '',
        ratio: null,
        good: null,
      },
      ...(await dashboardPages(owner, database.appUrl)),
    ]
  } finally {
    await database.close()
  }
}
