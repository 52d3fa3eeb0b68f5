import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { rowOf, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person
let user: Person
/** The user's session that was given a browser, an address and a place. */
let laid: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  // By a client and not a browser, whose last requests could still bring the session's own address back.
  const made = await member(installation, 'audit_user', 'Uma User')
  user = made.person
  laid = made.sessionId
  await installation.database.owner.query(
    `UPDATE sessions SET browser = 'Firefox', browser_version = '145.0', os = 'Linux', ip = '198.51.100.7', city = 'Bonn', country = 'DE'
     WHERE id = $1`,
    [laid],
  )
})
test.afterAll(() => installation.stop())

const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')
const rows = (page: Page) => page.locator('tbody tr')
const cell = (page: Page, person: Person, column: number) => rowOf(page, person).locator('> *').nth(column)
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })

async function openMenu(page: Page, name: string, press: () => Promise<void>): Promise<void> {
  await press()
  await expect(page.getByRole('menu', { name })).toBeVisible()
}

test('by mouse: only this, not this, the way back, a copy, the sessions of a user', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, url, manager)
  await scripted(page)
  await openMenu(page, 'Browser, system: Uma User', () => cell(page, user, 7).click())
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoFinding(page)
  }
  await item(page, 'Only Firefox').click()
  await expect(chips(page)).toHaveText(['Browser is Firefox'])
  await expect(rows(page)).toHaveCount(1)
  await cell(page, user, 7).click()
  await item(page, 'Not Firefox').click()
  await expect(chips(page)).toHaveText(['Browser is not Firefox'])
  await expect(rowOf(page, user)).toHaveCount(0)
  await expect(rowOf(page, manager)).toBeVisible()

  await visit(page, `${url}/sessions?browser=Firefox`)
  await openMenu(page, 'Browser, system: Uma User', () => cell(page, user, 7).click())
  await item(page, 'Remove filter: Browser is Firefox').click()
  await expect(rows(page)).toHaveCount(2)

  await cell(page, user, 8).click()
  await item(page, 'Copy IP address').click()
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('198.51.100.7')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await cell(page, user, 8).click()
  await item(page, 'Only 198.51.100.0/24').click()
  await expect(chips(page)).toHaveText(['IP address is 198.51.100.0/24'])

  // Beside the name, which still opens the session.
  await cell(page, user, 0).click({ position: { x: 60, y: 32 } })
  await item(page, 'Sessions of this user').click()
  await expect(chips(page)).toHaveText(['User is Uma User'])
  await rowOf(page, user).getByRole('link').click()
  await page.waitForURL(/\/sessions\/[\da-f-]{36}$/)
})

test('by keyboard: over the cells, into the menu, and the focus comes back', async ({ page }) => {
  await signIn(page, url, manager)
  await scripted(page)
  const link = rowOf(page, user).getByRole('link')
  await tabTo(page, link)
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, user, 1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(link).toBeFocused()
  for (let i = 0; i < 7; i += 1) await page.keyboard.press('ArrowRight')
  await expect(cell(page, user, 7)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(rowOf(page, user).locator('xpath=preceding-sibling::tr[1]/*[8]')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await openMenu(page, 'Browser, system: Uma User', () => page.keyboard.press('Shift+F10'))
  await expect(item(page, 'Only Firefox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(cell(page, user, 7)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(item(page, 'Only Firefox')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(item(page, 'Not Linux')).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('n')
  await expect(item(page, 'Not Firefox')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chips(page)).toHaveText(['Browser is not Firefox'])
  // The row is gone; the focus is not lost.
  await expect(page.getByRole('region', { name: 'Sessions' })).toBeFocused()
})

test('an Audit User: their own cells, and nobody to choose; on a narrow screen, by touch', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signIn(page, url, user)
  await scripted(page)
  await openMenu(page, 'User: Uma User', () => cell(page, user, 0).tap({ position: { x: 100, y: 32 } }))
  await expect(page.getByRole('menuitem').first()).toHaveText('Copy email')
  await expect(page.getByRole('menuitem', { name: 'Sessions of this user' })).toHaveCount(0)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways).toBeLessThanOrEqual(0)
  await context.close()
})

test('without script each value of a session is a link to its like', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, manager)
  await page.goto(`${url}/sessions/${laid}`)
  for (const [value, chip] of [
    ['Bonn', 'City is Bonn'],
    ['Germany', 'Country is Germany'],
  ] as const) {
    await page.getByRole('link', { name: value, exact: true }).click()
    await expect(chips(page)).toHaveText([chip])
    await page.goBack()
  }
  await context.close()
})
