import { afterEach, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { hub } from '@/lib/live/hub'
import { closeStreams } from '@/lib/live/stream-registry'
import { live } from './live'

const ctx = { sessionId: 's1', userId: 'u1', role: 'audit_user' } as UserContext

afterEach(closeStreams)

test('ASVS 15.2.2: HEAD opens no stream, so that it takes none of a person’s places', async () => {
  Object.assign(hub(), { listening: true, started: true })
  for (let at = 0; at < 25; at += 1) {
    const answer = await live(ctx, new Request('http://localhost/api/live', { method: 'HEAD' }))
    expect([answer.status, answer.body]).toEqual([200, null])
  }
  expect(hub().hearers.size).toBe(0)
})
