import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { throttle } from './throttle'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('calls at once, then once per pause, and never loses the last', () => {
  const call = vi.fn()
  const throttled = throttle(500, call)
  for (let at = 0; at < 10; at += 1) {
    throttled()
    vi.advanceTimersByTime(100)
  }
  // At 0, 500 and 1,000 ms: ten wishes in one second.
  expect(call).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(5_000)
  expect(call).toHaveBeenCalledTimes(3)
  throttled()
  expect(call).toHaveBeenCalledTimes(4)
})

it('forgets what waits when stopped', () => {
  const call = vi.fn()
  const throttled = throttle(500, call)
  throttled()
  throttled()
  throttled.stop()
  vi.advanceTimersByTime(5_000)
  expect(call).toHaveBeenCalledTimes(1)
})
