'use strict'
const { appUrl } = require('./app-url.cjs')
const { tellAnswered } = require('./answered.cjs')
const { announcesTooMuch, countBody, drained } = require('./body-limit.cjs')
const { queueUp } = require('./crowd.cjs')
const { factsOf, ownFacts } = require('./facts.cjs')
const { foreignOrigin } = require('./origin-check.cjs')
const { rewriteHeaders } = require('./request-headers.cjs')
const { newPagePolicy } = require('./response-headers.cjs')
const { guardResponse } = require('./response-guard.cjs')
const { refusedTarget } = require('./target.cjs')

/** What is served without the database: the build's files, files of `public`, and the checks from outside, which say so themselves. */
const needsNoDatabase =
  /^\/(?:_next\/static\/|api\/(?:health|metrics)(?:[/?]|$)|(?!api\/)[^?]*\.(?:svg|png|ico|txt|webmanifest|woff2?)(?:\?|$))/

/** Wraps the listener of a server: refuses what Next should not see, and hands on the rest with true facts. */
function guardListener(listener, edge) {
  return (req, res) => {
    const facts = factsOf(req, edge)
    res.on('error', () => {})
    res.on('close', () => {
      edge.entered.delete(facts.requestId)
      edge.statusOf.delete(facts.requestId)
    })
    const own = ownFacts(req, edge) !== null
    const guard = guardResponse(req, res, facts.requestId, {
      replacement: (answer) => replacement(req, answer, facts, edge),
      status: (answer) => saidStatus(answer, facts, edge),
    })
    if (!own) tellAnswered(req, res, facts, edge, guard.sent)
    if (edge.stopping) res.setHeader('Connection', 'close')
    const refuse = (status, hint) => guard.take(status, { hint })

    const refused = refusedTarget(req)
    if (refused) return refuse(refused)
    if (edge.databaseDown && !needsNoDatabase.test(req.url)) return refuse(503)
    if (announcesTooMuch(req)) return refuseBody(req, guard, false)
    if (!own && foreignOrigin(req)) return refuse(403, originHint(req))

    countBody(req, () => refuseBody(req, guard, true))
    const go = () => {
      const policy = newPagePolicy()
      res.setHeader('Content-Security-Policy', policy)
      rewriteHeaders(req, facts, edge, policy)
      listener(req, res)
    }
    if (own) return go()
    queueUp(req, res, facts.kind, { go, refuse: () => refuse(429) })
  }
}

/** Status that replaces the answer Next is about to give, or 0. Asked when the first byte is about to leave. */
function replacement(req, res, facts, edge) {
  if (edge.databaseDown && !needsNoDatabase.test(req.url)) return 503
  if (res.statusCode !== 500 || process.env.NODE_ENV === 'development') return 0
  // Next answers 500 where it cannot read an action's body or a router's state; no code of ours has run then.
  if (facts.kind === 'action' && !edge.entered.has(facts.requestId)) return 400
  // A page whose statements were cut off or timed out, while the database as a whole is there.
  if (facts.kind !== 'action' && edge.statusOf.get(facts.requestId) === 503) return 503
  const type = String(res.getHeader('Content-Type') ?? '')
  if (req.headers['next-router-state-tree'] && type.startsWith('text/plain')) return 400
  // Next's prepared error page has scripts without a nonce; ours has none.
  return type.startsWith('text/html') && facts.kind !== 'action' ? 500 : 0
}

/** The status that a page said of itself, or Next's. What the router asks for is no page: there the words alone tell. */
function saidStatus(res, facts, edge) {
  const isPage = String(res.getHeader('Content-Type') ?? '').startsWith('text/html')
  const said = edge.statusOf.get(facts.requestId) ?? 0
  // A part that failed while its page was being made does not take the page away: 503 stands only in place of 500.
  return isPage && res.statusCode === 200 && said !== 503 && said !== 0 ? said : res.statusCode
}

/** 413 at once, then the rest of the body is thrown away for a while: closing earlier would reset the connection under the answer. */
function refuseBody(req, guard, counted) {
  if (!guard.take(413, { keepOpen: true })) return req.socket.destroySoon()
  drained(req, counted, () => {
    guard.finish()
    req.destroy()
  })
}

function originHint(req) {
  const origin = String(req.headers.origin).slice(0, 200)
  const known = appUrl()?.origin
  if (known) return `Rollcall is known as ${known} (APP_URL), and the form came from ${origin}.`
  return `Rollcall was reached as ${req.headers.host ?? 'an unknown host'}, and the form came from ${origin}. If that is its address, set APP_URL to it and start again.`
}

module.exports = { guardListener }
