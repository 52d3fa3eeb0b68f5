'use strict'
const { appUrl, isLoopback, portOf } = require('./app-url.cjs')
const { edgeHeader, ownFacts, sealFacts } = require('./facts.cjs')

const dropped = new Set([
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-original-host',
  'x-host',
  'x-nonce',
  'content-security-policy',
  'content-security-policy-report-only',
  'x-matched-path',
  'x-now-route-matches',
  'x-prerender-revalidate',
  'x-prerender-revalidate-if-generated',
  'next-resume',
])
const droppedPrefixes = ['x-rollcall-', 'x-forwarded-', 'x-middleware-', 'x-invoke-', 'x-vercel-', 'x-next-', 'x-nextjs-', 'x-action-']
/** What Next sends to itself when an action redirects; from anyone else it is dropped. */
const betweenNext = new Set(['x-next-revalidated-tags', 'x-next-revalidate-tag-token', 'x-action-forwarded'])
/** Sent by the page to the development server only. */
const development = new Set(['x-nextjs-request-id', 'x-nextjs-html-request-id'])

function isDropped(name, own) {
  if (own && betweenNext.has(name)) return false
  if (process.env.NODE_ENV !== 'production' && development.has(name)) return false
  return dropped.has(name) || droppedPrefixes.some((prefix) => name.startsWith(prefix))
}

/** Host and scheme under which people reach us: APP_URL, or, where it is unset, the Host as sent. */
function publicHost(req) {
  const url = appUrl()
  if (url) return { host: url.host, proto: url.protocol.slice(0, -1) }
  const proto = req.socket.encrypted ? 'https' : 'http'
  return { host: req.headers.host ?? `localhost:${req.socket.localPort}`, proto }
}

/** All loopback names of one port are one origin for us, so Next is told the name that the page was opened with. */
function forwardedHost(req, host) {
  const origin = req.headers.origin
  if (appUrl() || !isLoopback(host) || !URL.canParse(origin ?? '')) return host
  const from = new URL(origin)
  const same = isLoopback(from.host) && portOf(from.host, from.protocol === 'https:') === portOf(host, false)
  return same ? from.host : host
}

/** Rewrites the headers that Next will see. Facts must have been taken before. */
function rewriteHeaders(req, facts, edge, policy) {
  const own = ownFacts(req, edge) !== null
  const { host, proto } = publicHost(req)
  const seen = {}
  for (const [name, value] of Object.entries(req.headers)) if (!isDropped(name, own)) seen[name] = value
  seen['x-forwarded-host'] = forwardedHost(req, host)
  seen['x-forwarded-proto'] = proto
  seen.host = host
  seen['content-security-policy'] = policy
  seen[edgeHeader] = sealFacts(facts, edge)
  req.headers = seen
  req.rawHeaders = Object.entries(seen).flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]))
  req.headersDistinct = Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, [value].flat()]))
}

module.exports = { rewriteHeaders }
