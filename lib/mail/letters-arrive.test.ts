import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '@/tests/helpers/mail-server'
import { type ResendServer, startResendServer } from '@/tests/helpers/resend-server'
import { factsWith, letterKinds, letterOf } from '@/tests/helpers/sample-letters'
import { renderLetter } from './render-letter'
import { resendTransport } from './resend-transport'
import { smtpTransport } from './smtp-transport'

/** All that somebody may put into a name, or a browser into what it says of itself, to have a letter say more than it should. */
const odd = 'O\r\nBcc: x@evil.example\r\n\r\n<img src=//evil.example/x onerror=alert(1)>\u202Egnp. www.evil.example שלום'
const look = { productName: 'Acme "Audit"', origin: 'http://localhost:3000' }
const from = { name: look.productName, address: 'rollcall@example.org', replyTo: null, host: 'localhost' }
const heads = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to', 'x-auto-response-suppress']

let mail: MailServer
let resend: ResendServer
beforeAll(async () => {
  mail = await startMailServer()
  resend = await startResendServer()
})
afterAll(() => Promise.all([mail.stop(), resend.stop()]))

test.each(letterKinds)('%s, with everything odd in it: arrives by either way with its own head and as it was written', async (kind) => {
  const to = { name: odd, address: `${kind.replaceAll('_', '-')}@example.org` }
  const letter = { ...letterOf(kind), facts: factsWith(kind, () => odd), to }
  const rendered = await renderLetter(letter, look)
  const outgoing = { ...rendered, id: letter.id, to }

  expect(await smtpTransport(mail.url).hand(outgoing, from)).toMatchObject({ outcome: 'accepted' })
  const got = await mail.waitFor(to.address)
  expect(got.heads).toEqual(heads)
  expect(got).toMatchObject({ to: to.address, subject: rendered.subject, from: '"Acme \\"Audit\\"" <rollcall@example.org>' })
  expect(got.named).toEqual([{ name: expect.stringMatching(/^O Bcc: x@evil\.example <img[^\p{Cc}\p{Cf}]+$/u), address: to.address }])
  expect([got.text.trimEnd(), got.html]).toEqual([rendered.text.trimEnd(), rendered.html])

  expect(await resendTransport(resend.apiKey, resend.url).hand({ ...outgoing, id: crypto.randomUUID() }, from)).toMatchObject({
    outcome: 'accepted',
  })
  expect(resend.sent().at(-1)).toMatchObject({ ...rendered, to: to.address })
  expect(resend.body()).toMatchObject({ to: expect.stringMatching(/^"O Bcc: [^"<>\p{Cc}\p{Cf}]+" <[a-z-]+@example\.org>$/u) })
})
