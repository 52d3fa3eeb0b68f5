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
    expect(edgeFacts(sealed(shared.secret), shared)).toEqual(facts)
  })

  it.each([
    ['another secret', sealed('b'.repeat(43)), shared],
    ['a shorter secret', sealed('a'), shared],
    ['no secret', sealed(''), shared],
    ['no preload', sealed(shared.secret), null],
    ['no header', new Headers(), shared],
  ])('are unknown with %s', (_, headers, edge) => {
    const unknown = edgeFacts(headers, edge)
    expect(unknown.peer).toBeNull()
    expect(unknown.forwardedFor).toBeNull()
    expect(unknown.requestId).not.toBe('r')
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
