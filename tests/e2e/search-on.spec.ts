import { EventEmitter, once } from 'node:events'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

/** More than is searched for a text in a page's time. */
const LAID = 300_000
let installation: Installation
let url: string
let manager: Person

test.beforeAll(async () => {
  test.setTimeout(180_000)
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager')
  // Over today as far as it is over; the oldest is the one that is looked for.
  await installation.database.owner.query(
    `WITH day AS (SELECT date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS begins)
     INSERT INTO log.activities (id, kind, action, outcome, source, actor_kind, actor_name, resource_label)
     SELECT (left(public.uuid_floor(begins + (now() - begins) * (i::float8 / $1))::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid,
       'change', 'update', 'ok', 'job', 'job', 'nightly', CASE i WHEN 0 THEN 'Needle' ELSE 'Hay' END
     FROM day, generate_series(0, $1::int) AS i`,
    [LAID],
  )
})
test.afterAll(() => installation.stop())

const goOn = (page: Page) => page.getByRole('link', { name: 'Go on' })
const row = (page: Page) => page.getByRole('region', { name: 'Activities, newest first' }).locator('tbody tr')

async function looks(): Promise<number> {
  const { rows } = await installation.database.owner.query(
    `SELECT count(*)::int AS n FROM log.activities WHERE actor_id = $1 AND kind = 'read' AND details->>'filter' LIKE 'q=Needle%'`,
    [manager.id],
  )
  return rows[0].n
}

test('a search that takes long goes on by itself to what it finds, and is a look at its beginning and at that', async ({ page }) => {
  await signIn(page, url, manager)
  await page.goto(`${url}/activities?q=Needle`)
  await expect(row(page)).toHaveCount(1, { timeout: 60_000 })
  await expect(row(page)).toContainText('Needle')
  await expect(page).toHaveURL(/q=Needle&before=/)
  expect(await looks()).toBe(2)
})

test('it can be stopped and go on, and comes to an end that says so', async ({ page }) => {
  await signIn(page, url, manager)
  const gate = new EventEmitter()
  const held = once(gate, 'open')
  const asked: string[] = []
  await page.route('**/api/activities/further?*', async (route) => {
    asked.push(route.request().url())
    await held
    await route.continue().catch(() => {})
  })
  await visit(page, `${url}/activities?q=Nowhere`)
  await expect(page.getByRole('heading', { name: 'Nothing found so far. Searching…' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing found so far', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeFocused()
  await expect(goOn(page)).toHaveCount(0)
  gate.emit('open')
  const before = asked.length
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { name: 'No activity matches these filters' })).toBeVisible({ timeout: 60_000 })
  expect(asked.length).toBeGreaterThan(before)
  await expect(page.getByRole('status').filter({ hasText: 'The search has come to the end: nothing was found.' })).toHaveCount(1)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a link goes on, and there is one of them', async ({ page }) => {
    await signIn(page, url, manager)
    await page.goto(`${url}/activities?q=Needle`)
    await expect(goOn(page)).toHaveCount(1)
    await expect(page.getByText('on this page')).toHaveCount(0)
    await goOn(page).click()
    await page.waitForURL(/q=Needle&before=/)
    expect((await goOn(page).count()) + (await row(page).count())).toBe(1)
  })
})
