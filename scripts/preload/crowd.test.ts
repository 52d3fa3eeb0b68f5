import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appUrl, bodyOf, lines, startTinyServer, statusOf, type TinyServer } from '@/tests/helpers/tiny-server'

let server: TinyServer
beforeAll(async () => {
  server = await startTinyServer()
})
afterAll(() => void server.process.kill())

const raw: TinyServer['raw'] = (...given) => server.raw(...given)
const get: TinyServer['get'] = (...given) => server.get(...given)
const page = ['Accept: text/html', 'Sec-Fetch-Mode: navigate']

describe('a crowd at the sign-in', () => {
  const form = (length: number, ...more: string[]) =>
    `POST /sign-in HTTP/1.1\r\n${lines(['next-action: a', `Origin: ${appUrl}`, `Content-Length: ${length}`, ...more])}`

  /** Requests that are sent but for their last byte, which `leave` sends. */
  function held(count: number, ...headers: string[]) {
    let leave = () => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const answers = Array.from({ length: count }, () =>
      raw(form(1, ...headers), async (write) => {
        await left
        await write(Buffer.from('x'))
      }),
    )
    return { answers, leave }
  }

  it('goes in one at a time while somebody who is signed in waits for an answer, and then again four at once', async () => {
    const work = held(1, 'Cookie: rollcall.session=anything')
    await get('/')
    const crowd = held(41)
    await get('/')
    await expect.poll(async () => statusOf(await raw(form(0)))).toBe(429)
    work.leave()
    expect(statusOf((await work.answers[0]) ?? '')).toBe(200)
    // Who works may ask again at once: only after a moment three of those who wait go in, and leave as many places.
    await sleep(1_000)
    const more = held(3)
    await expect.poll(async () => statusOf(await raw(form(0)))).toBe(429)
    crowd.leave()
    more.leave()
    expect((await Promise.all([...crowd.answers, ...more.answers])).map(statusOf)).toEqual(Array(44).fill(200))
  })

  it('is turned away beyond four at once and forty who wait, and nobody who is signed in with it', async () => {
    const { answers: inside, leave } = held(44)
    await expect.poll(async () => statusOf(await raw(form(0)))).toBe(429)
    const turnedAway = await raw(form(0))
    expect(turnedAway).toMatch(/retry-after: \d+/i)
    expect(bodyOf(turnedAway)).toContain('Too many people are signing in at this moment.')
    expect(statusOf(await raw(form(0, 'Cookie: rollcall.session=anything')))).toBe(200)
    expect(statusOf(await get('/sign-in', ...page))).toBe(200)
    leave()
    expect((await Promise.all(inside)).map(statusOf)).toEqual(inside.map(() => 200))
    await expect.poll(async () => statusOf(await raw(form(0)))).toBe(200)
  })
})

describe('a burst of connections', () => {
  it('waits at the door while the process is busy', async () => {
    const many = 700
    server.process.kill('SIGSTOP')
    const sockets = Array.from({ length: many }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
    try {
      // Where the door is narrow, the system drops the rest, however long they knock.
      await expect.poll(() => sockets.filter(({ connecting }) => !connecting).length, { timeout: 10_000 }).toBe(many)
    } finally {
      for (const socket of sockets) socket.destroy()
      server.process.kill('SIGCONT')
    }
  })
})
