import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A letter as the provider sent it on. */
type SentLetter = {
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What the provider answers in place of taking a letter; null: it takes it. */
type Trouble = ((request: IncomingMessage, answer: ServerResponse) => void) | null

/** A server that behaves as Resend's documentation says of POST /emails: keys of 24 hours, one letter each; 401, 409, 422. */
export type ResendServer = {
  readonly url: string
  readonly apiKey: string
  /** Letters that left, in order. */
  readonly sent: () => readonly SentLetter[]
  /** How many times it was asked. */
  readonly asked: () => number
  /** From now on every question meets this. */
  readonly meet: (trouble: Trouble) => void
  /** From now on it takes so many questions a second, and says in each answer how many more. */
  readonly limit: (perSecond: number) => void
  /** Called when a letter was taken, before that is answered. */
  readonly onTaken: (listener: () => void) => void
  /** From now on nobody listens at its address, until it is `up` again. */
  readonly down: () => Promise<void>
  readonly up: () => Promise<void>
  readonly stop: () => Promise<void>
}

type Body = { to?: unknown; from?: unknown; subject?: unknown; text?: unknown; html?: unknown }
type Taken = { readonly body: string; readonly id: string }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** An error in the provider's form. */
export function refuse(
  answer: ServerResponse,
  statusCode: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
): void {
  answer.writeHead(statusCode, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ statusCode, name, message }))
}

/** Starts it on a free port of 127.0.0.1. */
export async function startResendServer(): Promise<ResendServer> {
  const apiKey = `re_${randomUUID()}`
  const taken = new Map<string, Taken>()
  const sent: SentLetter[] = []
  let [trouble, asked, told]: [Trouble, number, () => void] = [null, 0, () => {}]
  let [perSecond, begun, within]: [number, number, number] = [Number.POSITIVE_INFINITY, 0, 0]

  /** Counts a question; false where it is one too many within a second. Their headers count in whole seconds. */
  function withinLimit(answer: ServerResponse): boolean {
    if (perSecond === Number.POSITIVE_INFINITY) return true
    if (performance.now() - begun >= 1_000) [begun, within] = [performance.now(), 0]
    within += 1
    answer.setHeader('ratelimit-limit', perSecond).setHeader('ratelimit-remaining', Math.max(0, perSecond - within))
    answer.setHeader('ratelimit-reset', 1)
    return within <= perSecond
  }

  async function take(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    asked += 1
    if (trouble !== null) return trouble(request, answer)
    if (!withinLimit(answer)) return refuse(answer, 429, 'rate_limit_exceeded', 'Too many requests.', { 'retry-after': '1' })
    const text = await bodyOf(request)
    if (request.method !== 'POST' || request.url !== '/emails')
      return refuse(answer, 404, 'not_found', 'The requested endpoint does not exist.')
    if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(answer, 401, 'invalid_api_key', 'API key is invalid.')
    const key = String(request.headers['idempotency-key'] ?? randomUUID())
    const before = taken.get(key)
    if (before !== undefined && before.body !== text)
      return refuse(answer, 409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.')
    const body = JSON.parse(text) as Body
    const to = String(body.to)
    if (!/<[^\s<>@]+@[^\s<>@]+>$/.test(to)) return refuse(answer, 422, 'validation_error', 'Invalid `to` field.')
    const id = before?.id ?? randomUUID()
    if (before === undefined) {
      taken.set(key, { body: text, id })
      sent.push({ key, to: to.replace(/^.*<|>$/g, ''), subject: String(body.subject), text: String(body.text), html: String(body.html) })
      told()
    }
    answer.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id }))
  }

  const server = createServer((request, answer) => void take(request, answer).catch(() => answer.destroy()))
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    ...{ url: `http://127.0.0.1:${port}`, apiKey, sent: () => sent, asked: () => asked },
    meet: (next) => {
      trouble = next
    },
    limit: (most) => {
      perSecond = most
    },
    onTaken: (listener) => {
      told = listener
    },
    ...{ down: close, up: () => listen(port), stop: close },
  }
}
