'use strict'
const { randomUUID, timingSafeEqual } = require('node:crypto')

const edgeHeader = 'x-rollcall-edge'

/** What kind of request it is. Next hides these headers from its own code, so a prefetch would look like a visit. */
function kindOf(req) {
  const h = req.headers
  if (req.method === 'POST') return isAction(req) ? 'action' : 'other'
  // Whoever asks for the head alone sees no page: a watchdog, not a person.
  if (req.method !== 'GET') return 'other'
  const purpose = `${h.purpose ?? ''} ${h['sec-purpose'] ?? ''} ${h['x-moz'] ?? ''}`
  if (h['next-router-prefetch'] || h['next-router-segment-prefetch'] || /\bprefetch\b/i.test(purpose)) return 'prefetch'
  if (h.rsc) return isRefresh(h) ? 'rsc' : 'navigation'
  if (h['sec-fetch-mode'] !== undefined) return h['sec-fetch-mode'] === 'navigate' ? 'navigation' : 'other'
  return /\btext\/html\b/i.test(h.accept ?? '') ? 'navigation' : 'other'
}

function isAction(req) {
  if (req.headers['next-action']) return true
  return (
    !req.url.startsWith('/api/') && /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(req.headers['content-type'] ?? '')
  )
}

/** `router.refresh()` asks for the whole tree again, from its root; a click asks only for the part that changes. */
function isRefresh(h) {
  try {
    return JSON.parse(decodeURIComponent(h['next-router-state-tree'] ?? 'null'))?.[3] === 'refetch'
  } catch {
    return false
  }
}

/** Facts about a request, from the socket and the headers as sent; everything but `peer` and `requestId` is the client's word. */
function factsOf(req, edge) {
  const own = ownFacts(req, edge)
  // After an action Next fetches the page it leads to from itself: still the same person, request and address.
  if (own) return { ...own, kind: 'navigation' }
  const h = req.headers
  return {
    requestId: randomUUID(),
    peer: req.socket.remoteAddress ?? null,
    forwardedFor: tail(h['x-forwarded-for']),
    forwarded: tail(h.forwarded),
    realIp: tail(h['x-real-ip']),
    proto: tail(h['x-forwarded-proto']),
    kind: kindOf(req),
  }
}

/** Long lists are cut from the left: the entry that a trusted proxy added stands last. */
function tail(value) {
  return value === undefined ? null : value.slice(-2048)
}

function ownFacts(req, edge) {
  const sent = req.headers[edgeHeader]
  const dot = typeof sent === 'string' ? sent.indexOf('.') : -1
  if (dot === -1) return null
  const secret = Buffer.from(sent.slice(0, dot))
  const expected = Buffer.from(edge.secret)
  if (secret.length !== expected.length || !timingSafeEqual(secret, expected)) return null
  return JSON.parse(Buffer.from(sent.slice(dot + 1), 'base64url').toString('utf8'))
}

/** Value of the private header by which lib/web reads the facts. */
function sealFacts(facts, edge) {
  return `${edge.secret}.${Buffer.from(JSON.stringify(facts)).toString('base64url')}`
}

module.exports = { edgeHeader, factsOf, ownFacts, sealFacts }
