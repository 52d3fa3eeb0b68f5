import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { signIn, tabTo, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let admin: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
})
test.afterAll(() => installation.stop())
test.use({ viewport: { width: 320, height: 568 } })

const places = ['Sessions', 'Activities', 'Reviews', 'Contacts', 'Users', 'Settings']
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const opener = (page: Page) => page.getByRole('button', { name: 'Menu' })

const fillUpToTwelve = (nav: Element) => {
  for (const link of [...nav.children].slice(0, 12 - nav.children.length)) nav.append(link.cloneNode(true))
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
}

/** A context whose pages run no script, in which the administrator is signed in. */
async function withoutScript(page: Page, context: BrowserContext): Promise<Page> {
  await signIn(page, url, admin)
  const other = await context.browser()?.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 320, height: 568 }, storageState: await context.storageState() },
  })
  if (!other) throw new Error('There is no browser.')
  return other.newPage()
}

test('the menu at 320 by keyboard: every place, the current one, Escape, and on to another page', async ({ page }) => {
  await signIn(page, url, admin)
  await visit(page, `${url}/users/${admin.id}`)
  await expect(main(page)).toBeHidden()
  await tabTo(page, opener(page))
  await page.keyboard.press('Enter')
  for (const place of places) await expect(main(page).getByRole('link', { name: place })).toBeInViewport({ ratio: 1 })
  await expect(main(page).getByRole('link', { name: 'Users' })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectNoFinding(page, `menu, ${colorScheme}`)
  }
  await expectNoSideways(page)
  await page.keyboard.press('Escape')
  await expect(main(page)).toBeHidden()
  await expect(opener(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, main(page).getByRole('link', { name: 'Reviews' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/reviews')
  await expect(main(page)).toBeHidden()
  await opener(page).click()
  await expect(main(page).getByRole('link', { name: 'Reviews' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: 'Ada Admin System Administrator Account' }).click()
  await page.waitForURL('**/account')
  await expect(main(page)).toBeHidden()
})

test('the menu has room for twelve places, and scrolls where the window is low', async ({ page }) => {
  await signIn(page, url, admin)
  await visit(page, `${url}/sessions`)
  await opener(page).click()
  await main(page).evaluate(fillUpToTwelve)
  await expect(main(page).getByRole('link')).toHaveCount(12)
  for (const link of await main(page).getByRole('link').all()) await expect(link).toBeInViewport({ ratio: 1 })
  await expectNoSideways(page)
  await page.setViewportSize({ width: 320, height: 256 })
  const out = page.getByRole('button', { name: 'Sign out' })
  await expect(out).not.toBeInViewport()
  await tabTo(page, out)
  await expect(out).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 1280, height: 420 })
  await visit(page, `${url}/sessions`)
  await expect(opener(page)).toBeHidden()
  await main(page).evaluate(fillUpToTwelve)
  await tabTo(page, out)
  await expect(out).toBeInViewport({ ratio: 1 })
})

test('without script: the menu opens and leads on, and the current kind is in sight', async ({ page, context }) => {
  const bare = await withoutScript(page, context)
  await bare.goto(`${url}/activities?kind=all`)
  await expect(main(bare)).toBeHidden()
  await opener(bare).click()
  await expect(main(bare).getByRole('link', { name: 'Activities' })).toHaveAttribute('aria-current', 'page')
  await bare.keyboard.press('Escape')
  await expect(bare.getByRole('navigation', { name: 'Kind' }).getByRole('link', { name: /^All \d|^All$/ })).toBeInViewport({ ratio: 0.95 })
  await opener(bare).click()
  await main(bare).getByRole('link', { name: 'Users' }).click()
  await bare.waitForURL('**/users')
  await bare.context().close()
})

test('filters at 320 take three lines, and what is chosen is in sight', async ({ page }) => {
  await signIn(page, url, admin)
  for (const [path, chosen] of [
    ['/activities?kind=all&since=90d', ['All', '90 d']],
    ['/activities?kind=system', ['System', 'Any time']],
    ['/activities', ['All but reads', 'Any time']],
    ['/sessions?status=terminated&since=30d', ['Terminated', '30 d']],
  ] as const) {
    await visit(page, url + path)
    const bar = page.locator('main').getByRole('search')
    for (const name of chosen) await expect(bar.locator('[aria-current]').filter({ hasText: name })).toBeInViewport({ ratio: 0.95 })
    const parts = await bar.locator(':scope > :not(ul)').all()
    const tops = new Set<number>()
    for (const part of parts) tops.add(Math.round((await part.boundingBox())?.y ?? 0))
    expect([...tops].length, path).toBeLessThanOrEqual(3)
    expect(
      (await bar.locator(':scope > :not(ul)').evaluateAll((all) => all.map((one) => one.clientHeight))).every((high) => high < 44),
    ).toBe(true)
    await expectNoSideways(page)
  }
  const kinds = page.getByRole('navigation', { name: 'Kind' })
  await visit(page, `${url}/activities`)
  await kinds.getByRole('link', { name: /^Reads/ }).click()
  await page.waitForURL('**/activities?kind=read')
  await expect(kinds.getByRole('link', { name: /^Reads/ })).toBeInViewport({ ratio: 0.95 })
})
