import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoFinding } from '@/tests/helpers/accessible'
import { scripted, signIn, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let admin: Person
let manager: Person
let user: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  user = await createPerson(installation.database, 'audit_user', 'Uma User')
})
test.afterAll(() => installation.stop())

const table = (page: Page) => page.getByRole('region', { name: 'Activities, newest first' })
const rows = (page: Page) => table(page).locator('tbody tr')
const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')

/** Changes the own name, as a person does it. */
async function rename(page: Page, name: string): Promise<void> {
  await visit(page, `${url}/account`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
}

test('what somebody did is read as a sentence, opened, compared field by field, and followed to its session and its record', async ({
  browser,
  page,
}) => {
  const other = await (await browser.newContext()).newPage()
  await signIn(other, url, user)
  await rename(other, 'Uma Unger')

  await signIn(page, url, manager)
  await page.getByRole('link', { name: 'Activities' }).click()
  await expect(page).toHaveURL(`${url}/activities`)
  const row = rows(page).filter({ hasText: 'Uma Unger changed their own name from “Uma User” to “Uma Unger”' })
  await expect(row).toHaveCount(1)
  await expectAccessible(page)
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/activities\/[0-9a-f-]{36}$/)
  const drawer = page.getByRole('dialog', { name: 'Uma Unger changed their own name from “Uma User” to “Uma Unger”' })
  await expect(drawer).toBeFocused()
  await expectNoFinding(page)
  const [at, of] = ((await page.getByText(/^\d+ of \d+$/).textContent()) ?? '').split(' of ')
  await page.keyboard.press('j')
  await expect(page.getByText(`${Number(at) + 1} of ${of}`)).toBeVisible()
  await page.getByRole('button', { name: 'Previous activity' }).click()
  await expect(drawer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`${url}/activities`)
  await expect(row.getByRole('link').first()).toBeFocused()
  await page.goForward()
  await expect(drawer).toBeVisible()
  await page.reload()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uma Unger changed their own name from “Uma User” to “Uma Unger”')
  await expect(page.getByRole('row', { name: /name name text Uma User Uma Unger/ })).toBeVisible()
  await expectAccessible(page)

  await page.getByText('The whole record after it').click()
  await expect(page.getByRole('row', { name: /role role text Audit User/ })).toBeVisible()
  await page.getByRole('link', { name: 'All that was done with this record' }).click()
  await expect(chips(page)).toHaveText(['Record is User Uma Unger'])
  await expect(rows(page)).toHaveCount(2)
  await page.goBack()
  await page.getByRole('link', { name: /^[0-9a-f]{8}-/ }).click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  const story = page.getByRole('region', { name: 'What happened' }).getByRole('listitem')
  await expect(story.filter({ hasText: 'Signed in' })).toHaveCount(1)
  await expect(story.filter({ hasText: 'Changed my name from “Uma User” to “Uma Unger”' })).toHaveCount(1)
  await page.getByRole('link', { name: 'What happened' }).click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeInViewport()
  await expectAccessible(page)
})

test('a live session’s story grows by itself, and says who looked', async ({ browser, page }) => {
  const other = await (await browser.newContext()).newPage()
  const person = await createPerson(installation.database, 'audit_user', 'Liv Live')
  await signIn(other, url, person)
  await signIn(page, url, manager)
  await page.getByRole('link', { name: 'Liv Live' }).first().click()
  const story = page.getByRole('region', { name: 'What happened' })
  await expect(story.getByText('This session is live')).toBeVisible()
  await rename(other, 'Liv Longer')
  await expect(story.getByText('Changed my name from “Liv Live” to “Liv Longer”')).toBeVisible({ timeout: 20_000 })
  await page.clock.install()
  await page.reload()
  await expect(story.getByText('Mia Manager looked at the session of Liv Live')).toBeVisible()
  await scripted(page)
  const begun = (await page.locator('dd time').first().textContent()) ?? ''
  await page.clock.fastForward(130_000)
  await expect(page.locator('dd time').first()).not.toHaveText(begun)
  // The story's axis says when, and goes on saying it.
  for (const at of await story.locator('time').allTextContents()) expect(at).toMatch(/^\d\d:\d\d:\d\d$/)
})

test('kinds, filters and cells narrow the list; reads stand apart and fold', async ({ page }) => {
  await signIn(page, url, admin)
  for (let visits = 0; visits < 3; visits += 1) await page.goto(`${url}/users`)
  await visit(page, `${url}/activities`)
  await expect(page.getByRole('link', { name: /^Reads/ })).toBeVisible()
  await expect(rows(page).filter({ hasText: 'looked at' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Reads/ }).click()
  await expect(rows(page).filter({ hasText: 'Ada Admin looked at a list of users' })).toHaveCount(1)
  await page.getByRole('link', { name: /^Sign-ins/ }).click()
  await expect(page).toHaveURL(/kind=sign_in/)
  const row = rows(page).filter({ hasText: 'Ada Admin signed in' })
  await row.locator('th').click()
  await page.getByRole('menuitem', { name: 'Only Ada Admin' }).click()
  await expect(chips(page)).toHaveText(['Who is Ada Admin'])
  await page.getByRole('link', { name: 'Remove filter: Who is Ada Admin' }).click()
  await expect(chips(page)).toHaveCount(0)
  await visit(page, `${url}/activities?action=no!such&ip=300.1.1.1&kind=x`)
  await expect(page.getByText('Action “no!such” was not understood and is left out.')).toBeVisible()
  await expect(page.getByText('IP address “300.1.1.1” was not understood and is left out.')).toBeVisible()
  await visit(page, `${url}/activities?session=!&q=%00&resource=contact:`)
  await expect(chips(page)).toHaveText(['Session is Any session'])
  await expect(page.getByText('Text “␀” was not understood and is left out.')).toBeVisible()
  await expect(page.getByText('Record “contact:” was not understood and is left out.')).toBeVisible()
  await visit(page, `${url}/activities?${Array.from({ length: 21 }, (_, at) => `ip=10.0.0.${at}`).join('&')}&q=${'x'.repeat(2_001)}`)
  await expect(page.getByText('IP address takes at most 20 values. The rest is left out.')).toBeVisible()
  await expect(page.getByText('Text takes at most 2,000 characters. It is left out.')).toBeVisible()
  await visit(page, `${url}/activities?q=nothing%20at%20all`)
  await expect(page.getByRole('heading', { name: 'No activity matches these filters' })).toBeVisible()
  await expectAccessible(page)
})

test('by keyboard: filter, walk, open', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/activities`)
  await page.keyboard.press('f')
  const form = page.getByRole('form', { name: 'Add a filter' })
  await form.getByLabel('Field').selectOption('action')
  await form.getByLabel('Value').fill('in')
  await page.keyboard.press('Enter')
  await expect(chips(page)).toHaveText(['Action is Sign in'])
  await expect(page).toHaveURL(`${url}/activities?action=in`)
  await page.keyboard.press('j')
  await expect(rows(page).first().getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/activities\/[0-9a-f-]{36}$/)
  await scripted(page)
  await page.goBack()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible()
})

test('what the page shows is understood as it is shown', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/activities`)
  const form = page.getByRole('form', { name: 'Add a filter' })
  const add = async (field: string, typed: string) => {
    await page.getByText('+ Add filter').click()
    await form.getByLabel('Field').selectOption(field)
    await form.getByLabel('Value').fill(typed)
    await form.getByRole('button', { name: 'Show' }).click()
  }
  await add('action', 'signed IN')
  await expect(chips(page)).toHaveText(['Action is Sign in'])
  await expect(rows(page).filter({ hasText: 'Mia Manager signed in' }).first()).toBeVisible()
  await add('outcome', 'done')
  await expect(page).toHaveURL(`${url}/activities?action=in&outcome=ok`)
  await add('session', 'no session')
  await expect(page).toHaveURL(`${url}/activities?action=in&session=&outcome=ok`)
  await visit(page, `${url}/activities`)
  await page.getByText('+ Add filter').click()
  await form.getByLabel('Field').selectOption('type')
  await form.getByLabel('Value').fill('known BR')
  await expect(page.locator('#filter-values option')).toHaveAttribute('value', 'Known browser')
  await form.getByLabel('Value').fill('known BROWSER')
  await form.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(`${url}/activities?type=known_device`)
})

test('the chart narrows the list by dragging, by its table, and says so', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/activities`)
  const chart = page.getByRole('img', { name: /^Activities by day, .* most \d+ on / })
  const box = await chart.boundingBox()
  if (!box) throw new Error('There is no chart.')
  await page.mouse.move(box.x + box.width * 0.75, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/)
  await expect(chips(page)).toHaveText([/^Time since /, /^Time until /])
  await expect(page.getByRole('status').filter({ hasText: /activit(y|ies) match/ })).toHaveCount(1)

  await page.goBack()
  await expect(chips(page)).toHaveCount(0)
  await page.evaluate(() => Object.assign(window, { kept: true }))
  await page.getByText('Show as table').click()
  await page
    .getByRole('row', { name: /so far/ })
    .getByRole('link')
    .focus()
  await page.keyboard.press('Enter')
  await expect(chips(page)).not.toHaveCount(0)
  await expect(rows(page).first()).toBeVisible()
  expect(await page.evaluate(() => 'kept' in window), 'the same document').toBe(true)
})

test('the history of a record is headed by its name', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Hal Before')
  await signIn(page, url, person)
  await rename(page, 'Hal After')
  await page.goto(`${url}/activities?resource=user:${person.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'History of Hal After' })).toBeVisible()
  await expect(chips(page)).toHaveText(['Record is User Hal After'])
})

test('new activities wait behind a pill', async ({ browser, page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/activities`)
  const other = await (await browser.newContext()).newPage()
  await signIn(other, url, admin)
  const pill = page.getByRole('button', { name: /new Show them/ })
  await expect(pill).toBeVisible({ timeout: 20_000 })
  const newest = (await rows(page).first().textContent()) ?? ''
  await pill.click()
  await expect(rows(page).first()).not.toHaveText(newest)
  await expect(rows(page).filter({ hasText: 'Ada Admin signed in' }).first()).toBeVisible()
  await expect(pill).toBeHidden({ timeout: 20_000 })
})

test('an Audit User sees their own and nothing of others', async ({ browser, page }) => {
  const other = await (await browser.newContext()).newPage()
  await signIn(other, url, admin)
  await visit(other, `${url}/activities?kind=all`)
  const foreign = rows(other).filter({ hasText: 'Ada Admin signed in' }).first()
  await expect(foreign).toBeVisible()
  const path = await foreign.getByRole('link').first().getAttribute('href')

  await signIn(page, url, { email: user.email })
  expect((await page.goto(`${url}${path}`))?.status()).toBe(404)
  await visit(page, `${url}/activities?kind=all`)
  await expect(rows(page).first()).toContainText('Uma')
  await expect(table(page).getByText('Ada Admin')).toHaveCount(0)
  await expectAccessible(page)
})
