import { expect, type Locator, type Page, test } from '@playwright/test'
import { signIn, visit } from '@/tests/helpers/browser'
import { layCrowds } from '@/tests/helpers/crowds'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { card, markers, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person

const places = {
  'San Francisco': { country: 'US', lat: 37.77, lon: -122.42 },
  Tokyo: { country: 'JP', lat: 35.68, lon: 139.69 },
  Auckland: { country: 'NZ', lat: -36.85, lon: 174.76 },
  'São Paulo': { country: 'BR', lat: -23.55, lon: -46.63 },
} as const

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  const { database } = installation
  manager = await createPerson(database, 'audit_manager', 'Mia Manager')
  await layCrowds(database, [
    ...Object.entries(places).map(([city, place]) => [`In ${city}`, 1, { city, ...place }] as const),
    ['In Reykjavik', 1, { city: 'Reykjavik', country: 'IS', lat: 64.15, lon: -21.94 }],
    ['In Nairobi', 3, { city: 'Nairobi', country: 'KE', lat: -1.29, lon: 36.82 }],
    ['In Paris', 1_500, { city: 'Paris', country: 'FR', lat: 48.8534, lon: 2.3488 }],
    ['In Norway', 1, { country: 'NO' }],
  ])
})
test.afterAll(() => installation.stop())

const stage = (page: Page): Locator => page.getByRole('region', { name: 'Map of sessions' })
const middle = async (of: Locator) => {
  const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

for (const [path, width] of [
  ['/map', 1440],
  ['/map', 390],
  ['/', 1440],
  ['/', 390],
] as const)
  test(`everybody is seen at first sight, once: ${path} at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, url, manager)
    await visit(page, url + path)
    await stage(page).scrollIntoViewIfNeeded()
    await expect(page.getByRole('button', { name: 'Zoom out' })).toHaveAttribute('aria-disabled', 'true')
    for (const city of Object.keys(places)) await expect(sign(page, new RegExp(`^In ${city}`))).toBeInViewport({ ratio: 1 })
    // From one to the other it is 262.11 of 360 degrees.
    const [west, east] = [await middle(sign(page, /^In San Francisco/)), await middle(sign(page, /^In Tokyo/))]
    const world = ((east.x - west.x) * 360) / 262.11
    expect(Math.abs(world - ((await stage(page).boundingBox())?.width ?? 0))).toBeLessThan(6)
  })

test('the wheel and one finger go on scrolling a page of which the map is a part', async ({ page, browser }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, url, manager)
  await visit(page, `${url}/`)
  await expect(sign(page, /^In Tokyo/)).toBeVisible()
  await stage(page).hover()
  await page.mouse.wheel(0, 200)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(200)
  await stage(page).hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect(page.getByRole('button', { name: 'Zoom out' })).toHaveAttribute('aria-disabled', 'false')
  expect(await page.evaluate(() => scrollY)).toBe(200)

  const phone = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  const hand = await phone.newPage()
  await signIn(hand, url, manager)
  const touch = () => stage(hand).evaluate((element) => getComputedStyle(element).touchAction)
  await visit(hand, `${url}/`)
  await stage(hand).scrollIntoViewIfNeeded()
  await expect.poll(touch).toBe('pan-x pan-y')
  await expect(hand.getByText('Two fingers move the map.')).toBeVisible()
  await visit(hand, `${url}/map`)
  await expect.poll(touch).toBe('none')
  await expect(hand.getByText('Two fingers move the map.')).toHaveCount(0)
  await phone.close()
})

test('the chosen session is marked, come nearer to, and put away from its sign', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  const pin = sign(page, /^In Reykjavik/)
  await pin.click()
  await expect(pin).toHaveAttribute('aria-current', 'true')
  await expect(markers(page).getByRole('button', { name: /^In Reykjavik/ })).toHaveAttribute('aria-current', 'true')
  const circle = stage(page).locator('.leaflet-overlay-pane path')
  const wide = async () => (await circle.boundingBox())?.width ?? 0
  expect(await wide()).toBeLessThan(24)
  await card(page).getByRole('button', { name: 'Zoom to it' }).click()
  await expect.poll(wide).toBeGreaterThan(150)
  await expect(markers(page)).toContainText(/sessions lie beyond what is seen\.$/)
  await pin.focus()
  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(pin).not.toHaveAttribute('aria-current')

  // Of a session that is somewhere in its country that is what comes nearer.
  await page.getByRole('button', { name: /^Country only/ }).click()
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /^In Norway/ })
    .click()
  await card(page).getByRole('button', { name: 'Zoom to it' }).click()
  await expect(sign(page, /^In Reykjavik/)).not.toBeInViewport()
  await expect(page.getByText('Nobody here.')).toBeVisible()
})

test('what the list points at is pointed at on the map, where sessions fan out too', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  await sign(page, /^3 sessions, Nairobi/).click()
  const pointed = stage(page).locator('button[data-pointed]')
  const rows = page.getByRole('listitem').getByRole('button', { name: /^In Nairobi/ })
  await expect(rows).toHaveCount(3)
  await expect(sign(page, /^In Nairobi/)).toHaveCount(3)
  await expect(pointed).toHaveCount(0)
  await rows.nth(1).hover()
  await expect(pointed).toHaveCount(1)
  await expect(pointed).toHaveAccessibleName(/^In Nairobi/)
})

test('the name of a city stands beside the sign on it, however large that is', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, url, manager)
  await visit(page, `${url}/map?country=FR`)
  const paris = sign(page, /^1,500 sessions, Paris/)
  await paris.hover()
  for (let nearer = 0; nearer < 4; nearer += 1) {
    await page.mouse.wheel(0, -200)
    await page.waitForTimeout(700)
  }
  const name = stage(page).getByText('Paris', { exact: true })
  await expect(name).toBeVisible()
  await page.mouse.move(0, 0)
  await expect
    .poll(async () => {
      const [own, of] = [await name.boundingBox(), await paris.boundingBox()]
      return (own?.x ?? 0) - ((of?.x ?? 0) + (of?.width ?? 0))
    })
    .toBeGreaterThan(2)
})

test('without script the list stands for the map, and leads on', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, manager)
  await page.goto(`${url}/map`)
  const instead = page.locator('noscript p')
  await expect(instead).toBeVisible()
  await expect(instead).toContainText('The map is drawn by JavaScript')
  await expect(page.getByText('Loading the map…')).toBeHidden()
  await expect(stage(page)).toBeHidden()
  for (const name of ['Play over time', 'Shade countries']) await expect(page.getByText(name)).toBeHidden()
  const alone = page.getByRole('listitem').filter({ hasText: 'In Reykjavik' })
  await alone.locator('noscript a').click()
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/)
  await page.goto(`${url}/`)
  await expect(instead.filter({ hasText: 'The map is drawn by JavaScript' })).toBeVisible()
  await expect(page.getByRole('link', { name: /sessions on the map and beside it$/ })).toBeVisible()
  await context.close()
})
