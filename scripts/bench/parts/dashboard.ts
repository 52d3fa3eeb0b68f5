import { dashboardPages } from '@/scripts/bench/dashboard-pages'
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

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function verbs() {
  const { read } = await import('@/lib/db/read')
  const { databaseClock } = await import('@/lib/db/clock')
  const { analyseSessions } = await import('@/lib/analytics/analyse-sessions')
  const { activeNow } = await import('@/lib/analytics/active-now')
  const { peakToday } = await import('@/lib/analytics/peak-today')
  const { sessionOverview } = await import('@/lib/analytics/session-overview')
  const { sessionShares } = await import('@/lib/analytics/session-shares')
  return { read, databaseClock, analyseSessions, activeNow, peakToday, sessionOverview, sessionShares }
}

/** What the dashboard asks for at a million sessions, of which the newest hundred thousand are live. Days that are over have been counted, as the job does. */
export const dashboard: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { owner } = database
  try {
    await lay(owner)
    await owner.query('UPDATE settings SET retention_days = 400')
    const began = performance.now()
    const { rows } = await owner.query('SELECT public.count_session_day(d) FROM public.session_days_to_count() AS d')
    const each = (performance.now() - began) / rows.length
    await owner.query('VACUUM (ANALYZE) public.session_tallies')
    const { read, databaseClock, analyseSessions, activeNow, peakToday, sessionOverview, sessionShares } = await verbs()
    const manager = await benchContext(owner, await databaseClock(), 'audit_manager', 'Mara Manager')
    const query = { choices: {}, sort: '-started' } as const
    const floor = median(
      (await ask(owner, [{}], async (filter) => (await read(manager).session.page(filter, {}, 50)).rows.length > 0)).worked,
    )
    const line = (name: string, most: number | null, asked: Asked) => figure('dashboard', name, most, asked, floor)
    const analysis = (since: '24h' | '30d' | '90d', choices = {}) =>
      ask(owner, [{ ...query, since, choices }], async (asked) => (await analyseSessions(manager, asked, ZONE)).since === null)
    return [
      line(
        'active sessions: now, by role',
        FIRST_MS,
        await ask(owner, [query], async (asked) => (await activeNow(manager, asked, ZONE)).active > 0),
      ),
      line(
        'active sessions: most at once today',
        FIRST_MS,
        await ask(owner, [query], async (asked) => (await peakToday(manager, asked, ZONE)).count > 0),
      ),
      line(
        'session overview, 30 days',
        MONTH_MS,
        await ask(
          owner,
          [{ ...query, since: '30d' as const }],
          async (asked) => (await sessionOverview(manager, asked, ZONE)).since === null,
        ),
      ),
      line(
        'places, devices, browsers, systems, 30 days',
        MONTH_MS,
        await ask(
          owner,
          [{ ...query, since: '30d' as const }],
          async (asked) => (await sessionShares(manager, asked, ZONE)).since === null,
        ),
      ),
      line('all other panels, 24 hours', MONTH_MS, await analysis('24h')),
      line('all other panels, 30 days', MONTH_MS, await analysis('30d')),
      line('all other panels, 90 days', QUARTER_MS, await analysis('90d')),
      line('all other panels, 30 days, of one country', null, await analysis('30d', { country: ['DE'] })),
      line('all other panels, 30 days, of one role', null, await analysis('30d', { role: ['audit_user'] })),
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
