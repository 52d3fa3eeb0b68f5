import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { chromium, expect, test } from '@playwright/test'
import { findChromium } from '@/scripts/test/chromium'
import { expectEnded, signIn } from '@/tests/helpers/browser'
import { endBy, type Member } from '@/tests/helpers/cast'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, password, sessionOf } from '@/tests/helpers/people'
import { type RunningProxy, SITE, startCaddy, startNginx } from '@/tests/helpers/proxy'
import { visitor } from '@/tests/helpers/visitor'

const url = `https://${SITE}`
/** Where the clients of these tests stand; the proxy has the address that is trusted. */
const CLIENT = '127.0.0.2'

let installation: Installation
test.beforeAll(async () => {
  installation = await startInstallation({ APP_URL: url, TRUSTED_PROXIES: '127.0.0.1,::1' })
})
test.afterAll(() => installation.stop())

for (const [name, start] of [
  ['nginx', startNginx],
  ['Caddy', startCaddy],
] as const)
  test.describe(`behind ${name}, as documented`, () => {
    let proxy: RunningProxy
    test.beforeAll(async () => {
      proxy = await start(installation.server.port)
    })
    test.afterAll(() => proxy.stop())

    const over = () => ({
      hostname: '127.0.0.1',
      port: proxy.securePort,
      servername: SITE,
      localAddress: CLIENT,
      rejectUnauthorized: false,
    })
    const client = () => visitor({ url }, url, over())
    const ipOf = async (personId: string) =>
      (
        await installation.database.owner.query('select host(ip) as ip from sessions where user_id = $1 order by id desc limit 1', [
          personId,
        ])
      ).rows[0].ip

    async function memberThere(role: 'audit_user' | 'system_administrator'): Promise<Member> {
      const person = await createPerson(installation.database, role)
      const browser = client()
      await browser.signIn(person)
      return { person, visitor: browser, sessionId: await sessionOf(installation.database, person) }
    }

    test('ASVS 4.1.3: the true address is recorded, whatever the client claims', async () => {
      const forged: Record<string, string>[] = [
        {},
        { 'x-forwarded-for': '8.8.8.8' },
        { 'x-forwarded-for': '8.8.8.8, 127.0.0.1', 'x-real-ip': '8.8.8.8' },
        { forwarded: 'for=8.8.8.8;proto=http;host=evil.example' },
        { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
      ]
      for (const headers of forged) {
        const person = await createPerson(installation.database, 'audit_user')
        await client().signIn(person, headers)
        expect(await ipOf(person.id), JSON.stringify(headers)).toBe(CLIENT)
      }
    })

    test('plain http leads to https, forms work without script, and metrics stay inside', async () => {
      const plain = await ask(`http://${SITE}/sign-in`, { over: { hostname: '127.0.0.1', port: proxy.plainPort } })
      expect(plain.status).toBeGreaterThanOrEqual(301)
      expect(plain.status).toBeLessThanOrEqual(308)
      expect(String(plain.headers.location)).toMatch(/^https:\/\/rollcall\.example\.org/)
      const person = await createPerson(installation.database, 'audit_user')

      const browser = client()
      const { leadsTo } = await browser.act(
        '/sign-in',
        'app/(sign-in)/sign-in/actions.ts#signIn',
        { email: person.email, password },
        'plain',
      )
      expect(leadsTo).toBe('/')
      expect([...browser.cookies.keys()].every((cookie) => cookie.startsWith('__Host-'))).toBe(true)
      const shown = await browser.get('/sessions')
      expect([shown.status, shown.headers['strict-transport-security']]).toEqual([200, expect.stringContaining('max-age=')])
      expect((await browser.get('/api/metrics')).status).toBe(404)
      const large = await browser.post('/sign-in', { body: Buffer.alloc(2 ** 20 + 1) })
      expect(large.status).toBe(413)
      // Rollcall's own words: the proxy let it through.
      expect(large.body).toContain('1 MB')
    })

    test('an event stream arrives as it is written, and ends with the session', async () => {
      const [admin, victim] = [await memberThere('system_administrator'), await memberThere('audit_user')]
      const cookie = [...victim.visitor.cookies].map((pair) => pair.join('=')).join('; ')
      const stream = await new Promise<IncomingMessage>((resolve, reject) =>
        get(`${url}/api/live`, { ...over(), headers: { cookie, host: SITE }, agent: false }, resolve).on('error', reject),
      )
      let heard = ''
      stream.on('data', (part) => {
        heard += part
      })
      const closed = once(stream, 'end')
      // The stream stays open for ten minutes: what is heard before it ends was not held back.
      await expect.poll(() => heard).toContain('event: ready')
      expect(stream.complete).toBe(false)
      await endBy(admin, victim.sessionId, 'Through the proxy')
      await closed
      expect(heard).toContain('Through the proxy')
    })

    test('a browser signs in, gets https cookies, and leaves when it is killed', async () => {
      const admin = await memberThere('system_administrator')
      const person = await createPerson(installation.database, 'audit_user')
      const executablePath = findChromium()
      const args = ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${SITE}:443 127.0.0.1:${proxy.securePort}`]
      const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
      try {
        const context = await browser.newContext({ ignoreHTTPSErrors: true })
        const page = await context.newPage()
        await signIn(page, url, person)
        // The time zone is the page's own note, and no secret.
        const cookies = (await context.cookies()).filter(({ name }) => name !== 'rollcall.zone')
        expect(cookies.length).toBeGreaterThanOrEqual(2)
        for (const cookie of cookies)
          expect(cookie).toMatchObject({ name: expect.stringMatching(/^__Host-/), secure: true, httpOnly: true, path: '/' })
        await endBy(admin, await sessionOf(installation.database, person), 'Out of the browser')
        await expectEnded(page, 'Out of the browser')
      } finally {
        await browser.close()
      }
    })
  })
