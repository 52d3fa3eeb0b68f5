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
const factsIn = (answer: string) => {
  const sent = String(JSON.parse(bodyOf(answer)).headers['x-rollcall-edge'])
  return JSON.parse(Buffer.from(sent.split('.')[1] ?? '', 'base64url').toString())
}

describe('ASVS 4.1.3 forged headers', () => {
  it('reach Next as the socket and APP_URL say, and the raw ones only beside them', async () => {
    const forged = ['X-Forwarded-For: 1.2.3.4', 'X-Forwarded-For: 5.6.7.8', 'X-Real-IP: 9.9.9.9', 'Forwarded: for=8.8.8.8']
    const internal = [
      'X-Forwarded-Host: evil.test',
      'X-Forwarded-Proto: ftp',
      'x-middleware-subrequest: proxy',
      'x-nextjs-data: 1',
      'x-nonce: a',
    ]
    const answer = await get('/', ...forged, ...internal, 'x-rollcall-edge: a.e30', 'x-rollcall-other: 1')
    const { headers, raw: rawHeaders, distinct } = JSON.parse(bodyOf(answer))
    expect(headers).toMatchObject({
      host: 'rollcall.example.org',
      'x-forwarded-host': 'rollcall.example.org',
      'x-forwarded-proto': 'https',
    })
    const gone = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-middleware-subrequest', 'x-nextjs-data', 'x-nonce', 'x-rollcall-other']
    for (const name of gone) for (const seen of [Object.keys(headers), rawHeaders, Object.keys(distinct)]) expect(seen).not.toContain(name)
    const expected = { peer: '127.0.0.1', forwardedFor: '1.2.3.4, 5.6.7.8', realIp: '9.9.9.9', forwarded: 'for=8.8.8.8', proto: 'ftp' }
    expect(factsIn(answer)).toMatchObject(expected)
  })

  it('keeps the facts of a request that the process sends to itself', async () => {
    const first = JSON.parse(bodyOf(await get('/', 'X-Forwarded-For: 1.2.3.4'))).headers['x-rollcall-edge']
    const second = factsIn(await get('/', `x-rollcall-edge: ${first}`))
    expect(second).toMatchObject({ forwardedFor: '1.2.3.4', kind: 'navigation' })
  })

  it.each([
    ['navigation', page],
    ['navigation', ['rsc: 1', `next-router-state-tree: ${encodeURIComponent('["",{"children":["a",{},null,"refetch"]},null,null]')}`]],
    ['rsc', ['rsc: 1', `next-router-state-tree: ${encodeURIComponent('["",{},null,"refetch",16]')}`]],
    ['prefetch', ['rsc: 1', 'next-router-prefetch: 1']],
    ['prefetch', ['rsc: 1', 'next-router-segment-prefetch: /_tree']],
    ['prefetch', [...page, 'Sec-Purpose: prefetch;prerender']],
    ['other', ['Accept: */*', 'Sec-Fetch-Mode: cors']],
  ])('tells a %s apart: %j', async (kind, headers) => {
    expect(factsIn(await get('/', ...headers)).kind).toBe(kind)
  })
})

describe('bodies over 1 MiB', () => {
  const chunk = Buffer.alloc(64 * 1024, 'a')

  it('are refused by their length before they arrive', async () => {
    const answer = await raw(`POST /api/x HTTP/1.1\r\n${lines([`Content-Length: ${64 * 2 ** 20}`])}`, async (write) => {
      for (let sent = 0; sent < 64 * 2 ** 20; sent += chunk.length) await write(chunk)
    })
    expect(statusOf(answer)).toBe(413)
  })

  it('are refused by counting, and the memory stays', async () => {
    const before = JSON.parse(bodyOf(await get('/'))).memory
    const answer = await raw(`POST /api/x HTTP/1.1\r\n${lines(['Transfer-Encoding: chunked'])}`, async (write) => {
      const part = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])
      for (let sent = 0; sent < 64 * 2 ** 20; sent += chunk.length) await write(part)
      await write(Buffer.from('0\r\n\r\n'))
    })
    expect(statusOf(answer)).toBe(413)
    expect(JSON.parse(bodyOf(answer)).error.code).toBe('too_large')
    expect(JSON.parse(bodyOf(await get('/'))).memory - before).toBeLessThan(32 * 2 ** 20)
  })

  it('pass up to the limit, with and without length', async () => {
    const body = Buffer.alloc(2 ** 20, 'a')
    const counted = await raw(`POST /api/x HTTP/1.1\r\n${lines(['Transfer-Encoding: chunked'])}`, async (write) => {
      await write(Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]))
    })
    const announced = await raw(`POST /api/x HTTP/1.1\r\n${lines([`Content-Length: ${body.length}`])}`, (write) => write(body))
    for (const answer of [counted, announced]) expect(JSON.parse(bodyOf(answer)).length).toBe(body.length)
  })
})

describe('requests that cannot be meant', () => {
  it.each([
    ['/%00', 400],
    ['/%zz', 400],
    ['/%ED%A0%80', 400],
    ['http://evil.test/', 400],
    ['//evil.test', 404],
    ['/\\evil.test', 404],
    ['/%5Cevil.test', 404],
    [`/${'a'.repeat(17_000)}`, 431],
    ['/?q=%00', 200],
    ['/\xff', 400],
    ['/Z%C3%BCrich', 200],
  ])('%j', async (path, status) => {
    expect(statusOf(await get(path))).toBe(status)
  })

  it('refuses a second Host, a broken Host, and methods that no page has', async () => {
    expect(statusOf(await get('/', 'Host: evil.test'))).toBe(400)
    expect(statusOf(await raw('GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'))).toBe(400)
    expect(statusOf(await raw(`DELETE / HTTP/1.1\r\n${lines([])}`))).toBe(405)
    expect(statusOf(await raw('GARBAGE\r\n\r\n'))).toBe(400)
  })

  it('refuses forms of foreign pages', async () => {
    for (const origin of ['https://evil.test', 'null', 'http://rollcall.example.org']) {
      const answer = await raw(`POST /sessions HTTP/1.1\r\n${lines(['next-action: a', `Origin: ${origin}`, 'Content-Length: 0'])}`)
      expect([origin, statusOf(answer)]).toEqual([origin, 403])
    }
    const own = await raw(`POST /sessions HTTP/1.1\r\n${lines([`Origin: ${appUrl}`, 'Content-Length: 0'])}`)
    expect(statusOf(own)).toBe(200)
  })

  it('answers 400 where Next could not read the body of an action', async () => {
    const action = lines(['next-action: a', `Origin: ${appUrl}`, 'Content-Length: 0'])
    expect(statusOf(await raw(`POST /unread-action HTTP/1.1\r\n${action}`))).toBe(400)
  })

  it('keeps an upgrade an ordinary request', async () => {
    expect(statusOf(await raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n'))).toBe(200)
  })
})

describe('answers', () => {
  it('carry the headers always, also where Node itself refuses', async () => {
    for (const answer of [await get('/'), await get('/%00'), await get(`/${'a'.repeat(17_000)}`)]) {
      expect(answer).toMatch(/x-content-type-options: nosniff/i)
      expect(answer).toMatch(/cache-control: no-store/i)
      expect(answer).toMatch(/strict-transport-security: max-age=31536000/i)
    }
  })

  it('replace a failed page by one without scripts', async () => {
    const answer = await get('/fails', ...page)
    expect(statusOf(answer)).toBe(500)
    expect(answer).not.toContain('<script')
    expect(answer).toMatch(/content-security-policy: default-src 'none'; style-src 'sha256-/i)
  })

  it('F3 are 503 for a page that could not read what it shows, and 500 for one that failed otherwise', async () => {
    const shown = await get('/unavailable', ...page)
    expect(statusOf(shown)).toBe(503)
    expect(shown).toContain('http-equiv="refresh"')
    expect(shown).not.toContain('<p>failed</p>')
    expect(statusOf(await get('/fails', ...page))).toBe(500)
  })

  it('F3 are 503 with the cookies kept while the database is away, and come back', async () => {
    const late = get('/late', ...page)
    await get('/down')
    const shown = await get('/sessions', ...page)
    expect(statusOf(shown)).toBe(503)
    expect(shown).toContain('http-equiv="refresh"')
    expect(shown).toMatch(/retry-after: \d+/i)
    expect(JSON.parse(bodyOf(await get('/api/x'))).error.code).toBe('unavailable')
    expect(statusOf(await get('/api/health'))).toBe(200)
    expect(statusOf(await get('/_next/static/a.js'))).toBe(200)
    expect(statusOf(await late)).toBe(503)
    expect(await late).not.toMatch(/set-cookie|<p>data/i)
    await expect.poll(async () => statusOf(await get('/sessions')), { timeout: 3000 }).toBe(200)
  })
})
