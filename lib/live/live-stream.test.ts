import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { hub, tell } from './hub'
import type { Viewer } from './judge'
import { type Check, liveStream, type MakeTickets, type Standing, type StreamViewer } from './live-stream'
import { closeStreams } from './stream-registry'

const viewer: Viewer = { sessionId: 's1', userId: 'u1', seesEveryone: false }
const manager: Viewer = { sessionId: 's2', userId: 'u2', seesEveryone: true }
const alive: Standing = { live: true, clocks: [], notices: '' }
const killed: Standing = { live: false, reason: 'killed', message: 'Call me.', at: '2026-11-26T11:00:00.000Z' }

/** An open stream whose text so far can be looked at. */
function open(who: StreamViewer, check: Check, signal = new AbortController().signal, makeTickets?: MakeTickets) {
  const seen = { text: '', done: false }
  const reader = liveStream(who, check, signal, makeTickets).body?.getReader()
  const decoder = new TextDecoder()
  void (async () => {
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) break
      seen.text += decoder.decode(part.value)
    }
    seen.done = true
  })()
  return seen
}

const count = (text: string, event: string) => text.split(`event: ${event}\n`).length - 1

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(hub(), { listening: true, started: true })
})
afterEach(() => {
  closeStreams()
  vi.useRealTimers()
})

describe('a stream', () => {
  it('F12 says how the session ended and closes, at once when told', async () => {
    let standing: Standing = alive
    const seen = open(viewer, async () => standing)
    await vi.advanceTimersByTimeAsync(10)
    expect(count(seen.text, 'ready')).toBe(1)
    standing = killed
    tell({ kind: 'session.ended', sessionIds: ['s1'] })
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.text).toContain('event: ended\ndata: {"reason":"killed","message":"Call me.","at":"2026-11-26T11:00:00.000Z"}\n\n')
    expect(seen.done).toBe(true)
    expect(hub().hearers.size).toBe(0)
  })

  it('hands out as many tickets as tabs share it, after a kill alone, and does not wait long for them', async () => {
    const made: number[] = []
    const makeTickets = async (tabs: number) => {
      made.push(tabs)
      return Array.from({ length: tabs }, (_, at) => `t${at}`)
    }
    const two = { ...viewer, tabs: 2 }
    const seen = open(two, async () => killed, undefined, makeTickets)
    const idle = open(two, async () => ({ live: false, reason: 'idle', message: null, at: null }), undefined, makeTickets)
    const late = open(
      two,
      async () => killed,
      undefined,
      () => new Promise(() => {}),
    )
    const failed = open(
      two,
      async () => killed,
      undefined,
      () => Promise.reject(new Error('away')),
    )
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.text).toContain('data: {"reason":"killed","message":"Call me.","at":"2026-11-26T11:00:00.000Z","tickets":["t0","t1"]}\n\n')
    expect(made).toEqual([2])
    expect([idle.done, late.done, failed.done]).toEqual([true, false, true])
    expect(idle.text + failed.text).not.toContain('tickets')
    await vi.advanceTimersByTimeAsync(500)
    expect(late.text).toContain('event: ended\ndata: {"reason":"killed","message":"Call me.","at":"2026-11-26T11:00:00.000Z"}\n\n')
  })

  it('finds an end between the guard and its opening', async () => {
    const seen = open(viewer, async () => killed)
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.done).toBe(true)
  })

  it('F13 finds an end within 2 s without notices, and within 25 s where one was lost', async () => {
    for (const [listening, within] of [
      [false, 2_000],
      [true, 26_000],
    ] as const) {
      hub().listening = listening
      let standing: Standing = alive
      const seen = open(viewer, async () => standing)
      await vi.advanceTimersByTimeAsync(100)
      standing = killed
      await vi.advanceTimersByTimeAsync(within)
      expect([listening, seen.done]).toEqual([listening, true])
    }
  })

  it('ends at the deadline of the session, to a hundredth of a second', async () => {
    const from = Date.now()
    const check: Check = async () => {
      const endsInMs = from + 130_000 - Date.now()
      if (endsInMs <= 0) return { live: false, reason: 'idle', message: null, at: null }
      return { live: true, clocks: [{ by: 'idle', endsInMs, warnMs: 120_000 }], notices: '' }
    }
    const seen = open(viewer, check)
    await vi.advanceTimersByTimeAsync(129_990)
    expect(seen.done).toBe(false)
    await vi.advanceTimersByTimeAsync(20)
    expect(seen.text).toContain('"reason":"idle"')
  })

  it('says what the clocks say: at once, when a warning is due, soon after it was cleared, and when the settings changed', async () => {
    let end = Date.now() + 130_000
    const said: number[] = []
    const check: Check = async () => {
      said.push(end - Date.now())
      return { live: true, clocks: [{ by: 'idle', endsInMs: end - Date.now(), warnMs: 120_000 }], notices: '' }
    }
    const seen = open(viewer, check)
    const last = () => Number([...seen.text.matchAll(/"endsInMs":(\d+)/g)].at(-1)?.[1])
    await vi.advanceTimersByTimeAsync(1)
    expect(last()).toBe(130_000)
    await vi.advanceTimersByTimeAsync(10_010)
    expect(last()).toBeLessThanOrEqual(120_000)
    expect(last()).toBeGreaterThan(119_980)
    // Cleared by what the person did elsewhere.
    end += 3_480_000
    await vi.advanceTimersByTimeAsync(2_010)
    expect(last()).toBeGreaterThan(3_500_000)
    end -= 3_000_000
    tell({ kind: 'settings.changed' })
    await vi.advanceTimersByTimeAsync(1)
    expect(last()).toBeLessThan(600_000)
    expect(said.length).toBe(count(seen.text, 'clocks'))
  })

  it('outlives a database that is away, and asks once a second', async () => {
    const check = vi.fn<Check>().mockRejectedValue(new Error('away'))
    const seen = open(viewer, check)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(seen.done).toBe(false)
    expect(check.mock.calls.length).toBeGreaterThanOrEqual(4)
    expect(check.mock.calls.length).toBeLessThanOrEqual(7)
    check.mockResolvedValue(killed)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(seen.done).toBe(true)
  })

  it('beats, tells of lists at most twice a second, and ends after ten minutes', async () => {
    const seen = open(manager, async () => alive)
    await vi.advanceTimersByTimeAsync(1)
    for (let at = 0; at < 100; at += 1) {
      tell({ kind: 'session.started', userId: 'anyone' })
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    expect(count(seen.text, 'sessions')).toBe(3)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(count(seen.text, 'beat')).toBe(4)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(seen.done).toBe(true)
  })

  it('says which notices there are, with its first look and at once when they change, and nothing of lists then', async () => {
    let notices = ''
    const check: Check = async () => ({ live: true, clocks: [], notices })
    const [seen, other] = [open(viewer, check), open(manager, async () => alive)]
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.text).toContain('event: notices\ndata: {"notices":""}\n\n')
    notices = '1 n1'
    tell({ kind: 'notices.changed', userId: 'u1' })
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.text).toContain('event: notices\ndata: {"notices":"1 n1"}\n\n')
    expect([count(seen.text, 'sessions'), count(other.text, 'sessions'), count(other.text, 'notices')]).toEqual([0, 0, 1])
  })

  it('says with its first word what the lists are at, and with every other one', async () => {
    tell({ kind: 'session.started', userId: 'anyone' }, 'before')
    const seen = open(manager, async () => alive)
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.text).toContain('event: ready\ndata: {"version":"before","session":"s2"}\n\n')
    tell({ kind: 'session.started', userId: 'anyone' }, 'after')
    await vi.advanceTimersByTimeAsync(15_000)
    for (const event of ['sessions', 'beat']) expect(seen.text).toContain(`event: ${event}\ndata: {"version":"after"}\n\n`)
  })

  it('forgets everything when the browser leaves or the server stops', async () => {
    const leaving = new AbortController()
    const seen = [open(viewer, async () => alive, leaving.signal), open(manager, async () => alive)]
    await vi.advanceTimersByTimeAsync(1)
    expect(hub().hearers.size).toBe(2)
    leaving.abort()
    closeStreams()
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.map(({ done }) => done)).toEqual([true, true])
    expect([hub().hearers.size, vi.getTimerCount()]).toEqual([0, 0])
  })

  it('loses its oldest where a browser opens too many, and refuses a person who does', async () => {
    const seen = Array.from({ length: 7 }, () => open(viewer, async () => alive))
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.map(({ done }) => done)).toEqual([true, false, false, false, false, false, false])
    for (let at = 0; at < 14; at += 1) open({ ...viewer, sessionId: `other-${at % 5}` }, async () => alive)
    expect(() => open({ ...viewer, sessionId: 'one more' }, async () => alive)).toThrowError(AppError)
  })
})
