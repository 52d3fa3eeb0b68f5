'use strict'
// Loaded by the measured server alone: counts from outside how many password hashes run at once. The product is as it is shipped.
const { writeFileSync } = require('node:fs')
const Module = require('node:module')

const file = process.env.ROLLCALL_BENCH_HASHES
const isArgon = /^@node-rs\/argon2(?!-(?:linux|darwin|win32|android|freebsd|wasm))/
const load = Module._load
let running = 0
let most = 0
let wrapped

/** The same call, counted while it runs. */
const counted =
  (call) =>
  async (...args) => {
    running += 1
    if (running > most) {
      most = running
      writeFileSync(file, String(most))
    }
    try {
      return await call(...args)
    } finally {
      running -= 1
    }
  }

Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest)
  if (file === undefined || !isArgon.test(request)) return loaded
  wrapped ??= { ...loaded, hash: counted(loaded.hash), verify: counted(loaded.verify) }
  return wrapped
}
