import { timingSafeEqual } from 'node:crypto'
import { hopsOfForwardedFor } from './forwarded-chain'

/** `navigation` and `action` are a person's doing; `rsc` is a page refreshing itself, `prefetch` a guess of the browser. */
export type RequestKind = 'navigation' | 'rsc' | 'prefetch' | 'action' | 'other'

/** What the preload saw on the socket. Everything but `requestId` and `peer` is the client's word. */
export type EdgeFacts = {
  readonly requestId: string
  readonly peer: string | null
  readonly forwardedFor: string | null
  readonly forwarded: string | null
  readonly realIp: string | null
  readonly proto: string | null
  readonly kind: RequestKind
}

/**
 * Shared between the preload, the server and its bundles: the secret of this process, whether the database is away, actions in hand, whose
 * requests, with which status they have to leave, and what else is under way.
 */
export type Edge = {
  readonly secret: string
  databaseDown: boolean
  readonly entered: Set<string>
  readonly sessionOf?: Map<string, string>
  readonly statusOf?: Map<string, number>
  answered?: (answered: Answered) => void
  stopping?: boolean
  readonly underWay?: Set<Promise<unknown>>
}

/** An answer that is over. `path` is as it was sent, without the query; `whole` says that all of it was sent. */
export type Answered = {
  readonly requestId: string
  readonly sessionId: string | null
  readonly method: string
  readonly path: string
  readonly kind: RequestKind
  readonly status: number
  readonly stream: boolean
  readonly whole: boolean
  readonly milliseconds: number
}

export const edgeHeader = 'x-rollcall-edge'
const key = Symbol.for('rollcall.edge')

/** The object that the preload left for us, or null where the server was started without it. */
function edge(): Edge | null {
  const shared = (globalThis as { [key]?: Partial<Edge> })[key]
  return typeof shared?.secret === 'string' ? (shared as Edge) : null
}

/** Says that an action's own code has begun. A 500 without this mark was Next failing to read the body, and leaves as 400. */
export function enterAction(requestId: string): void {
  edge()?.entered.add(requestId)
}

/** Whether the process is about to stop, and a balancer should send nobody here any more. */
export function isStopping(): boolean {
  return edge()?.stopping === true
}

/** Has a stop wait for work that no request waits for, for as long as it waits for requests. */
export function finishBeforeStop(work: Promise<unknown>): void {
  const { underWay } = edge() ?? {}
  underWay?.add(work)
  const over = () => underWay?.delete(work)
  void work.then(over, over)
}

/** Says whose request it is, for the line in the log. */
export function noteSession(requestId: string, sessionId: string): void {
  edge()?.sessionOf?.set(requestId, sessionId)
}

/**
 * Has the page that is being made leave with this status, which a page of Next's has no way to say: 403 and 404 in place of 200, 503 in place
 * of 500. False where no preload is there to do it.
 */
export function answerWith(requestId: string, status: number): boolean {
  const { statusOf } = edge() ?? {}
  statusOf?.set(requestId, status)
  return statusOf !== undefined
}

/** Has `hear` told of every answer of this process. Without the preload nobody sees them. */
export function onAnswered(hear: (answered: Answered) => void): void {
  const shared = edge()
  if (shared !== null) shared.answered = hear
}

/**
 * Facts about the request. Without the preload, or with a header that is not its own, the address is unknown: no header is believed, but without the
 * preload the one that a platform is declared to write (`platformHeader`).
 */
export function edgeFacts(headers: Pick<Headers, 'get'>, platformHeader?: string, shared: Edge | null = edge()): EdgeFacts {
  const sent = headers.get(edgeHeader)
  const dot = sent?.indexOf('.') ?? -1
  if (sent && shared && dot > 0 && isSecret(sent.slice(0, dot), shared.secret)) {
    return JSON.parse(Buffer.from(sent.slice(dot + 1), 'base64url').toString('utf8')) as EdgeFacts
  }
  return {
    requestId: crypto.randomUUID(),
    peer: shared === null && platformHeader !== undefined ? lastHop(headers.get(platformHeader)) : null,
    forwardedFor: null,
    forwarded: null,
    realIp: null,
    proto: null,
    kind: guessedKind(headers),
  }
}

/** The platform's own word: what a client wrote stands to the left of it. */
const lastHop = (sent: string | null): string | null => (sent === null ? null : (hopsOfForwardedFor(sent).at(-1) ?? null))

function isSecret(sent: string, secret: string): boolean {
  const given = Buffer.from(sent)
  const expected = Buffer.from(secret)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Without the preload Next has hidden its own marks, so less can be told apart. */
function guessedKind(headers: Pick<Headers, 'get'>): RequestKind {
  if (headers.get('next-action') !== null) return 'action'
  return headers.get('sec-fetch-mode') === 'navigate' ? 'navigation' : 'other'
}
