import { beforeEach, expect, test, vi } from 'vitest'

// What was heard holds for a document: each test is one.
let hearVersion: (version: string) => void
let onListsChange: (made: string, act: () => void) => () => void
let setPaused: (next: boolean) => void
let isPaused: () => boolean

beforeEach(async () => {
  vi.resetModules()
  ;({ hearVersion, onListsChange, setPaused, isPaused } = await import('./lists-change'))
})

test('a change between a page and the first word of the stream is seen, and none is not', () => {
  const [missed, current] = [vi.fn(), vi.fn()]
  onListsChange('v1', missed)
  onListsChange('v2', current)
  hearVersion('v2')
  expect([missed.mock.calls.length, current.mock.calls.length]).toEqual([1, 0])
  hearVersion('v2')
  hearVersion('v3')
  expect([missed.mock.calls.length, current.mock.calls.length]).toEqual([2, 1])
})

test('a page that comes later is compared with what was heard before', () => {
  const act = vi.fn()
  hearVersion('v2')
  onListsChange('v2', act)
  expect(act).not.toHaveBeenCalled()
  onListsChange('v1', act)
  expect(act).toHaveBeenCalledOnce()
})

test('a page that is ahead of the stream looks once, and not again when the stream has come as far', () => {
  const act = vi.fn()
  hearVersion('v1')
  const stop = onListsChange('v2', act)
  hearVersion('v2')
  expect(act).toHaveBeenCalledOnce()
  stop()
  hearVersion('v3')
  expect(act).toHaveBeenCalledOnce()
})

test('while updates are paused nothing acts, and what was missed is caught up once they go on', () => {
  const act = vi.fn()
  onListsChange('v1', act)
  setPaused(true)
  hearVersion('v2')
  hearVersion('v3')
  expect([act.mock.calls.length, isPaused()]).toEqual([0, true])
  setPaused(false)
  expect([act.mock.calls.length, isPaused()]).toEqual([1, false])
})

test('what is shown while updates are paused is asked for anew when they go on, and not before', () => {
  setPaused(true)
  hearVersion('v2')
  const act = vi.fn()
  onListsChange('v1', act)
  expect(act).not.toHaveBeenCalled()
  setPaused(false)
  expect(act).toHaveBeenCalledOnce()
})
