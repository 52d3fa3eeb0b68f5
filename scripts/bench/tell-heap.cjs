'use strict'
// Loaded by the measured server alone: at SIGUSR2 it collects all garbage and writes down what is left, in bytes. The product is as it is shipped.
const { appendFileSync } = require('node:fs')
const v8 = require('node:v8')
const vm = require('node:vm')

const file = process.env.ROLLCALL_BENCH_HEAP
v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  appendFileSync(file, `${JSON.stringify({ heapUsed, external, arrayBuffers })}\n`)
})
