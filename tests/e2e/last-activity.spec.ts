import { expect, type Page, test } from '@playwright/test'
import { encodeEvent, liveChannel } from '@/lib/live/events'
import { scripted, signIn } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { age, letPass, setClocks, stored } from '@/tests/helpers/passing-time'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

const minute = 60
const hour = 60 * minute
let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const anyone = '00000000-0000-7000-8000-000000000000'
const refresh = encodeURIComponent('["",{"children":["(console)",{"children":["sessions",{},null,null]},null,null]},null,"refetch"]')

/** What programs do by themselves with the cookie of a session. */
async function programs(browser: ReturnType<typeof visitor>): Promise<void> {
  await browser.get('/api/live?poll=1', { accept: '*/*' })
  await browser.get('/sessions', { accept: '*/*', rsc: '1', 'next-router-prefetch': '1' })
  await browser.get('/sessions', { accept: '*/*', rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' })
  await browser.get('/sessions', { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-mode': 'navigate' })
  await browser.get('/sessions', { accept: '*/*', rsc: '1', 'next-router-state-tree': refresh })
  await browser.get('/api/health')
  await browser.get(`/api/sessions/rows?ids=${anyone}`, { accept: '*/*' })
  await browser.get(`/api/activities/newer?newest=${anyone}`, { accept: '*/*' })
  await browser.get(`/api/activities/further?before=${anyone}`, { accept: '*/*' })
  await browser.get(`/api/sessions/further?before=${anyone}`, { accept: '*/*' })
}

/** Somebody comes or goes: lists are asked for again, and pages refresh themselves. */
async function somethingChanges(): Promise<void> {
  await installation.database.owner.query('SELECT pg_notify($1, $2)', [
    liveChannel,
    encodeEvent({ kind: 'session.started', userId: anyone }),
  ])
}

/** Lets time pass until a session is so many seconds further than now, whatever of that passes by itself, and counts what it added. */
function passing(session: string) {
  const began = Date.now()
  let added = 0
  return {
    added: () => added,
    async until(seconds: number) {
      const more = Math.max(0, seconds - (Date.now() - began) / 1000 - added)
      await letPass(installation.database, session, more)
      added += more
    },
  }
}

/** Opens a page, and waits until that visit is written down, which is after the answer to it. */
async function visitAndBeNoted(page: Page, session: string, path: string): Promise<void> {
  await letPass(installation.database, session, minute)
  await page.goto(url + path)
  await expect.poll(async () => (await stored(installation.database, session)).idleSeconds).toBeLessThan(minute / 2)
  await scripted(page)
}

test('an hour of polls, streams, refreshes, prefetches and watchdogs keeps no session alive', async ({ page }) => {
  const { database, server } = installation
  const mia = await createPerson(database, 'audit_manager', 'Mia Manager')
  await page.clock.install()
  await signIn(page, url, mia)
  const session = await sessionOf(database, mia)
  await visitAndBeNoted(page, session, `/users/${mia.id}`)
  const programsOf = visitor(server)
  for (const { name, value } of await page.context().cookies()) programsOf.cookies.set(name, value)
  const from = await stored(database, session)
  const seen = { refreshes: 0, looks: 0 }
  page.on('request', (request) => {
    if (request.headers().rsc !== undefined) seen.refreshes += 1
    if (request.url().includes('/api/live')) seen.looks += 1
  })

  const time = passing(session)
  for (let passed = 1; passed < 60; passed += 1) {
    await somethingChanges()
    await time.until(passed * minute)
    await page.clock.fastForward(minute * 1000)
    await programs(programsOf)
    await page.locator('nav a').first().dispatchEvent('pointerover')
  }
  expect(seen.refreshes).toBeGreaterThan(20)
  expect(seen.looks).toBeGreaterThan(20)
  const after = await stored(database, session)
  expect((from.lastActivityAt.getTime() - after.lastActivityAt.getTime()) / 1000).toBeCloseTo(time.added(), 1)
  expect(after.idleSeconds).toBeGreaterThan(59 * minute)
  expect(after.endReason).toBeNull()
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible()

  await time.until(hour + 2)
  expect((await programsOf.get('/api/live?poll=1')).status).toBe(401)
  await page.waitForURL(/\/sign-in\?next=/)
  await expect(page.getByText('idle timeout')).toBeVisible()
})

test('asking for the head alone, as watchdogs do, is no visit; a page, a link and a form are', async ({ page }) => {
  const { database, server } = installation
  const vera = await createPerson(database, 'audit_user', 'Vera Visits')
  await signIn(page, url, vera)
  const session = await sessionOf(database, vera)
  const browser = visitor(server)
  for (const { name, value } of await page.context().cookies()) browser.cookies.set(name, value)
  const idle = async () => (await stored(database, session)).idleSeconds
  const aged = () => age(database, session, { started: 2 * hour, idle: 10 * minute })
  await aged()
  for (const path of ['/sessions', '/account', '/api/live'])
    await fetch(url + path, {
      method: 'HEAD',
      headers: { accept: 'text/html', cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') },
    })
  await page.waitForTimeout(1_000)
  expect(await idle()).toBeGreaterThan(10 * minute)

  await browser.get('/sessions')
  await expect.poll(idle).toBeLessThan(5)
  await aged()
  await scripted(page)
  await page.getByRole('link', { name: 'Activities', exact: true }).click()
  await expect.poll(idle).toBeLessThan(5)
  await aged()
  await browser.act('/account', 'app/(console)/account/actions.ts#saveTheme', { theme: 'dark' })
  await expect.poll(idle).toBeLessThan(5)
})

test('whoever types is not idle, however short that is, and idle is counted from the last key', async ({ page }) => {
  const { database } = installation
  const tia = await createPerson(database, 'audit_user', 'Tia Types')
  await setClocks(database, 'idle_minutes = 1')
  await page.clock.install()
  // The page's time runs faster than ours: no more of it passes until what was sent has arrived.
  await page.addInitScript(() => {
    const send = globalThis.fetch
    const onItsWay = new Set<Promise<Response>>()
    Object.assign(globalThis, { onItsWay })
    globalThis.fetch = (...asked) => {
      const answer = send(...asked)
      if (!String(asked[0]).startsWith('/api/heartbeat')) return answer
      onItsWay.add(answer)
      return answer.finally(() => onItsWay.delete(answer))
    }
  })
  await signIn(page, url, tia)
  await page.goto(`${url}/account`)
  await scripted(page)
  const session = await sessionOf(database, tia)
  const arrived = () =>
    page.evaluate(() => Promise.allSettled((globalThis as unknown as { onItsWay: Set<unknown> }).onItsWay).then(() => {}))
  const name = page.getByLabel('Name', { exact: true })
  const passes = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      await letPass(database, session, 1)
      await page.clock.runFor(1_000)
      await arrived()
    }
  }
  for (let keys = 0; keys < 14; keys += 1) {
    await name.press('x')
    await passes(6)
  }
  await expect(name).toHaveValue(/x{14}/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const pressed = Date.now()
  await name.press('y')
  await passes(20)
  const { idleSeconds } = await stored(database, session)
  expect(idleSeconds).toBeGreaterThan(17)
  // Our own time has passed as well; the key before this one lies six seconds further back.
  expect(idleSeconds).toBeLessThan(23 + (Date.now() - pressed) / 1000)
  // A script's own events are nobody's.
  await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'z' })))
  await passes(16)
  expect((await stored(database, session)).idleSeconds).toBeGreaterThan(33)
  await setClocks(database, 'idle_minutes = 60')
})

for (const [how, sleep] of [
  ['counts that it slept', (page: Page, ms: number) => page.clock.fastForward(ms)],
  [
    'does not count that it slept',
    async (page: Page, ms: number) => {
      // The last minute is that in which the timer is due, by the clock that stood still before.
      await page.clock.setSystemTime(Date.now() + ms - minute * 1000)
      await page.clock.runFor(minute * 1000)
    },
  ],
] as const)
  test(`a machine that wakes is no input: idle is counted from the last key before it slept, where its running clock ${how}`, async ({
    page,
  }) => {
    const { database } = installation
    const sam = await createPerson(database, 'audit_user', 'Sam Sleeps')
    await page.clock.install()
    await signIn(page, url, sam)
    const session = await sessionOf(database, sam)
    await visitAndBeNoted(page, session, '/account')
    // The key comes later than that.
    await letPass(database, session, 5)
    const visited = await stored(database, session)
    await page.getByLabel('Name', { exact: true }).press('x')
    await letPass(database, session, 45 * minute)
    const beat = page.waitForResponse(/\/api\/heartbeat/)
    await sleep(page, 45 * minute * 1000)
    expect((await beat).status()).toBe(200)
    const { lastActivityAt, idleSeconds } = await stored(database, session)
    // The timer is due some seconds before the minute is over.
    expect(idleSeconds).toBeGreaterThan(44 * minute)
    const movedMs = lastActivityAt.getTime() - (visited.lastActivityAt.getTime() - 45 * minute * 1000)
    expect(movedMs).toBeGreaterThan(4_000)
  })

test('what is no length of time, or too long a one, moves nothing', async () => {
  const { database, server } = installation
  const ned = await createPerson(database, 'audit_user', 'Ned Nonsense')
  const browser = visitor(server)
  await browser.signIn(ned)
  const session = await sessionOf(database, ned)
  const idle = async () => (await stored(database, session)).idleSeconds
  await age(database, session, { started: 2 * hour, idle: 10 * minute })
  for (const ago of ['abc', '', '-1', '1e3', '0x10', '1.5', '86400001', '9'.repeat(20)]) {
    expect((await browser.post(`/api/heartbeat?ago=${ago}`)).status).toBe(200)
    expect(await idle()).toBeGreaterThan(10 * minute)
  }
  await browser.post('/api/heartbeat?ago=120000')
  expect(await idle()).toBeGreaterThan(2 * minute - 1)
  expect(await idle()).toBeLessThan(3 * minute)
  await browser.post('/api/heartbeat')
  expect(await idle()).toBeLessThan(5)
})
