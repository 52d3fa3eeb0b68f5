import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hub, tell } from './hub'
import { liveVersion } from './live-version'

const viewer = { sessionId: 's1', userId: 'u1', seesEveryone: false }
const manager = { ...viewer, seesEveryone: true }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('changes with what is heard, and with time where nothing can be', () => {
  Object.assign(hub(), { listening: true, started: true })
  const first = liveVersion(viewer)
  vi.advanceTimersByTime(60_000)
  expect(liveVersion(viewer)).toBe(first)
  tell({ kind: 'settings.changed' })
  const second = liveVersion(viewer)
  expect(second).not.toBe(first)
  hub().listening = false
  const third = liveVersion(viewer)
  vi.advanceTimersByTime(5_000)
  expect(new Set([second, third, liveVersion(viewer)]).size).toBe(3)
})

it('tells a person nothing of when others come and go', () => {
  Object.assign(hub(), { listening: true, started: true })
  const [own, all] = [liveVersion(viewer), liveVersion(manager)]
  tell({ kind: 'session.started', userId: 'u9' })
  tell({ kind: 'session.ended', sessionIds: ['s9'], userIds: ['u9'] })
  expect(liveVersion(viewer)).toBe(own)
  expect(liveVersion(manager)).not.toBe(all)
  tell({ kind: 'session.started', userId: 'u1' })
  expect(liveVersion(viewer)).not.toBe(own)
})

it('is not changed by what somebody is told of sign-ins of theirs: that is in no list', () => {
  Object.assign(hub(), { listening: true, started: true })
  const before = [liveVersion(viewer), liveVersion(manager)]
  tell({ kind: 'notices.changed', userId: 'u1' })
  expect([liveVersion(viewer), liveVersion(manager)]).toEqual(before)
})

it('is the same at every instance that heard the same', () => {
  Object.assign(hub(), { listening: true, started: true })
  const heard = () => {
    tell({ kind: 'settings.changed' }, 'one')
    tell({ kind: 'session.started', userId: 'u1' }, 'two')
    return [liveVersion(viewer), liveVersion(manager)]
  }
  const here = heard()
  Object.assign(hub(), { heard: '', heardByAll: '' })
  hub().heardBy.clear()
  expect(heard()).toEqual(here)
  // Whoever may have missed something is like nobody else.
  tell({ kind: 'resync' })
  expect(liveVersion(viewer)).not.toBe(here[0])
})
