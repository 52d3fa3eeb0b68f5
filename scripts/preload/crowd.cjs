'use strict'

/**
 * Forms of people who are not signed in. Passwords are hashed two at a time, so four at once are as fast as more, and leave processor and database
 * to everybody else; while people who are signed in wait for answers it is one at a time. Some may wait here, where waiting costs nothing: about a
 * second's worth. The rest is turned away at once.
 */
const places = 4
const placesBesideWork = 1
const benches = 40
/** Who works asks again soon: the places stay few for so many milliseconds after an answer. */
const lingerMs = 250
const sessionCookie = /(?:^|;\s*)(?:__Host-)?rollcall\.session=/
/** What stays open for minutes, or is no work: the build's files. */
const noWork = /^\/(?:api\/live|_next\/static\/)/
const waiting = new Set()
let inside = 0
let working = 0

const hasRoom = () => inside < (working > 0 ? placesBesideWork : places)

function fill() {
  for (const next of waiting) {
    if (!hasRoom()) return
    waiting.delete(next)
    goIn(next)
  }
}

function goIn(entry) {
  inside += 1
  entry.leave = () => {
    inside -= 1
    fill()
  }
  entry.go()
}

/** Counts a request of somebody who is signed in until a moment after its answer. */
function work(req, res) {
  if (noWork.test(req.url)) return
  working += 1
  const over = () => {
    working -= 1
    fill()
  }
  res.once('close', () => setTimeout(over, lingerMs).unref())
}

/** Calls `go` when there is room for the request, or `refuse` at once where there is not even room to wait. Whoever leaves is forgotten. */
function queueUp(req, res, kind, { go, refuse }) {
  if (sessionCookie.test(req.headers.cookie ?? '')) {
    work(req, res)
    return go()
  }
  if (kind !== 'action') return go()
  if (!hasRoom() && waiting.size >= benches) return refuse()
  const entry = { go, leave: () => waiting.delete(entry) }
  res.once('close', () => entry.leave())
  if (hasRoom()) goIn(entry)
  else waiting.add(entry)
}

module.exports = { queueUp }
