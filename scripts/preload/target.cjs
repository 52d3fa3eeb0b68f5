'use strict'

const pageMethods = ['GET', 'HEAD', 'POST']
const apiMethods = [...pageMethods, 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const hostForm = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]{0,252}))(?::\d{1,5})?$/i

/** Status with which a request line or its Host is refused, or 0. Next answers some of these with a 500 of its own. */
function refusedTarget(req) {
  if (!methodsOf(req).includes(req.method)) return 405
  const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts > 1 || (req.headers.host !== undefined && !hostForm.test(req.headers.host))) return 400
  return refusedPath(req.url)
}

/** Next would render a page for any method. */
function methodsOf(req) {
  return req.url.startsWith('/api/') ? apiMethods : pageMethods
}

/** The same for the path alone: only an origin-form path that decodes to text without control characters (RFC 9112 §3.2.1). */
function refusedPath(url) {
  if (!url.startsWith('/')) return 400
  const path = url.split('?', 1)[0]
  // Next's own page for a failed layout is no address.
  if (path.startsWith('//') || path.includes('\\') || /%5c/i.test(path) || path === '/_global-error') return 404
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u001f\u007f]/.test(decodeURIComponent(path)) ? 400 : 0
  } catch {
    return 400
  }
}

module.exports = { methodsOf, refusedTarget }
