import { describe, expect, it } from 'vitest'
import { answerWith, type Edge, type EdgeFacts, edgeFacts, edgeHeader } from './edge'

const shared: Edge = { secret: 'a'.repeat(43), databaseDown: false, entered: new Set() }
const facts: EdgeFacts = {
  requestId: 'r',
  peer: '10.0.0.9',
  forwardedFor: '1.2.3.4',
  forwarded: null,
  realIp: null,
  proto: null,
  kind: 'rsc',
}
const sealed = (secret: string) => new Headers({ [edgeHeader]: `${secret}.${Buffer.from(JSON.stringify(facts)).toString('base64url')}` })

describe('ASVS 4.1.3 facts about a request', () => {
  it('come from the preload of this very process', () => {
    expect(edgeFacts(sealed(shared.secret), undefined, shared)).toEqual(facts)
  })

  it.each([
    ['another secret', sealed('b'.repeat(43)), shared],
    ['a shorter secret', sealed('a'), shared],
    ['no secret', sealed(''), shared],
    ['no preload', sealed(shared.secret), null],
    ['no header', new Headers(), shared],
  ])('are unknown with %s', (_, headers, edge) => {
    headers.set('x-forwarded-for', '1.2.3.4')
    const unknown = edgeFacts(headers, undefined, edge)
    expect(unknown.peer).toBeNull()
    expect(unknown.forwardedFor).toBeNull()
    expect(unknown.requestId).not.toBe('r')
  })
})

describe('ASVS 4.1.3 the address that a platform says', () => {
  const peerOf = (sent: Record<string, string>, platformHeader: string | undefined = 'x-platform-address', edge: Edge | null = null) =>
    edgeFacts(new Headers({ 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', ...sent }), platformHeader, edge).peer

  it.each([
    ['9.9.9.9', '9.9.9.9'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    // What the client wrote stands to the left.
    ['1.2.3.4, 9.9.9.9', '9.9.9.9'],
    ['9.9.9.9, unknown', null],
    ['', null],
    ['<script>', null],
  ])('%s: %s', (sent, peer) => expect(peerOf({ 'x-platform-address': sent })).toBe(peer))

  it('is believed from no other header, and only where one is declared', () => {
    expect(peerOf({})).toBeNull()
    const undeclared = edgeFacts(new Headers({ 'x-vercel-forwarded-for': '1.2.3.4' }), undefined, null)
    expect([undeclared.peer, undeclared.forwardedFor, undeclared.forwarded]).toEqual([null, null, null])
  })

  it('is not believed where the preload knows better, also from whoever comes past it', () => {
    expect(peerOf({ 'x-platform-address': '9.9.9.9' }, 'x-platform-address', shared)).toBeNull()
    const seen = sealed(shared.secret)
    seen.set('x-platform-address', '9.9.9.9')
    expect(edgeFacts(seen, 'x-platform-address', shared).peer).toBe('10.0.0.9')
  })
})

describe('the status of a page', () => {
  const key = Symbol.for('rollcall.edge')
  const here = globalThis as { [key]?: Edge }

  it('is left with the preload, and cannot be said without it', () => {
    const statusOf = new Map<string, number>()
    expect(answerWith('r', 403)).toBe(false)
    here[key] = { ...shared, statusOf }
    try {
      expect(answerWith('r', 403)).toBe(true)
      expect(statusOf.get('r')).toBe(403)
    } finally {
      delete here[key]
    }
  })
})
