import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '@/tests/helpers/mail-server'
import { smtpTransport } from './smtp-transport'

const letter = { id: crypto.randomUUID(), to: { name: 'Ada', address: 'ada@example.org' }, subject: 'S', html: '<p>H</p>', text: 'T' }
const from = { name: 'Rollcall', address: 'rollcall@example.org', replyTo: null, host: 'rollcall.example.org' }

let encrypted: MailServer
let starting: MailServer
let plain: MailServer
beforeAll(async () => {
  // Each with the certificate that smtp-server brings, which nobody vouches for.
  encrypted = await startMailServer({ secure: true })
  starting = await startMailServer({ disabledCommands: [] })
  plain = await startMailServer()
})
afterAll(() => Promise.all([encrypted.stop(), starting.stop(), plain.stop()]))

const hand = (url: string) => smtpTransport(url).hand(letter, from)

test.each([
  ['smtps', () => encrypted.url.replace('smtp:', 'smtps:')],
  ['STARTTLS', () => starting.url],
])('by %s a server for which no certificate vouches gets no letter', async (_, url) => {
  expect(await hand(url())).toMatchObject({ outcome: 'later', provider: true, error: expect.stringMatching(/certificate/) })
  expect([encrypted.letters(), starting.letters()]).toEqual([[], []])
})

test('a server without TLS gets no letter where TLS is insisted on', async () => {
  expect(await hand(`${plain.url}?requireTLS=true`)).toMatchObject({ outcome: 'later', provider: true })
  expect(plain.letters()).toEqual([])
  expect(await hand(plain.url)).toMatchObject({ outcome: 'accepted' })
})
