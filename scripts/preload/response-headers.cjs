'use strict'
const { randomBytes } = require('node:crypto')
const { always, development, page, strictTransport } = require('../../lib/web/security-headers.json')
const { appUrl } = require('./app-url.cjs')

/** For answers that are no page: nothing may load, run or frame. */
const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const isSecure = () => appUrl()?.protocol === 'https:'

/** Headers of every answer. */
function headersFor() {
  return isSecure() ? { ...always, 'Strict-Transport-Security': strictTransport } : always
}

/** A page's policy with a nonce of its own. Next finds the nonce in the policy on the request and puts it on its scripts. */
function newPagePolicy() {
  const nonce = randomBytes(16).toString('base64')
  const tiles = process.env.MAP_TILES_URL
  const images = tiles ? { 'img-src': `${page['img-src']} ${new URL(tiles).origin}` } : {}
  const directives = { ...page, ...(process.env.NODE_ENV === 'development' ? development : {}), ...images }
  const parts = Object.entries(directives).map(([name, value]) => `${name} ${value.replace('{nonce}', nonce)}`)
  return [...parts, ...(isSecure() ? ['upgrade-insecure-requests'] : [])].join('; ')
}

/** Fills in what an answer lacks just before it leaves. */
function completeHeaders(req, res) {
  for (const [name, value] of Object.entries(headersFor())) if (!res.hasHeader(name)) res.setHeader(name, value)
  if (!res.hasHeader('Content-Security-Policy')) res.setHeader('Content-Security-Policy', barePolicy)
  const type = String(res.getHeader('Content-Type') ?? '')
  const isOutline = req.url.startsWith('/outlines/') && type.startsWith('application/json')
  const isStatic = isOutline || req.url.startsWith('/_next/static/')
  const isAnswer = type === '' || /^(?:text\/(?:html|plain|x-component|event-stream)|application\/json)/.test(type)
  if (!isStatic && isAnswer && !/no-store/.test(String(res.getHeader('Cache-Control') ?? ''))) res.setHeader('Cache-Control', 'no-store')
}

module.exports = { barePolicy, completeHeaders, headersFor, newPagePolicy }
