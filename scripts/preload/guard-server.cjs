'use strict'
const { headersFor } = require('./response-headers.cjs')

/** Milliseconds. Heads in 20 s and whole requests in 60 s; idle connections live longer than the 60 s after which proxies drop theirs. */
const serverOptions = { headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 75_000, connectionsCheckingInterval: 5_000 }
const closeAfter = 5_000
const sweepEvery = 50
/** Connections that may wait to be taken (the system's own limit holds too): Node's 511 are full in a moment, and then nobody new gets in for seconds. */
const backlog = 4_096

const statusLines = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Limits of a server as a whole, and what happens to connections that never become a request. */
function guardServer(server, edge) {
  server.on('clientError', (error, socket) => {
    // The first bytes of an answer are out: nothing sensible can follow.
    if (!socket.writable || socket._httpMessage?.headersSent) return socket.destroy()
    const lines = Object.entries({ ...headersFor(), 'Cache-Control': 'no-store', 'Content-Length': '0', Connection: 'close' })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.end(`HTTP/1.1 ${statusLines[error.code] ?? '400 Bad Request'}\r\n${head}\r\n`)
  })
  widenDoor(server)
  ignoreUpgrades(server)
  closeInTime(server, edge)
  server.once('listening', () => process.on('uncaughtException', report))
  return server
}

/** Next listens by port and host, without saying how many may wait. */
function widenDoor(server) {
  const listen = server.listen
  server.listen = (port, host, ...rest) => {
    const byPort = typeof port === 'number' && (host === undefined || typeof host === 'string') && typeof rest[0] !== 'number'
    return byPort ? listen.call(server, { port, host, backlog }, ...rest) : listen.call(server, port, host, ...rest)
  }
}

/** An `Upgrade:` header would reach Next past the guard. Without a listener Node treats it as the ordinary request that it also is. */
function ignoreUpgrades(server) {
  if (process.env.NODE_ENV === 'development' || process.argv.includes('dev')) return
  const on = server.on
  server.on = server.addListener = (event, listener) => (event === 'upgrade' ? server : on.call(server, event, listener))
}

/**
 * Open event streams end by themselves at a stop; whatever does not is closed, so that the process ends in time. Node closes the connections that are idle
 * at that moment: those that were answering then would be kept alive for the next request, which never comes. For as long, work is waited for that no request is.
 */
function closeInTime(server, edge) {
  const close = server.close
  server.close = (done) => {
    const inTime = new Promise((resolve) => setTimeout(resolve, closeAfter).unref())
    setTimeout(() => server.closeAllConnections(), closeAfter).unref()
    const sweep = setInterval(() => server.closeIdleConnections(), sweepEvery).unref()
    server.once('close', () => clearInterval(sweep))
    return close.call(server, (error) => {
      void Promise.race([Promise.allSettled(edge.underWay), inTime]).then(() => done?.(error))
    })
  }
}

/** One broken request must not take everyone else's server with it. */
function report(error) {
  process.stderr.write(`uncaught: ${error instanceof Error ? error.stack : String(error)}\n`)
}

module.exports = { guardServer, serverOptions }
