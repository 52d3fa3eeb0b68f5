import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeEvent, type LiveEvent, maxPayloadBytes, parseNotice } from './events'
import { notify, notifyEnded } from './notify'

const id = fc.uuid()
const event: fc.Arbitrary<LiveEvent> = fc.oneof(
  fc.record({ kind: fc.constant('session.started' as const), userId: id }),
  fc.record({ kind: fc.constant('session.ended' as const), sessionIds: fc.array(id), userIds: fc.array(id) }),
  fc.record({ kind: fc.constant('session.ended' as const), sessionIds: fc.array(id) }),
  fc.constant({ kind: 'settings.changed' as const }),
  fc.record({ kind: fc.constant('notices.changed' as const), userId: id }),
)

const parseEvent = (payload: string) => parseNotice(payload)?.event ?? null

describe('live events', () => {
  it('come back as they were sent', () => {
    fc.assert(fc.property(event, (sent) => void expect(parseEvent(encodeEvent(sent))).toEqual(sent)))
  })

  it('carry the ids of 150 sessions of as many people', () => {
    const ids = () => Array.from({ length: 150 }, () => crypto.randomUUID())
    const sent: LiveEvent = { kind: 'session.ended', sessionIds: ids(), userIds: ids() }
    expect(Buffer.byteLength(encodeEvent(sent))).toBeLessThanOrEqual(maxPayloadBytes)
    expect(parseEvent(encodeEvent(sent))).toEqual(sent)
  })

  it('always fit into a notice, and then say that there are many', () => {
    const sessionIds = Array.from({ length: 1000 }, () => crypto.randomUUID())
    const payload = encodeEvent({ kind: 'session.ended', sessionIds })
    expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(maxPayloadBytes)
    expect(parseEvent(payload)).toEqual({ kind: 'session.ended', sessionIds: [], many: true })
  })

  it('are told apart though they say the same, by a mark that everybody reads alike', () => {
    const event: LiveEvent = { kind: 'session.started', userId: 'u' }
    const [one, two] = [encodeEvent(event), encodeEvent(event)]
    expect(parseNotice(one)).toEqual(parseNotice(one))
    expect(parseNotice(one)?.mark).not.toBe(parseNotice(two)?.mark)
    const many = { kind: 'session.ended', sessionIds: [crypto.randomUUID()], many: true } as const
    for (const sent of [event, many]) expect(parseNotice(encodeEvent(sent, 'm'))?.mark).toBe('m')
    const unmarked = JSON.stringify(event)
    expect(parseNotice(unmarked)?.mark).not.toBe(parseNotice(unmarked)?.mark)
  })

  it.each([
    '',
    'null',
    '1',
    '[]',
    '{}',
    '{"kind":"session.ended"}',
    '{"kind":"session.ended","sessionIds":[1]}',
    '{"kind":"session.started"}',
    '{"kind":"notices.changed"}',
    '{"kind":"x"}',
    '{',
  ])('ignore what is none: %s', (payload) => {
    expect(parseEvent(payload)).toBeNull()
  })

  it('never fail on any text', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (payload) => void expect(() => parseEvent(payload)).not.toThrow()))
  })

  it('are sent over the transaction, and not for nothing', async () => {
    const sent: string[][] = []
    const tx = { notify: async (channel: string, payload: string) => void sent.push([channel, payload]) }
    await notifyEnded(tx, [])
    expect(sent).toEqual([])
    await notifyEnded(tx, [
      { id: 'a', userId: 'u' },
      { id: 'b', userId: 'u' },
    ])
    await notify(tx, { kind: 'settings.changed' })
    expect(sent.map(([channel, payload = '']) => [channel, parseEvent(payload)])).toEqual([
      ['rollcall', { kind: 'session.ended', sessionIds: ['a', 'b'], userIds: ['u'] }],
      ['rollcall', { kind: 'settings.changed' }],
    ])
  })
})
