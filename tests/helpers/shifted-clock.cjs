'use strict'
// A process with a wrong clock, which may jump while it runs: by the milliseconds that stand in the file named by ROLLCALL_TEST_CLOCK.
const { readFileSync } = require('node:fs')

const Real = Date
const shifted = () => {
  try {
    return Real.now() + Number(readFileSync(process.env.ROLLCALL_TEST_CLOCK, 'utf8'))
  } catch {
    return Real.now()
  }
}
globalThis.Date = new Proxy(Real, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [shifted()] : given, made),
  apply: () => new Real(shifted()).toString(),
  get: (target, key) => (key === 'now' ? shifted : Reflect.get(target, key)),
})
