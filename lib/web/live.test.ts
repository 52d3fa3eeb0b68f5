import { afterEach, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import type { SessionStanding } from '@/lib/db/session-standing'
import { hub } from '@/lib/live/hub'
import { closeStreams } from '@/lib/live/stream-registry'
import { live } from './live'

const ctx = { sessionId: 's1', userId: 'u1', role: 'audit_user' } as UserContext
const standing = {
  idleInMs: null,
  idleMinutes: null,
  limitInMs: 60_000,
  limitMinutes: 480,
  notices: ['n2', 'n1'] as readonly string[],
} as SessionStanding

afterEach(closeStreams)

test('ASVS 15.2.2: HEAD opens no stream, so that it takes none of a person’s places', async () => {
  Object.assign(hub(), { listening: true, started: true })
  for (let at = 0; at < 25; at += 1) {
    const answer = await live(ctx, new Request('http://localhost/api/live', { method: 'HEAD' }), standing)
    expect([answer.status, answer.body]).toEqual([200, null])
  }
  expect(hub().hearers.size).toBe(0)
})

test('a look says what the clocks say and which notices there are to show, by the guard’s own reading', async () => {
  const answer = await live(ctx, new Request('http://localhost/api/live?poll=1'), standing)
  expect(await answer.json()).toMatchObject({
    session: 's1',
    clocks: [{ by: 'time_limit', endsInMs: 60_000, warnMs: 300_000 }],
    notices: '2 n2',
  })
})
