import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { endReasons } from '@/lib/sessions/schema'
import { worldBefore } from './cast'
import { DAY, HOUR } from './clock'
import { past } from './past'
import { peopleOf } from './people'
import { sessionLines } from './rows'
import type { PastSession } from './session'
import type { Size } from './size'
import { deadlineOf, isLive, type World } from './world'

const noon = Date.UTC(2026, 10, 23, 12)

type Past = { world: World; sessions: PastSession[]; lines: string[] }

async function all(size: Size, now = noon): Promise<Past> {
  const world = worldBefore(now, Math.floor(now / DAY) - size.days, size, new Map())
  const told: Past = { world, sessions: [], lines: [] }
  for await (const { lines, ended } of past(world, size)) {
    told.lines.push(...lines)
    told.sessions.push(...ended)
  }
  told.sessions.push(...world.open)
  return told
}

const digest = ({ lines, sessions, world }: Past) =>
  createHash('sha256')
    .update(lines.join(''))
    .update(sessions.length > 0 ? sessionLines(world, sessions).lines : '')
    .update(JSON.stringify([world.beside, world.folds, [...world.contacts.values()], world.orders]))
    .update([...world.known].map(({ id, deviceId }) => id + deviceId).join())
    .digest('hex')
const of = ({ sessions }: Past, local: string) =>
  sessions.filter(({ worker }) => worker.person.local === local).sort((a, b) => a.startedAt - b.startedAt)

let long: Past
beforeAll(async () => {
  long = await all({ people: 50, days: 84 })
}, 300_000)

describe('the demo’s past', () => {
  test('is the same for the same moment, and another for another', { timeout: 60_000 }, async () => {
    const size = { people: 42, days: 2 }
    const once = digest(await all(size))
    expect(digest(await all(size))).toBe(once)
    expect(digest(await all(size, noon + 60_000))).not.toBe(once)
  })

  test('knows every reason for an end', () => {
    const found = new Set(long.sessions.map(({ endReason }) => endReason).filter((reason) => reason !== null))
    expect([...found].sort()).toEqual([...endReasons].sort())
  })

  test('nothing happens before a beginning, after an end or after now', () => {
    for (const { startedAt, lastActivityAt, endedAt } of long.sessions) {
      expect(lastActivityAt).toBeGreaterThanOrEqual(startedAt)
      expect(endedAt ?? noon).toBeGreaterThanOrEqual(lastActivityAt)
      expect(endedAt ?? noon).toBeLessThanOrEqual(noon)
    }
  })

  test('a browser has one session at a time, and who was disabled none', () => {
    for (const browser of new Set(long.sessions.map((session) => session.browser))) {
      const own = long.sessions.filter((session) => session.browser === browser)
      own.sort((a, b) => a.startedAt - b.startedAt)
      for (const [at, { startedAt }] of own.entries())
        if (at > 0) expect(own[at - 1]?.endedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(startedAt)
    }
    expect([...long.world.open].filter(({ worker }) => worker.person.status !== 'active')).toEqual([])
  })

  test('a kill is somebody else’s, by a role that may, in a session of theirs', () => {
    const kills = long.sessions.filter(({ endReason }) => endReason === 'killed')
    expect(kills.length).toBeGreaterThan(5)
    const byId = new Map(long.sessions.map((session) => [session.id, session]))
    for (const { worker, role, endedBy, endedIn, endedAt } of kills) {
      const ender = byId.get(endedIn ?? '')
      expect(ender?.worker.person).toBe(endedBy)
      expect(ender?.worker).not.toBe(worker)
      expect(ender?.role).not.toBe('audit_user')
      if (role === 'system_administrator') expect(ender?.role).toBe('system_administrator')
      expect(ender?.startedAt).toBeLessThan(endedAt ?? 0)
      expect(ender?.endedAt ?? noon).toBeGreaterThanOrEqual(endedAt ?? 0)
    }
  })

  test('people work by the clocks of where they live, less at lunch, and hardly at weekends', () => {
    const at = (home: string) => long.sessions.filter(({ worker, browser }) => worker.person.home === home && !browser.machine.mobile)
    const hours = at('tokyo').map(({ startedAt }) => new Date(startedAt + 9 * HOUR).getUTCHours())
    expect(hours.filter((hour) => hour >= 7 && hour < 19).length).toBeGreaterThan(hours.length * 0.8)
    const weekend = long.sessions.filter(({ startedAt }) => [0, 6].includes(new Date(startedAt).getUTCDay()))
    expect(weekend.length).toBeLessThan(long.sessions.length * 0.08)
  })

  test('browsers are brought up to date every four weeks', () => {
    const versions = new Set(long.sessions.map(({ sent }) => /Firefox\/(\d+)/.exec(sent.userAgent)?.[1]).filter((version) => version))
    expect([...versions]).toEqual(expect.arrayContaining(['142', '143', '144', '145']))
  })

  test.each([
    ['a Sunday noon', Date.UTC(2026, 10, 22, 12)],
    ['a night', Date.UTC(2026, 10, 25, 3, 30)],
    ['a working day', noon],
  ])('some tens of sessions are live on %s', { timeout: 60_000 }, async (_, now) => {
    const { world } = await all({ people: 160, days: 1 }, now)
    expect([...world.open].filter((session) => isLive(world, session, now)).length).toBeGreaterThanOrEqual(40)
    expect([...world.open].filter((session) => deadlineOf(world, session) < now - 300_000)).toEqual([])
  })
})

describe('the stories that docs/demo.md tells', () => {
  const failed = () => long.lines.filter((line) => line.includes('\tsign_in\tfailed\t'))

  test('a stolen session goes on from Jakarta until a manager kills it', () => {
    const [session] = of(long, 'h.whitfield').filter(({ address }) => address === '43.157.201.88')
    expect(session).toMatchObject({ firstAddress: '90.192.131.44', endReason: 'killed', note: expect.stringContaining('Stolen') })
    expect(session?.trail.map(({ address }) => address)).toEqual(['90.192.131.44', '43.157.201.88'])
    expect(long.world.beside.reviews).toContainEqual(expect.objectContaining({ subject_id: session?.id, state: 'suspicious' }))
  })

  test('a night of guessing ends in one success by a script', () => {
    expect(failed().filter((line) => line.includes('throttled')).length).toBe(66)
    const [inside] = long.sessions.filter(({ sent }) => sent.userAgent.startsWith('python-requests'))
    expect(inside?.worker.person.local).toBe('l.tremblay')
    expect(failed().filter((line) => line.includes(`\t${inside?.worker.id}\t`)).length).toBeGreaterThan(100)
  })

  test('two countries within an hour', () => {
    const [there] = of(long, 'grace.chen').filter(({ firstAddress }) => firstAddress === '89.53.208.77')
    const [home] = of(long, 'grace.chen').filter(({ address }) => address === '64.169.13.20')
    expect((there?.startedAt ?? 0) - (home?.startedAt ?? 0)).toBe(43 * 60_000)
  })

  test('somebody who left stays signed in for weeks, until that is seen', () => {
    const [session] = of(long, 'r.khan').filter(({ startedAt, endedAt }) => (endedAt ?? 0) - startedAt > 20 * DAY)
    expect(session?.endReason).toBe('killed')
    expect(of(long, 'r.khan').at(-1)).toBe(session)
  })

  test('hundreds of contacts are deleted on a Friday evening', () => {
    const [session] = of(long, 't.ndlovu')
      .filter(({ startedAt, browser }) => new Date(startedAt).getUTCDay() === 5 && !browser.machine.mobile)
      .slice(-1)
    const deleted = long.lines.filter((line) => line.includes('\tchange\tdelete\t') && line.includes(`\t${session?.id}\t`))
    expect(deleted.length).toBeGreaterThan(200)
  })

  test('a system that nobody had before, yesterday', () => {
    const found = long.sessions.filter(({ sent }) => sent.userAgent.includes('Kali'))
    expect(found.map(({ startedAt }) => Math.floor(startedAt / DAY))).toEqual([Math.floor(noon / DAY) - 1])
    expect(found.map(({ sent }) => long.world.origins.saidBy(sent).device.os)).toEqual(['Kali Linux'])
  })
})

test('people: each address once, many countries, one very long name, one from right to left', () => {
  const people = peopleOf(300)
  expect(people).toHaveLength(300)
  expect(new Set(people.map(({ local }) => local)).size).toBe(300)
  expect(new Set(people.map(({ home }) => home)).size).toBeGreaterThan(25)
  expect(people.some(({ name }) => name.length > 80 && name.length <= 120)).toBe(true)
  expect(people.some(({ name }) => /^[\u0590-\u06ff]/.test(name))).toBe(true)
  expect(new Set(people.map(({ role }) => role)).size).toBe(3)
})
