import { describe, expect, test } from 'vitest'
import { endReasons } from '@/lib/sessions/schema'
import { history } from './history'
import { people } from './people'

const now = Date.UTC(2026, 10, 23, 12)
const HOUR = 3_600_000
const sessions = history(now)
const mayBeLive = sessions.filter(
  (session) => session.endedAt === null && now < Math.min(session.lastActivityAt + HOUR, session.startedAt + 8 * HOUR),
)

describe('the demo’s history', () => {
  test('is the same for the same moment', () => {
    expect(history(now)).toEqual(sessions)
  })

  test('has some hundred sessions of thirty days, about sixty of them live', () => {
    expect(sessions).toHaveLength(400)
    expect(mayBeLive).toHaveLength(60)
    expect(Math.min(...sessions.map(({ startedAt }) => startedAt))).toBeGreaterThan(now - 30 * 24 * HOUR)
  })

  test('knows every reason for an end', () => {
    const found = new Set(sessions.map(({ endReason }) => endReason).filter((reason) => reason !== null))
    expect([...found].sort()).toEqual([...endReasons].sort())
  })

  test('nothing happens before a beginning, after an end or after now', () => {
    for (const { startedAt, lastActivityAt, endedAt } of sessions) {
      expect(lastActivityAt).toBeGreaterThanOrEqual(startedAt)
      expect(endedAt ?? now).toBeGreaterThanOrEqual(lastActivityAt)
      expect(endedAt ?? now).toBeLessThanOrEqual(now)
    }
  })

  test('a browser has one session at a time, and disabled people none', () => {
    for (const session of sessions) {
      const next = sessions.find((other) => other.browser === session.browser && other.startedAt > session.startedAt)
      if (next !== undefined) expect(session.endedAt ?? now).toBeLessThanOrEqual(next.startedAt)
    }
    expect(mayBeLive.filter(({ browser }) => browser.person.status !== 'active')).toEqual([])
  })

  test('a kill is somebody else’s, and never a manager’s over an administrator', () => {
    const kills = sessions.filter(({ endReason }) => endReason === 'killed')
    expect(kills.length).toBeGreaterThan(5)
    for (const { browser, endedBy } of kills) {
      expect(endedBy).not.toBe(browser.person)
      if (browser.person.role === 'system_administrator') expect(endedBy?.role).toBe('system_administrator')
      expect(endedBy?.role).not.toBe('audit_user')
    }
  })

  test('people: forty, each address once, one very long name, one from right to left', () => {
    expect(people).toHaveLength(40)
    expect(new Set(people.map(({ local }) => local)).size).toBe(40)
    expect(people.some(({ name }) => name.length > 80 && name.length <= 120)).toBe(true)
    expect(people.some(({ name }) => /^[\u0590-\u06ff]/.test(name))).toBe(true)
  })
})
