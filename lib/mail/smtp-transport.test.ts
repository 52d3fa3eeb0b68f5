import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '@/tests/helpers/mail-server'
import { smtpTransport } from './smtp-transport'
import type { Outgoing, Sender } from './transport'

const from: Sender = { name: 'Röll, "Call"', address: 'rollcall@example.org', replyTo: 'help@example.org', host: 'rollcall.example.org' }
const letter = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ id: crypto.randomUUID(), subject: 'Grüße – 1', html: '<p>Hello <b>you</b></p>', text: 'Hello you' },
  ...{ to: { name: 'Ada "Äda" <x>, Lovelace', address: 'ada@example.org' }, ...more },
})
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

test('a header cannot be put into a name or a subject, and a name turns nothing', async () => {
  const address = 'injected@example.org'
  await hand({ to: { name: 'A\r\nBcc: thief@example.org\u202E "<x@evil.example>,', address }, subject: 'S\r\nBcc: thief@example.org' })
  const got = await mail.waitFor(address)
  expect([got.header('bcc'), got.header('cc'), got.to, got.subject]).toEqual([undefined, undefined, address, 'S Bcc: thief@example.org'])
  expect(got.named).toEqual([{ name: 'A Bcc: thief@example.org "<x@evil.example>,', address }])
})

/** A server that takes whatever it is told, knows no extension, and keeps each line. */
async function startPlainServer() {
  const said: string[] = []
  const server = createTcpServer((socket) => {
    socket.write('220 mail.example.org\r\n')
    createInterface(socket).on('line', (line) => {
      const isCommand = said.at(-1) !== 'DATA' || line === '.'
      if (isCommand) said.push(line)
      if (isCommand) socket.write(line === 'DATA' ? '354 Go on\r\n' : '250 Fine\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { said, url: `smtp://127.0.0.1:${port}`, stop: () => server.close() }
}

test('an address beyond ASCII: a domain goes in its form of ASCII, what has none only to a server that takes it', async () => {
  await hand({ to: { name: 'J', address: 'jürgen@例え.example' } })
  expect((await mail.waitFor('jürgen@例え.example')).named).toEqual([{ name: 'J', address: 'jürgen@例え.example' }])

  const plain = await startPlainServer()
  const handed = await smtpTransport(plain.url).hand(letter({ to: { name: 'J', address: 'jürgen@example.org' } }), from)
  expect(handed).toEqual({ outcome: 'refused', error: 'The mail server takes only addresses of ASCII (it has no SMTPUTF8).' })
  expect(plain.said).toEqual([expect.stringMatching(/^EHLO /)])
  const inAscii = letter({ to: { name: 'M', address: 'ada@münchen.example' } })
  expect(await smtpTransport(plain.url).hand(inAscii, from)).toMatchObject({ outcome: 'accepted' })
  expect(plain.said).toContain('RCPT TO:<ada@xn--mnchen-3ya.example>')
  plain.stop()
})

test('an address of 254 characters, the longest there is, leaves whole', async () => {
  const plain = await startPlainServer()
  const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(59)}.example`
  expect(address).toHaveLength(254)
  const long = letter({ to: { name: 'L'.repeat(200), address } })
  expect(await smtpTransport(plain.url).hand(long, from)).toMatchObject({ outcome: 'accepted' })
  expect(plain.said).toContain(`RCPT TO:<${address}>`)
  plain.stop()
  // One less, as this server counts.
  const shorter = address.replace('ddd', 'dd')
  await hand({ ...long, to: { name: long.to.name, address: shorter } })
  expect((await mail.waitFor(shorter)).named).toEqual([{ name: `${'L'.repeat(120)}…`, address: shorter }])
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
