'use strict'

const limit = 1024 * 1024
/** How much of a refused body is still read and thrown away, so that the client gets to read the answer. */
const drainBytes = 128 * limit
const drainMilliseconds = 10_000

/** True where the announced length is over the limit. */
function announcesTooMuch(req) {
  return Number(req.headers['content-length'] ?? 0) > limit
}

/**
 * Counts a body without length as it arrives. Over the limit nothing more reaches the reader; `refuse` is told once, and the reader sees
 * the request fail instead of ending, so that a cut body is never taken for a whole one.
 */
function countBody(req, refuse) {
  if (req.headers['transfer-encoding'] === undefined) return
  const push = req.push
  let seen = 0
  let over = false
  req.push = (chunk, encoding) => {
    if (!over) {
      seen += chunk?.length ?? 0
      if (seen <= limit) return push.call(req, chunk, encoding)
      over = true
      refuse()
      return true
    }
    seen += chunk?.length ?? 0
    if (chunk === null || seen > drainBytes) req.emit('rollcall:drained')
    return true
  }
}

/** Calls `done` once: when the refused body has been thrown away, became too much, or took too long. */
function drained(req, counted, done) {
  let seen = 0
  let called = false
  const finish = () => {
    if (called) return
    called = true
    clearTimeout(timer)
    done()
  }
  const timer = setTimeout(finish, drainMilliseconds)
  for (const event of ['close', 'error', 'rollcall:drained']) req.once(event, finish)
  // A counted body has a reader already, and its rest never reaches the stream.
  if (counted) return
  req.once('end', finish)
  req.on('data', (chunk) => {
    seen += chunk.length
    if (seen > drainBytes) finish()
  })
}

module.exports = { announcesTooMuch, countBody, drained }
