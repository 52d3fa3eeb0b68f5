'use strict'
// Loaded with `node --require` before Next: the only place that sees a request as the socket delivered it. Plain CommonJS on Node's own
// modules, because it runs before anything is built.
const { randomBytes } = require('node:crypto')
const http = require('node:http')
const https = require('node:https')
const { syncBuiltinESMExports } = require('node:module')
const { guardListener } = require('./preload/guard-listener.cjs')
const { guardServer, serverOptions } = require('./preload/guard-server.cjs')
const { plainErrors } = require('./preload/plain-errors.cjs')

const key = Symbol.for('rollcall.edge')
globalThis[key] ??= {
  secret: randomBytes(32).toString('base64url'),
  databaseDown: false,
  entered: new Set(),
  sessionOf: new Map(),
  statusOf: new Map(),
  underWay: new Set(),
}
const edge = globalThis[key]

// A person who develops reads the terminal: there Next's own words stay as they are.
if (process.env.NODE_ENV === 'production') plainErrors(console)
for (const module of [http, https]) {
  const createServer = module.createServer
  module.createServer = (...args) => {
    const at = args.findIndex((arg) => typeof arg === 'function')
    // A server without a listener is nobody's web server.
    if (at === -1) return createServer.apply(module, args)
    const options = { ...serverOptions, ...(typeof args[0] === 'object' ? args[0] : {}) }
    const server = createServer.call(module, options, guardListener(args[at], edge))
    return guardServer(server, edge)
  }
}
syncBuiltinESMExports()
