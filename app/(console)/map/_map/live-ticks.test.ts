import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hearVersion, setPaused } from '@/app/_live/lists-change'
import { onLive } from './live-ticks'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  setPaused(false)
  vi.useRealTimers()
})

test('every minute, and when sessions changed', () => {
  const act = vi.fn()
  const stop = onLive('v1', act)
  vi.advanceTimersByTime(120_000)
  expect(act).toHaveBeenCalledTimes(2)
  hearVersion('v2')
  expect(act).toHaveBeenCalledTimes(3)
  stop()
  vi.advanceTimersByTime(120_000)
  hearVersion('v3')
  expect(act).toHaveBeenCalledTimes(3)
})

test('not while updates are paused, and once when they go on', () => {
  const act = vi.fn()
  const stop = onLive('v3', act)
  setPaused(true)
  vi.advanceTimersByTime(180_000)
  hearVersion('v4')
  expect(act).not.toHaveBeenCalled()
  setPaused(false)
  expect(act).toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(act.mock.calls.length).toBeLessThanOrEqual(3)
  stop()
})

test('a pause in which nothing was missed brings nothing', () => {
  const act = vi.fn()
  const stop = onLive('v4', act)
  setPaused(true)
  vi.advanceTimersByTime(30_000)
  setPaused(false)
  expect(act).not.toHaveBeenCalled()
  stop()
})
