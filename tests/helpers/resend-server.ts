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

/** A server that behaves as Resend's documentation says of POST /emails (resend.com/docs/api-reference/errors): keys of 24 hours, one letter each; 400 to 429. */
export type ResendServer = {
  readonly url: string
  readonly apiKey: string
  /** Letters that left, in order. */
  readonly sent: () => readonly SentLetter[]
  /** The body of the newest question that it took, as it came. */
  readonly body: () => unknown
  /** From now on it takes a letter only when this is over. */
  readonly hold: (until: Promise<void> | null) => void
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
type Refusal = readonly [status: number, name: string, message: string]
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

/** What is wrong with the question before its letter is read; null: nothing. */
function refusalOf({ method, url, headers }: IncomingMessage, apiKey: string): Refusal | null {
  if (url !== '/emails') return [404, 'not_found', 'The requested endpoint does not exist.']
  if (method !== 'POST') return [405, 'method_not_allowed', 'Method is not allowed for the requested path.']
  if (headers.authorization === undefined) return [401, 'missing_api_key', 'Missing API Key']
  if (!/^Bearer re_[\w-]+$/.test(headers.authorization)) return [400, 'validation_error', 'API key is invalid']
  if (headers.authorization !== `Bearer ${apiKey}`) return [401, 'validation_error', 'API key is invalid']
  const key = headers['idempotency-key']
  if (key !== undefined && (key.length < 1 || key.length > 256))
    return [400, 'invalid_idempotency_key', 'Idempotency keys, if present, must have between 1 and 256 characters.']
  return null
}

const anAddress = /^[\x21-\x7E]+@[\x21-\x7E]+\.[\x21-\x7E]+$|^[^<>\r\n]* <[\x21-\x7E]+@[\x21-\x7E]+\.[\x21-\x7E]+>$/

/** What is wrong with the letter itself. */
function refusalOfLetter(body: Body): Refusal | null {
  const missing = (['from', 'to', 'subject'] as const).find((name) => typeof body[name] !== 'string' || body[name] === '')
  if (missing !== undefined) return [422, 'missing_required_field', `Missing \`${missing}\` field.`]
  const wrong = (['from', 'to'] as const).find((name) => !anAddress.test(String(body[name])))
  return wrong === undefined ? null : [422, 'validation_error', `Invalid \`${wrong}\` field. It is no email address in ASCII.`]
}

/** Starts it on a free port of 127.0.0.1. */
export async function startResendServer(): Promise<ResendServer> {
  const apiKey = `re_${randomUUID()}`
  const taken = new Map<string, Taken>()
  const sent: SentLetter[] = []
  let [trouble, asked, told]: [Trouble, number, () => void] = [null, 0, () => {}]
  let [newest, held]: [unknown, Promise<void> | null] = [null, null]
  const inProgress = new Set<string>()
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
    const refusal = refusalOf(request, apiKey)
    if (refusal !== null) return refuse(answer, ...refusal)
    const key = String(request.headers['idempotency-key'] ?? randomUUID())
    if (inProgress.has(key))
      return refuse(answer, 409, 'concurrent_idempotent_requests', 'Same idempotency key used while original request is still in progress.')
    const before = taken.get(key)
    if (before !== undefined && before.body !== text)
      return refuse(answer, 409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.')
    const letter = JSON.parse(text) as Body
    const wrong = refusalOfLetter(letter)
    if (wrong !== null) return refuse(answer, ...wrong)
    newest = letter
    inProgress.add(key)
    await held
    inProgress.delete(key)
    const id = before?.id ?? randomUUID()
    if (before === undefined) {
      taken.set(key, { body: text, id })
      const { to, subject, text: plain, html } = letter
      sent.push({ key, to: String(to).replace(/^.*<|>$/g, ''), subject: String(subject), text: String(plain), html: String(html) })
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
    ...{ url: `http://127.0.0.1:${port}`, apiKey, sent: () => sent, asked: () => asked, body: () => newest },
    hold: (until) => {
      held = until
    },
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
