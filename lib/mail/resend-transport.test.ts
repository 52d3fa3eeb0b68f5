import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ResendServer, refuse, startResendServer } from '@/tests/helpers/resend-server'
import { resendTransport } from './resend-transport'
import type { Outgoing, Sender } from './transport'

const from: Sender = { name: 'Röll, "Call"', address: 'rollcall@example.org', replyTo: 'help@example.org', host: 'rollcall.example.org' }
const letter = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ id: crypto.randomUUID(), subject: 'Grüße – 1', html: '<p>Hello <b>you</b></p>', text: 'Hello you' },
  ...{ to: { name: 'Ada "Äda" <x>, Lovelace', address: 'ada@example.org' }, ...more },
})
/** A port at which nobody is. */
const NOBODY = 'http://127.0.0.1:1025'

let resend: ResendServer
const hand = (more: Partial<Outgoing> = {}, key = resend.apiKey) => resendTransport(key, resend.url).hand(letter(more), from)
beforeAll(async () => {
  resend = await startResendServer()
})
afterAll(() => resend.stop())

test('takes a letter under its key, once, and tells it the same again', async () => {
  const one = letter()
  const transport = resendTransport(resend.apiKey, resend.url)
  const [first, second] = [await transport.hand(one, from), await transport.hand(one, from)]
  expect(first).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/^[\da-f-]{36}$/) })
  expect(second).toEqual(first)
  expect(resend.sent().filter(({ key }) => key === one.id)).toEqual([
    { key: one.id, to: 'ada@example.org', subject: 'Grüße – 1', text: 'Hello you', html: '<p>Hello <b>you</b></p>' },
  ])
  // The sender was renamed between two attempts: it had left.
  expect(await transport.hand(one, { ...from, name: 'Other' })).toEqual({ outcome: 'accepted', providerId: null })
  expect(resend.sent().filter(({ key }) => key === one.id)).toHaveLength(1)
})

test('an address that it refuses is refused for good; a wrong key, and one of no such form, is not the letter’s fault', async () => {
  expect(await hand({ to: { name: 'X', address: 'no address' } })).toMatchObject({
    outcome: 'refused',
    error: expect.stringContaining('validation_error'),
  })
  for (const [key, status] of [['re_wrong', 401] as const, ['wrong', 400] as const])
    expect(await hand({}, key)).toEqual({
      ...{ outcome: 'later', provider: true },
      error: `Resend ${status} validation_error: API key is invalid`,
    })
})

test('of an address beyond ASCII the domain goes in its form of ASCII; what has none it refuses, in clear words', async () => {
  const to = async (address: string) => [await hand({ to: { name: 'Ü', address } }), resend.sent().at(-1)?.to]
  expect(await to('ada@münchen.example')).toMatchObject([{ outcome: 'accepted' }, 'ada@xn--mnchen-3ya.example'])
  const [handed] = await to('jürgen@example.org')
  expect(handed).toMatchObject({ outcome: 'refused', error: expect.stringContaining('Invalid `to` field') })
  const long = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`.slice(0, 254)
  expect(await to(long)).toMatchObject([{ outcome: 'accepted' }, long])
})

test('a name and a subject from outside stay one field each, and turn nothing', async () => {
  await hand({ to: { name: 'A"\r\nBcc: x@evil.example\u202E <x@evil.example>, B', address: 'ada@example.org' } })
  expect(resend.body()).toMatchObject({
    to: '"A Bcc: x@evil.example x@evil.example, B" <ada@example.org>',
    from: '"Röll, Call" <rollcall@example.org>',
    ...{ reply_to: 'help@example.org', headers: { 'Auto-Submitted': 'auto-generated' } },
  })
  expect(Object.keys(resend.body() as object).sort()).toEqual(['from', 'headers', 'html', 'reply_to', 'subject', 'text', 'to'])
})

test('the same letter handed over by two at once leaves once: the second is told to come again', async () => {
  const one = letter()
  let go = () => {}
  resend.hold(
    new Promise((resolve) => {
      go = resolve
    }),
  )
  const transport = resendTransport(resend.apiKey, resend.url)
  const both = [transport.hand(one, from), transport.hand(one, from)]
  expect(await Promise.race(both)).toMatchObject({ outcome: 'later', provider: false })
  go()
  resend.hold(null)
  expect((await Promise.all(both)).map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'later'])
  expect(resend.sent().filter(({ key }) => key === one.id)).toHaveLength(1)
})

const [later, refused] = [{ outcome: 'later', provider: true }, { outcome: 'refused' }] as const

/** As resend.com/docs/api-reference/errors has them, with the statuses that earlier versions of that page had. */
test.each([
  [400, 'validation_error', 'An error was found with one or more fields in the request.', refused],
  [400, 'validation_error', 'API key is invalid', later],
  [401, 'missing_api_key', 'Missing API Key', later],
  [401, 'restricted_api_key', 'This API key is restricted to only send emails.', later],
  [403, 'invalid_api_key', 'API key is invalid.', later],
  [403, 'validation_error', 'The example.org domain is not verified. Please, add and verify your domain.', later],
  [404, 'not_found', 'The requested endpoint does not exist.', later],
  [405, 'method_not_allowed', 'Method is not allowed for the requested path.', later],
  [409, 'concurrent_idempotent_requests', 'Same idempotency key used while original request is still in progress.', { provider: false }],
  [409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.', { outcome: 'accepted' }],
  [413, 'validation_error', 'The request is too large.', refused],
  [422, 'invalid_from_address', 'The address is not valid.', later],
  [422, 'validation_error', 'Invalid `from` field.', later],
  [422, 'missing_required_field', 'The request body is missing one or more required fields.', refused],
  [429, 'rate_limit_exceeded', 'Too many requests.', { ...later, afterMs: 7_000 }],
  [429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.', later],
  [429, 'monthly_quota_exceeded', 'You have reached your monthly email sending quota.', later],
  [451, 'security_error', 'We may have found a security issue with the request.', later],
  [500, 'application_error', 'An unexpected error occurred.', later],
  [500, 'internal_server_error', 'An unexpected error occurred.', later],
] as const)('%i %s: %s', async (status, name, message, handed) => {
  const headers: Record<string, string> = name === 'rate_limit_exceeded' ? { 'retry-after': '7' } : {}
  resend.meet((_request, answer) => refuse(answer, status, name, `${message}\r\n\u202E`, headers))
  expect(await hand()).toMatchObject(handed)
  resend.meet(null)
})

test('nonsense, no id, a redirect and a gigabyte are no acceptance, and bounded', async () => {
  const before = process.memoryUsage().rss
  let written = 0
  const troubles: Parameters<ResendServer['meet']>[0][] = [
    (_, answer) => void answer.writeHead(200).end('<html>'),
    (_, answer) => void answer.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":7}'),
    (_, answer) => void answer.writeHead(302, { Location: '/elsewhere' }).end(),
    (_, answer) => {
      const part = Buffer.alloc(1024 * 1024, 'x')
      const more = () => {
        while (written < 1024 && answer.write(part)) written += 1
        if (written < 1024) answer.once('drain', more)
        else answer.end()
      }
      answer.writeHead(200)
      more()
    },
  ]
  for (const trouble of troubles) {
    resend.meet(trouble)
    expect(await hand()).toMatchObject({ outcome: 'later', provider: true })
  }
  resend.meet(null)
  expect(written).toBeLessThan(64)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
})

test('nobody there', async () => {
  expect(await resendTransport('re_x', NOBODY).hand(letter(), from)).toMatchObject({
    outcome: 'later',
    provider: true,
    error: expect.stringContaining('ECONNREFUSED'),
  })
})
