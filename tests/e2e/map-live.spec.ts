import { expect, type Page, type Route, test } from '@playwright/test'
import { signIn, visit } from '@/tests/helpers/browser'
import { endBy, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { card, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Installation
let url: string
let manager: Person
let ender: Member

/** Signs in from Germany; `at` is another place, latitude and longitude, for whoever was there before the page. */
async function comes(name: string, at?: string) {
  const person = await createPerson(installation.database, 'audit_user', name)
  const browser = visitor(installation.server)
  await browser.signIn(person, { 'x-forwarded-for': '87.150.1.1' })
  const id = await sessionOf(installation.database, person)
  if (at !== undefined)
    await installation.database.owner.query(
      `update public.sessions set latitude = $2, longitude = $3, city = 'Elsewhere', country = 'ZA' where id = $1`,
      [id, ...at.split(', ')],
    )
  return { id, leave: () => browser.post('/api/sign-out') }
}

test.beforeAll(async () => {
  installation = await startInstallation({ TRUSTED_PROXIES: '127.0.0.1/32' })
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  ender = await member(installation, 'audit_manager', 'Max Manager')
  for (const name of ['Anna One', 'Bert Two', 'Carl Three']) await comes(name)
  await comes('Alone Away', '64.15, -21.94')
})
test.afterAll(() => installation.stop())

async function open(page: Page) {
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
}

test('signs that stay are the same elements, altered in place, with their focus; nothing else comes or goes', async ({ page }) => {
  await open(page)
  const three = sign(page, /^3 sessions, .*Germany: 3 active$/)
  await three.focus()
  await three.evaluate(async (button) => {
    // On a fast machine the sign is still appearing when the newcomer comes.
    await Promise.all(button.getAnimations({ subtree: true }).map(({ finished }) => finished))
    const pane = button.closest('.leaflet-marker-pane')
    const moved: string[] = []
    if (pane) new MutationObserver((records) => moved.push(...records.map(({ type }) => type))).observe(pane, { childList: true })
    Object.assign(globalThis, { sameSign: button, moved })
  })
  const newcomer = await comes('Nina Newcomer')
  const four = sign(page, /^4 sessions, .*Germany: 4 active$/)
  await expect(four).toBeVisible()
  await expect(four).toBeFocused()
  await expect(four).toHaveText('4')
  const told = await four.evaluate((button) => {
    const { sameSign, moved } = globalThis as unknown as { sameSign: Element; moved: string[] }
    const rings = button.querySelectorAll('svg').length
    return { same: sameSign === button, moved, rings, animations: button.getAnimations({ subtree: true }).length }
  })
  expect(told).toEqual({ same: true, moved: [], rings: 1, animations: 0 })
  await newcomer.leave()
  await expect(three).toBeFocused()
})

test('a pause holds the map until it is let go on', async ({ page }) => {
  await open(page)
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause updates' }).click()
  const newcomer = await comes('Paula Paused')
  await page.waitForTimeout(2_000)
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
  await page.getByRole('button', { name: /Go on$/ }).click()
  await expect(sign(page, /^4 sessions, /)).toBeVisible()
  await newcomer.leave()
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
})

test('the card of a session that somebody else ends says so', async ({ page }) => {
  const { id } = await comes('Ed Ended', '-33.9, 18.4')
  await open(page)
  await sign(page, /^Ed Ended, /).click()
  await expect(card(page)).toContainText('Active')
  await endBy(ender, id)
  await expect(card(page)).toContainText('Killed')
  await expect(card(page).getByRole('button', { name: 'Kill session' })).toHaveCount(0)
  await expect(sign(page, /^Ed Ended, /)).toHaveCount(0)
})

test('what could not be loaded is told where it is missing, and can be tried again', async ({ page }) => {
  const failing = new Set(['/outlines/coarse.json'])
  const fail = (route: Route) => (failing.has(new URL(route.request().url()).pathname) ? route.abort() : route.continue())
  await page.route('**/*.json', fail)
  await page.route('**/api/map/**', fail)
  await open(page)
  const alert = page.getByRole('alert').filter({ hasText: 'Try again' })
  const button = alert.getByRole('button', { name: 'Try again' })
  /** While it still fails, so that nothing else can have taken the button away. */
  const triedAgain = async (path: string) => {
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === path)
    await button.click()
    await asked
    await expect(alert).toBeVisible()
  }
  /** A zoom and what is live ask again by themselves, perhaps before the button is pressed. */
  const healed = async () => {
    await button.click({ timeout: 3_000 }).catch(() => {})
    await expect(alert).toHaveCount(0)
  }
  await expect(alert).toContainText('Some outlines or names of the map could not be loaded.')
  await triedAgain('/outlines/coarse.json')
  failing.clear()
  await healed()

  failing.add('/api/map/sessions')
  await page.getByRole('button', { name: /^Private network/ }).click()
  await expect(alert).toContainText('These sessions could not be loaded.')
  await triedAgain('/api/map/sessions')
  failing.clear()
  await healed()
  await expect(page.getByRole('button', { name: /^Mia Manager/ }).first()).toBeVisible()

  failing.add('/api/map/points')
  const newcomer = await comes('Lost Person')
  await expect(alert).toContainText('Rollcall could not be reached. The map shows what it last heard.')
  await triedAgain('/api/map/points')
  failing.clear()
  await healed()
  await newcomer.leave()
})

test('of answers that overtake each other the newest question counts', async ({ page }) => {
  await open(page)
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
  const held: Route[] = []
  await page.route('**/api/map/sessions?**', (route) => (held.length === 0 ? void held.push(route) : route.continue()))
  await sign(page, /^3 sessions, .*Germany/).click()
  await expect.poll(() => held.length).toBe(1)
  const newcomer = await comes('Olga Overtaking')
  await expect(page.getByRole('heading', { name: /^4 sessions, .*Germany$/ })).toBeVisible()
  await held[0]?.fulfill({ json: { count: 99, sessions: [] } }).catch(() => {})
  await page.waitForTimeout(500)
  await expect(page.getByRole('heading', { name: /^4 sessions, .*Germany$/ })).toBeVisible()
  await newcomer.leave()
})
