'use strict'
const { messageOf, pageOf, pagePolicy, retryAfter } = require('./pages.cjs')
const { barePolicy, completeHeaders, headersFor } = require('./response-headers.cjs')
const { methodsOf } = require('./target.cjs')

/**
 * Stands between Next and the socket of one response: completes its headers, and can take the answer away from Next before the first byte
 * has left. What Next writes afterwards is thrown away.
 */
function guardResponse(req, res, requestId, { replacement, status: saidStatus }) {
  const { writeHead, write, end, flushHeaders, setHeader, appendHeader, removeHeader } = res
  let taken = false
  let sent = 0

  /** Answers in our own words, or returns false where Next's answer is on its way. `keepOpen` leaves the end to the caller. */
  const take = (status, { hint, keepOpen = false } = {}) => {
    if (taken || res.headersSent) return false
    taken = true
    sent = status
    res.statusMessage = undefined
    for (const name of res.getHeaderNames()) removeHeader.call(res, name)
    const { type, policy, body } = bodyFor(req, status, requestId, hint)
    const headers = { ...headersFor(), 'Content-Security-Policy': policy, 'Content-Type': type, 'Cache-Control': 'no-store' }
    if (status === 503 || status === 429) headers['Retry-After'] = String(retryAfter)
    if (status === 405) headers.Allow = methodsOf(req).join(', ')
    if (keepOpen) headers.Connection = 'close'
    headers['Content-Length'] = Buffer.byteLength(body)
    for (const [name, value] of Object.entries(headers)) setHeader.call(res, name, value)
    writeHead.call(res, status)
    if (req.method !== 'HEAD') write.call(res, body)
    if (!keepOpen) end.call(res)
    return true
  }
  /** True where Next's answer must not leave. */
  const stopped = () => {
    if (taken) return true
    if (res.headersSent) return false
    const status = replacement(res)
    return status !== 0 && take(status)
  }
  const unless =
    (method, answer) =>
    (...args) =>
      stopped() ? answer : method.apply(res, args)

  res.writeHead = (...args) => {
    if (!taken && !res.headersSent) foldIn(res, args)
    if (stopped()) return res
    if (res.headersSent) return writeHead.apply(res, args)
    res.statusCode = saidStatus(res)
    completeHeaders(req, res)
    sent = res.statusCode
    return writeHead.call(res, res.statusCode)
  }
  res.write = unless(write, true)
  res.end = unless(end, res)
  res.flushHeaders = unless(flushHeaders, undefined)
  for (const [name, method] of Object.entries({ setHeader, appendHeader, removeHeader })) {
    res[name] = (...args) => (taken ? res : method.apply(res, args))
  }
  return { take, finish: () => end.call(res), sent: () => sent }
}

/** What is given to `writeHead` joins what was set before, so that there is one place to look at. */
function foldIn(res, [status, ...rest]) {
  res.statusCode = status
  if (typeof rest[0] === 'string') res.statusMessage = rest[0]
  const given = rest.find((arg) => arg !== null && typeof arg === 'object') ?? {}
  const pairs = Array.isArray(given) ? given.flat() : Object.entries(given).flat()
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at + 1] !== undefined) res.setHeader(pairs[at], pairs[at + 1])
}

/** A page for people, plain text for an action's form (Next shows it), JSON for everything else. */
function bodyFor(req, status, requestId, hint) {
  if (req.headers['next-action']) return { type: 'text/plain', policy: barePolicy, body: messageOf(status, hint) }
  if (/\btext\/html\b/i.test(req.headers.accept ?? '') && !req.url.startsWith('/api/')) {
    return { type: 'text/html; charset=utf-8', policy: pagePolicy, body: pageOf(status, requestId, hint) }
  }
  const error = { code: codes[status], message: messageOf(status, hint), requestId }
  return { type: 'application/json; charset=utf-8', policy: barePolicy, body: JSON.stringify({ error }) }
}

const codes = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not_found',
  405: 'invalid',
  413: 'too_large',
  429: 'too_many',
  500: 'internal',
  503: 'unavailable',
}

module.exports = { guardResponse }
