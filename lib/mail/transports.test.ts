import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '@/tests/helpers/mail-server'
import { type ResendServer, refuse, startResendServer } from '@/tests/helpers/resend-server'
import { resendTransport } from './resend-transport'
import { smtpTransport } from './smtp-transport'
import type { Outgoing, Sender } from './transport'

const from: Sender = { name: 'Röll, "Call"', address: 'rollcall@example.org', replyTo: 'help@example.org', host: 'rollcall.example.org' }
const letter = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ id: crypto.randomUUID(), subject: 'Grüße – 1', html: '<p>Hello <b>you</b></p>', text: 'Hello you' },
  ...{ to: { name: 'Ada "Äda" <x>, Lovelace', address: 'ada@example.org' }, ...more },
})
/** A port at which nobody is. */
const NOBODY = 'http://127.0.0.1:1025'

describe('Resend', () => {
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

  test('an address that it refuses is refused for good; a wrong key is not the letter’s fault', async () => {
    expect(await hand({ to: { name: 'X', address: 'no address' } })).toMatchObject({
      outcome: 'refused',
      error: expect.stringContaining('validation_error'),
    })
    expect(await hand({}, 're_wrong')).toMatchObject({
      outcome: 'later',
      provider: true,
      error: expect.stringContaining('invalid_api_key'),
    })
  })

  test.each([
    ['500', 500, 'internal_server_error', {}, { outcome: 'later', provider: true }],
    ['429 with a time', 429, 'rate_limit_exceeded', { 'retry-after': '7' }, { outcome: 'later', provider: true, afterMs: 7_000 }],
    ['429 of the day', 429, 'daily_quota_exceeded', {}, { outcome: 'later', provider: true }],
    ['409 of two at once', 409, 'concurrent_idempotent_requests', {}, { outcome: 'later', provider: false }],
    ['403', 403, 'validation_error', {}, { outcome: 'later', provider: true }],
    ['422 of the sender', 422, 'invalid_from_address', {}, { outcome: 'later', provider: true }],
    ['422 of the letter', 422, 'missing_required_field', {}, { outcome: 'refused' }],
  ])('%s', async (_, status, name, headers, handed) => {
    resend.meet((_request, answer) => refuse(answer, status, name, 'Words\r\nof theirs', headers))
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
})

describe('SMTP', () => {
  let mail: MailServer
  beforeAll(async () => {
    mail = await startMailServer({
      onRcptTo({ address }, _session, done) {
        const code = { 'gone@example.org': 550, 'full@example.org': 452 }[address]
        done(code === undefined ? null : Object.assign(new Error(`Not ${address}`), { responseCode: code }))
      },
    })
  })
  afterAll(() => mail.stop())
  const hand = (more: Partial<Outgoing> = {}) => smtpTransport(mail.url).hand(letter(more), from)

  test('hands a letter over with both parts, its own Message-ID and what keeps machines from answering', async () => {
    const one = letter()
    expect(await smtpTransport(mail.url).hand(one, from)).toMatchObject({ outcome: 'accepted' })
    const got = await mail.waitFor('ada@example.org', 'Grüße – 1')
    expect(got).toMatchObject({ text: 'Hello you', html: '<p>Hello <b>you</b></p>', messageId: `<${one.id}@rollcall.example.org>` })
    expect(got.from).toContain('rollcall@example.org')
    expect([got.header('auto-submitted'), got.header('reply-to')]).toEqual(['Auto-Submitted: auto-generated', 'Reply-To: help@example.org'])
  })

  test('what is refused about the address for good, and what for now', async () => {
    expect(await hand({ to: { name: 'G', address: 'gone@example.org' } })).toMatchObject({
      outcome: 'refused',
      error: expect.stringContaining('550'),
    })
    expect(await hand({ to: { name: 'F', address: 'full@example.org' } })).toMatchObject({ outcome: 'later', provider: false })
  })

  test('a header cannot be put into a name or a subject', async () => {
    const address = 'injected@example.org'
    await hand({ to: { name: 'A\r\nBcc: thief@example.org', address }, subject: 'S\r\nBcc: thief@example.org' })
    const got = await mail.waitFor(address)
    expect([got.header('bcc'), got.to]).toEqual([undefined, address])
  })

  test('a sender whom the server refuses is nobody’s letter’s fault', async () => {
    const strict = await startMailServer({
      onMailFrom: (_, __, done) => done(Object.assign(new Error('No such sender'), { responseCode: 553 })),
    })
    expect(await smtpTransport(strict.url).hand(letter(), from)).toMatchObject({ outcome: 'later', provider: true })
    await strict.stop()
  })

  test('a server that talks without end is not listened to without end', async () => {
    const sockets = new Set<import('node:net').Socket>()
    const talker = createTcpServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      const part = 'x'.repeat(16 * 1024)
      const talk = () => {
        if (socket.destroyed) return
        while (socket.write(part)) if (socket.bytesWritten > 512 * 1024 * 1024) return
        socket.once('drain', talk)
      }
      talk()
    })
    await new Promise<void>((resolve) => talker.listen(0, '127.0.0.1', resolve))
    const { port } = talker.address() as AddressInfo
    expect(await smtpTransport(`smtp://127.0.0.1:${port}`).hand(letter(), from)).toMatchObject({
      ...{ outcome: 'later', provider: true, error: expect.stringContaining('said more than') },
    })
    for (const socket of sockets) socket.destroy()
    talker.close()
  })

  test('signs in as the address says, and its failure is nobody’s letter’s fault', async () => {
    const seen: unknown[] = []
    const strict = await startMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth({ username, password }, _session, done) {
        seen.push([username, password])
        done(password === 'p:w/d' ? null : new Error('No'), { user: username })
      },
    })
    const as = (who: string) => smtpTransport(strict.url.replace('//', `//${who}@`)).hand(letter(), from)
    expect(await as('me%40example.org:p%3Aw%2Fd')).toMatchObject({ outcome: 'accepted' })
    expect(await as('me:wrong')).toMatchObject({ outcome: 'later', provider: true, error: expect.stringContaining('535') })
    expect(seen[0]).toEqual(['me@example.org', 'p:w/d'])
    await strict.stop()
  })

  test('nobody there', async () => {
    expect(await smtpTransport('smtp://127.0.0.1:1025').hand(letter(), from)).toMatchObject({
      outcome: 'later',
      provider: true,
      error: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
