import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SessionClock } from '@/lib/live/clocks'
import { countDown } from './countdown'

const minute = 60_000
const idle = (endsInMs: number): SessionClock => ({ by: 'idle', endsInMs, warnMs: 2 * minute })
const limit = (endsInMs: number): SessionClock => ({ by: 'time_limit', endsInMs, warnMs: 5 * minute })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('warns by what the server judged, and counts from there', () => {
  const count = countDown()
  expect([count.warning(false), count.overBy()]).toEqual([null, null])
  count.hear([idle(2 * minute + 1), limit(60 * minute)])
  vi.advanceTimersByTime(minute)
  // What was done in another tab may have moved it: only the server's next word tells.
  expect(count.warning(false)).toBeNull()
  count.hear([idle(minute), limit(59 * minute)])
  expect(count.warning(false)).toEqual({ by: 'idle', endsAt: performance.now() + minute })
  expect(count.endsInMs()).toBe(minute)
  vi.advanceTimersByTime(minute - 1)
  expect(count.overBy()).toBeNull()
  vi.advanceTimersByTime(1)
  expect(count.overBy()).toBe('idle')
})

test('a limit whose warning was read is not warned of again, and idle still is', () => {
  const count = countDown()
  count.hear([idle(60 * minute), limit(4 * minute)])
  expect(count.warning(false)?.by).toBe('time_limit')
  expect([count.warning(true), count.isLimitNear()]).toEqual([null, true])
  count.hear([idle(minute), limit(3 * minute)])
  expect(count.warning(true)?.by).toBe('idle')
  count.hear([idle(60 * minute), limit(400 * minute)])
  expect(count.isLimitNear()).toBe(false)
})

test('the time of day is never believed, but a jump of it is a reason to ask', () => {
  const count = countDown()
  count.hear([idle(minute), limit(60 * minute)])
  const warned = count.warning(false)
  vi.setSystemTime(Date.now() - 10 * 60 * minute)
  expect([count.warning(false), count.endsInMs(), count.overBy()]).toEqual([warned, minute, null])
  vi.setSystemTime(Date.now() + 20 * 60 * minute)
  expect([count.warning(false), count.endsInMs(), count.overBy()]).toEqual([warned, minute, 'idle'])
  // The answer puts it right.
  count.hear([idle(59 * minute), limit(60 * minute)])
  expect(count.overBy()).toBeNull()
})

test('input is told once a minute, and oftener where idle is short', () => {
  const count = countDown()
  expect(count.beatEveryMs()).toBe(minute)
  count.hear([{ by: 'idle', endsInMs: minute, warnMs: minute / 2 }, limit(60 * minute)])
  expect(count.beatEveryMs()).toBe(minute / 4)
})
