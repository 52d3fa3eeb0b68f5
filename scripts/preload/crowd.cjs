'use strict'

/**
 * Forms of people who are not signed in. Passwords are hashed two at a time, so four at once are as fast as more, and leave processor and database
 * to everybody else. Some may wait here, where waiting costs nothing: about a second's worth. The rest is turned away at once.
 */
const places = 4
const benches = 40
const sessionCookie = /(?:^|;\s*)(?:__Host-)?rollcall\.session=/
const waiting = new Set()
let inside = 0

function goIn(entry) {
  inside += 1
  entry.leave = () => {
    inside -= 1
    const [next] = waiting
    if (next === undefined) return
    waiting.delete(next)
    goIn(next)
  }
  entry.go()
}

/** Calls `go` when there is room for the request, or `refuse` at once where there is not even room to wait. Whoever leaves is forgotten. */
function queueUp(req, res, kind, { go, refuse }) {
  if (kind !== 'action' || sessionCookie.test(req.headers.cookie ?? '')) return go()
  if (inside >= places && waiting.size >= benches) return refuse()
  const entry = { go, leave: () => waiting.delete(entry) }
  res.once('close', () => entry.leave())
  if (inside < places) goIn(entry)
  else waiting.add(entry)
}

module.exports = { queueUp }
