import { expect, test } from 'vitest'
import { countSessions } from '@/lib/sessions/count-sessions'
import { parseSessionText } from '@/lib/sessions/parse-session-text'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { momentText } from '@/lib/time/moment-text'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { signedIn } from '@/tests/helpers/signed-in'
import { analyseSessions } from './analyse-sessions'

const zone = 'Europe/Berlin'

/** The last Sunday of a month of last year or this one, whichever is over: the clock is changed at 01:00 UTC. */
function lastSunday(month: number, now: Date): Date {
  const of = (year: number) => {
    const last = new Date(Date.UTC(year, month, 0, 1))
    return new Date(last.getTime() - last.getUTCDay() * 86_400_000)
  }
  const thisYear = of(now.getUTCFullYear())
  return thisYear < new Date(now.getTime() - 2 * 86_400_000) ? thisYear : of(now.getUTCFullYear() - 1)
}

test.each([
  ['autumn', 10, 25],
  ['spring', 3, 23],
] as const)('on the day that the clock is changed in %s each hour leads to just its rows', async (_, month, hours) => {
  const { owner } = await testDatabase()
  await owner.query('UPDATE settings SET retention_days = 1000')
  const { ctx, person } = await signedIn('audit_manager')
  const changes = lastSunday(month, ctx.now)
  // Half an hour and an hour and a half around it: in autumn the wall shows 02:30 at the first two.
  const minutes = [-30, 30, 31, 90, 91, 92]
  await laySessions(
    minutes.map((minute) => {
      const ago = (ctx.now.getTime() - changes.getTime()) / 1_000 - minute * 60
      return { person, startedAgo: ago, idleFor: ago - 5, ended: { ago: ago - 5, reason: 'signed_out' } }
    }),
  )
  const day = changes.toISOString().slice(0, 10)
  const { query } = parseSessionText(`from=${day}&to=${day}`)
  const { unit, series, total } = await analyseSessions(ctx, query, zone)
  expect([unit, series.length, total]).toEqual(['hour', hours, 6])
  expect(series.filter(({ count }) => count > 0).map(({ count }) => count)).toEqual([1, 2, 3])
  for (const { from, to, count } of series) {
    const { query: bar } = parseSessionText(new URLSearchParams({ from: momentText(from), to: momentText(to) }).toString())
    expect((await countSessions(ctx, await sessionFilterOf(ctx, bar, zone), { exact: true })).count).toBe(count)
  }
})
