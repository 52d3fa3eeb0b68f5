'use strict'

let seen
let parsed = null

/** The configured APP_URL, or null where it is unset. Read late, because Next loads `.env` files after this file. */
function appUrl() {
  const value = process.env.APP_URL ?? ''
  if (value !== seen) {
    seen = value
    parsed = URL.canParse(value) ? new URL(value) : null
  }
  return parsed
}

/** Whether a host (`name[:port]`, an address with or without brackets) names this very machine: lib/origin/loopback.ts, by a test. */
function isLoopback(host) {
  if (host === '::1') return true
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/** Whether we listen for this machine alone. */
function listensHere() {
  return isLoopback(process.env.HOST || '127.0.0.1')
}

/** The port of a host as text; the scheme's default where none is written. */
function portOf(host, secure) {
  return /:(\d+)$/.exec(host)?.[1] ?? (secure ? '443' : '80')
}

module.exports = { appUrl, isLoopback, listensHere, portOf }
