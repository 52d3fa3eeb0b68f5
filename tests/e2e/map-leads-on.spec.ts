import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { signIn, tabTo, visit } from '@/tests/helpers/browser'
import { layCrowds } from '@/tests/helpers/crowds'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { card, markers, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Installation
let url: string
let manager: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  const { database } = installation
  manager = await createPerson(database, 'audit_manager', 'Mia Manager')
  await layCrowds(database, [
    ['Munich Person', 45, { country: 'DE', city: 'Munich', lat: 48.1374, lon: 11.5755 }],
    ['Berlin Person', 3, { country: 'DE', city: 'Berlin', lat: 52.524, lon: 13.4105 }],
    ['Fiji West', 1, { country: 'FJ', city: 'Labasa', lat: -16.4, lon: 179.4 }],
    ['Fiji East', 1, { country: 'FJ', city: 'Taveuni', lat: -16.9, lon: -179.9 }],
    ['Zero Person', 1, { country: 'GH', city: 'Null Island', lat: 0, lon: 0 }],
    ['Nobody Knows', 2, { lat: 0, lon: 0 }],
    ['Hosted Person', 4, { network: 'hosting', country: 'DE', city: 'Munich', lat: 48.1374, lon: 11.5755 }],
    ['Norway Person', 2, { country: 'NO' }],
  ])
})
test.afterAll(() => installation.stop())

/** The list that a link leads to has just as many rows as it says. */
async function leadsTo(page: Page, address: string | null, count: number) {
  const other = await page.context().newPage()
  await other.goto(new URL(address ?? '', url).href)
  await expect(other.getByText(`of ${count}`, { exact: false }).first()).toBeVisible()
  await expect(other.getByRole('rowheader')).toHaveCount(Math.min(count, 50))
  await other.close()
}

test('every number on the map and beside it leads to the sessions that it counts', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  await expect(sign(page, /^48 sessions, around Munich, Germany/)).toBeVisible()
  const numbers = page.getByRole('link', { name: /^Show (these|1)/ })
  // A cluster in Germany, and one in Fiji, across the 180th meridian; four kinds beside the map, the own session among them. Who is alone is no number.
  await expect(numbers).toHaveText(['48', '2', '2', '1', '4', '2'])
  const told = await numbers.evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.textContent] as const))
  for (const [address, count] of told) await leadsTo(page, address, Number(count))

  // Pressed on the map itself it comes nearer, and says how to get at all of it.
  await sign(page, /^48 sessions, around Munich/).click()
  const opened = page.getByRole('region', { name: 'Opened' })
  await expect(opened).toContainText('48 sessions, around Munich, Germany')
  await leadsTo(page, await opened.getByRole('link', { name: 'Show these 48 sessions' }).getAttribute('href'), 48)
  await expectNoFinding(page)
  // More than can be fanned out at one place.
  await sign(page, /^45 sessions, Munich, Germany/).click()
  await expect(page.getByRole('heading', { name: '45 sessions, Munich, Germany' })).toBeFocused()
  await expect(page.getByText('The newest 40 of 45.')).toBeVisible()
  await expectNoFinding(page)
  await leadsTo(page, await page.getByRole('link', { name: 'Show these 45 sessions' }).getAttribute('href'), 45)
  // The list says what it was narrowed to.
  await page.getByRole('link', { name: 'Show these 45 sessions' }).click()
  await page.waitForURL('**/sessions?**')
  await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText(/On the map is near 48\.\d° N, 11\.\d° E/)
})

test('the 180th meridian divides nothing, and zero by zero is a place only where the data names one', async ({ page }) => {
  // A browser has names of its own: the server's are told.
  await page.addInitScript(() => {
    Intl.DisplayNames.prototype.of = () => 'Somewhere else'
  })
  await signIn(page, url, manager)
  await visit(page, `${url}/map?country=FJ`)
  // The edges of the map lie elsewhere in the Pacific.
  await expect(page.getByText('Nobody here')).toHaveCount(0)
  await sign(page, /^2 sessions, around/).click()
  const opened = page.getByRole('region', { name: 'Opened' }).getByRole('link', { name: 'Show these 2 sessions' })
  await leadsTo(page, await opened.getAttribute('href'), 2)
  await expect(sign(page, /^Fiji West, Labasa, Fiji/)).toBeVisible()
  await expect(sign(page, /^Fiji East, Taveuni, Fiji/)).toBeVisible()
  await visit(page, `${url}/map?country=GH`)
  await sign(page, /^Zero Person, Null Island, Ghana: active/).click()
  await expect(card(page)).toContainText('within about 50 km')
})

test('by keyboard alone: a pin is opened, read, its session ended, and the focus is on the pin again', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Vera Victim')
  await visitor(installation.server).signIn(person)
  await installation.database.owner.query(
    `update public.sessions set network_class = 'public', latitude = 64.15, longitude = -21.94, city = 'Reykjavik', country = 'IS' where user_id = $1`,
    [person.id],
  )
  await signIn(page, url, manager)
  await visit(page, `${url}/map?status=all&user=${person.id}`)
  const pin = sign(page, /^Vera Victim, Reykjavik/)
  await expect(pin).toHaveAccessibleName(/active$/)
  await tabTo(page, pin)
  await page.keyboard.press('Enter')
  await expect(card(page).getByRole('heading', { name: 'Vera Victim' })).toBeFocused()
  await expect(card(page)).toContainText('Reykjavik')
  await tabTo(page, card(page).getByRole('button', { name: 'Kill session' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Kill session' })
  await tabTo(page, dialog.getByRole('button', { name: 'Kill session' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('The session of Vera Victim has ended.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(pin).toHaveAccessibleName(/killed$/)
  await expect(pin).toBeFocused()
})

test('the slider goes over the chosen period; its numbers lead to who was signed in then, and the focus stays', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/map?since=7d`)
  const player = page.getByRole('button', { name: 'Play over time' })
  await player.focus()
  await page.keyboard.press('Enter')
  await expect(player).toBeFocused()
  const slider = page.getByRole('slider', { name: 'Moment' })
  await expect(page.getByRole('combobox', { name: 'Range' })).toHaveCount(0)
  // Every two hours of seven days.
  await expect(slider).toHaveAttribute('max', '84')
  const total = page.getByRole('link', { name: /signed in then$/ })
  await expect(total).toHaveText(/^6\d sessions signed in then$/)
  await leadsTo(page, await total.getAttribute('href'), Number((await total.textContent())?.split(' ')[0]))
  await expect(markers(page).getByRole('link', { name: /^Show these 48 sessions/ })).toHaveAttribute('href', /[?&]at=/)

  await tabTo(page, page.getByRole('button', { name: 'Play', exact: true }))
  await page.keyboard.press('Enter')
  await expect(slider).not.toHaveValue('84')
  await page.keyboard.press('Enter')
  const paused = await slider.inputValue()
  await page.waitForTimeout(1_500)
  await expect(slider).toHaveValue(paused)
  await tabTo(page, slider)
  await page.keyboard.press('Home')
  await expect(page.getByRole('link', { name: '0 sessions signed in then' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Back to now' }))
  await page.keyboard.press('Enter')
  await expect(slider).toHaveCount(0)
  await expect(player).toBeFocused()
})

test('on the dashboard no step of the slider shifts while the page is counted anew', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/?since=24h`)
  await page.getByRole('button', { name: 'Play over time' }).click()
  const slider = page.getByRole('slider', { name: 'Moment' })
  await expect(slider).toHaveAttribute('max', '96')
  // Its number leads to the very millisecond.
  const total = page.getByRole('link', { name: /signed in then$/ })
  const last = (await total.getAttribute('href')) ?? ''
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(total).not.toHaveAttribute('href', last)
  const address = (await total.getAttribute('href')) ?? ''
  const again = page.waitForResponse((answer) => answer.url().includes('_rsc=') && new URL(answer.url()).pathname === '/')
  await page.mouse.move(0, 0)
  const browser = visitor(installation.server)
  await browser.signIn(await createPerson(installation.database, 'audit_user', 'Late Person'))
  await again
  await page.waitForTimeout(1_000)
  expect(address).toContain('at=')
  await expect(total).toHaveAttribute('href', address)
  await expect(slider).toBeFocused()
  await browser.post('/api/sign-out')
})
