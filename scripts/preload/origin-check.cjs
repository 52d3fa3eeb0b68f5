'use strict'
const { appUrl, isLoopback, listensHere } = require('./app-url.cjs')

/**
 * Whether a state-changing request names a foreign Origin, judged as lib/web/same-origin.ts does (a test holds the two equal). Next would
 * answer such an action with a 500; a missing Origin is judged by lib/web, because programs without cookies send none.
 */
function foreignOrigin(req) {
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return false
  const origin = req.headers.origin
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const from = new URL(origin)
  if (from.protocol !== 'http:' && from.protocol !== 'https:') return true
  const url = appUrl()
  if (url) return from.origin !== url.origin
  const host = `${from.protocol}//${(req.headers.host ?? '').toLowerCase()}`
  if (!URL.canParse(host)) return true
  const own = new URL(host)
  if (listensHere() && !isLoopback(own.host)) return true
  return from.host !== own.host && !(isLoopback(from.host) && isLoopback(own.host) && from.port === own.port)
}

module.exports = { foreignOrigin }
