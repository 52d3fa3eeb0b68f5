'use strict'

/** For a client that left before there was an answer; the number that nginx made known. */
const goneBefore = 499

/**
 * Tells whoever listens (lib/web/watch-requests.ts) of each answer when it is over, sent or cut off. The query is left out: it may hold the
 * secret of a link. What the process asks of itself was counted with the request that led to it.
 */
function tellAnswered(req, res, facts, edge, sent) {
  const began = performance.now()
  const { method } = req
  const path = req.url.split('?', 1)[0]
  res.on('close', () => {
    const sessionId = edge.sessionOf.get(facts.requestId) ?? null
    edge.sessionOf.delete(facts.requestId)
    edge.answered?.({
      requestId: facts.requestId,
      sessionId,
      method,
      path,
      kind: facts.kind,
      status: sent() || goneBefore,
      stream: String(res.getHeader('Content-Type') ?? '').startsWith('text/event-stream'),
      whole: res.writableFinished,
      milliseconds: performance.now() - began,
    })
  })
}

module.exports = { tellAnswered }
