import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resendTransport } from './resend-transport'
import { smtpTransport } from './smtp-transport'

// A quarter of a minute is long in a test.
vi.mock('./transport', async (original) => ({ ...(await original<typeof import('./transport')>()), MOST_MS: 250 }))

const letter = { id: crypto.randomUUID(), to: { name: 'Ada', address: 'ada@example.org' }, subject: 'S', html: '<p>H</p>', text: 'T' }
const from = { name: 'Rollcall', address: 'rollcall@example.org', replyTo: null, host: 'rollcall.example.org' }
const sockets = new Set<Socket>()

/** What a server says when somebody comes, and to each line of theirs. */
let [greeting, answer]: [string, string] = ['', '']
let server: Server
beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    socket.write(greeting)
    socket.on('data', () => socket.write(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

test.each([
  ['nothing', '', ''],
  ['nothing more after a greeting', '220 mail.example.org\r\n', ''],
  ['a page', 'HTTP/1.1 200 OK\r\n\r\n<html>', '<html>\r\n'],
  ['a greeting, and nonsense to all else', '220 mail.example.org\r\n', '\u0000\u00ff!\r\n'],
  ['one line that never ends', '220 mail.example.org\r\n', '250-'],
])('a provider that says %s is left alone for a while, by either way', async (_, first, then) => {
  ;[greeting, answer] = [first, then]
  const { port } = server.address() as AddressInfo
  const began = performance.now()
  const ways = [smtpTransport(`smtp://127.0.0.1:${port}`), resendTransport('re_x', `http://127.0.0.1:${port}`)]
  for (const handed of await Promise.all(ways.map((way) => way.hand(letter, from))))
    expect(handed).toMatchObject({ outcome: 'later', provider: true, error: expect.stringMatching(/\S/) })
  expect(performance.now() - began).toBeLessThan(5_000)
})
