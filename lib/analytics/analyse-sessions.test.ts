import { beforeAll, describe, expect, test } from 'vitest'
import { countSessions } from '@/lib/sessions/count-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery, type SessionQuery } from '@/lib/sessions/session-query'
import { momentText } from '@/lib/time/moment-text'
import { testDatabase } from '@/tests/helpers/database'
import { layTable, type Table } from '@/tests/helpers/session-reference'
import type { SignedIn } from '@/tests/helpers/signed-in'
import { activeNow } from './active-now'
import { analyseSessions } from './analyse-sessions'
import type { Share } from './analysis'
import { peakToday } from './peak-today'
import { sessionOverview } from './session-overview'
import { sessionShares } from './session-shares'
import { sessionsBefore } from './sessions-before'

let table: Table
const zone = 'Asia/Kolkata'

beforeAll(async () => {
  table = await layTable()
  await (await testDatabase()).owner.query('SELECT count_session_day(d) FROM session_days_to_count() AS d')
})

const ask = (address: string) => parseSessionQuery(Object.fromEntries(new URLSearchParams(address))).query
const manager = () => table.viewers[1] as SignedIn
const listed = async ({ ctx }: SignedIn, query: SessionQuery) =>
  (await countSessions(ctx, await sessionFilterOf(ctx, query, zone), { exact: true })).count
const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0)

describe('an analysis is told of the sessions that the list shows', { timeout: 60_000 }, () => {
  test.each([
    '',
    'since=30d',
    'since=24h',
    'from=2026-11-01',
    'country=DE&since=7d',
    'q=Köl',
    'status=active',
    'duration=3600&device=%21bot',
  ])('the total and each share of «%s», for managers and for somebody alone', async (address) => {
    for (const viewer of [manager(), table.viewers[0] as SignedIn]) {
      const query = ask(address)
      const analysis = await analyseSessions(viewer.ctx, query, zone)
      expect(analysis.since).toBeNull()
      expect(analysis.total).toBe(await listed(viewer, query))
      expect(sum(analysis.series)).toBe(analysis.total)
      expect(analysis.hours.flat().reduce((all, count) => all + count, 0)).toBe(analysis.total)
      for (const field of ['role', 'city', 'model', 'browserVersion', 'osVersion', 'asn', 'network'] as const)
        expect([field, sum(analysis.fields[field])]).toEqual([field, analysis.total])
    }
  })

  test('each share leads to as many', async () => {
    const query = ask('since=30d')
    const { fields } = await analyseSessions(manager().ctx, query, zone)
    const shares: readonly Share[] = Object.values(fields).flatMap((all) => [all[0], all.at(-1)].filter((share) => share !== undefined))
    expect(shares.length).toBeGreaterThan(20)
    for (const { where, count } of shares) {
      const choices = Object.fromEntries(Object.entries(where).map(([field, value]) => [field, [value]]))
      expect([where, await listed(manager(), { ...query, choices })]).toEqual([where, count])
    }
  })

  test('each hour of the week, each duration and each bar leads to as many', async () => {
    const query = ask('since=30d')
    const { hours, durations, series, unit } = await analyseSessions(manager().ctx, query, zone)
    expect(unit).toBe('day')
    for (const { from, count } of durations)
      expect(await listed(manager(), { ...query, choices: { duration: [String(from)] } })).toBe(count)
    for (const { first, last, count } of series)
      expect([first, await listed(manager(), { ...query, from: first, to: last })]).toEqual([first, count])
    for (const [day, hour] of [
      [1, 3],
      [4, 0],
      [7, 23],
    ] as const)
      expect(await listed(manager(), { ...query, choices: { hour: [`${day}-${hour}`] } })).toBe(hours[day - 1]?.[hour])
  })

  test('the period before is as long, and lies before', async () => {
    const { totalBefore, series } = await analyseSessions(manager().ctx, ask('since=7d'), zone)
    const { now } = manager().ctx
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
    const before = { from: ago(14), to: ago(7) }
    expect(totalBefore).toBe((await countSessions(manager().ctx, before, { exact: true })).count)
    expect(series.reduce((all, bin) => all + (bin.before ?? 0), 0)).toBe(totalBefore)
    expect((await analyseSessions(manager().ctx, ask('since=30d'), zone)).totalBefore).toBeNull()
  })

  test('what was counted before leads to as many', async () => {
    const { totalBefore, periodBefore } = await analyseSessions(manager().ctx, ask('since=7d'), zone)
    const { from, to } = periodBefore ?? { from: new Date(0), to: new Date(0) }
    expect(await listed(manager(), ask(`from=${momentText(from)}&to=${momentText(to)}`))).toBe(totalBefore)
  })

  test('each hour of a day leads to as many, also beside a filter of hours of the week', async () => {
    for (const address of ['since=24h', 'from=2026-10-25&to=2026-10-25', 'since=24h&hour=!3-12&hour=!2-23']) {
      const { series, unit } = await analyseSessions(manager().ctx, ask(address), zone)
      expect(unit).toBe('hour')
      for (const { from, to, count } of series) {
        const query = { ...ask(address), since: undefined, from: momentText(from), to: momentText(to) }
        expect([address, from, await listed(manager(), query)]).toEqual([address, from, count])
      }
    }
  })

  test('what is counted in waves for the dashboard is what is counted at once', async () => {
    for (const address of ['since=7d', 'since=30d&country=DE']) {
      const all = await analyseSessions(manager().ctx, ask(address), zone)
      const overview = await sessionOverview(manager().ctx, ask(address), zone)
      const { outdated, ...shares } = await sessionShares(manager().ctx, ask(address), zone)
      expect([overview.total, shares.total]).toEqual([all.total, all.total])
      expect([overview.fields.reason, overview.durations, overview.hours]).toEqual([all.fields.reason, all.durations, all.hours])
      for (const field of ['country', 'city', 'model', 'browserVersion', 'osVersion', 'asn', 'network'] as const)
        expect([field, shares.fields[field]]).toEqual([field, all.fields[field]])
      const before = await sessionsBefore(manager().ctx, ask(address), zone)
      expect(typeof before === 'string').toBe(all.totalBefore === null)
      expect(outdated).toEqual([])
    }
  })

  test('what is not kept as a whole is compared with nothing', async () => {
    for (const address of ['since=30d', 'since=90d', 'from=2026-01-01'])
      expect([address, await sessionsBefore(manager().ctx, ask(address), zone)]).toEqual([address, 'gone'])
  })

  test('a period without length up to now is compared with nothing, and not because that was forgotten', async () => {
    for (const address of ['from=2031-01-01', 'from=2026-11-01T10:00Z&to=2026-11-01T10:00Z'])
      expect([address, await sessionsBefore(manager().ctx, ask(address), zone)]).toEqual([address, 'empty'])
  })

  test.each(['from=2031-01-01', 'from=1971-01-01&to=1971-01-02'])('a period in which nothing is kept is empty: %s', async (address) => {
    const analysis = await analyseSessions(manager().ctx, ask(address), zone)
    expect([analysis.total, sum(analysis.series), analysis.fields.role]).toEqual([0, 0, []])
  })
})

test('what is live now is what the list calls active, and the peak is not below it', async () => {
  for (const viewer of [manager(), table.viewers[0] as SignedIn]) {
    const now = await activeNow(viewer.ctx, ask('from=1971-01-01&to=1971-01-02&status=terminated'), zone)
    expect(now.active).toBe(await listed(viewer, ask('status=active')))
    expect(sum(now.byRole)).toBe(now.active)
    const peak = await peakToday(viewer.ctx, ask('from=1971-01-01&to=1971-01-02&status=terminated'), zone)
    expect(peak.count).toBeGreaterThanOrEqual(now.active)
    expect(await listed(viewer, ask(`at=${momentText(peak.at)}`))).toBe(peak.count)
    expect(await listed(viewer, ask('status=active&ending=15'))).toBe(now.aboutToEnd)
    expect(now.aboutToEnd).toBeLessThanOrEqual(now.active)
    const midnight = table.rows.filter((row) => viewer.ctx.role !== 'audit_user' || row.user === viewer.ctx.userId)
    const at = peak.at.getTime()
    const open = midnight.filter(({ started, ended }) => started.getTime() <= at && ended.getTime() >= at).length
    expect(Math.abs(open - peak.count)).toBeLessThanOrEqual(1)
  }
})
