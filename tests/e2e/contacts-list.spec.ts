import { expect, test } from '@playwright/test'
import { signIn, tabTo, visit } from '@/tests/helpers/browser'
import { makeContact } from '@/tests/helpers/contacts'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

test('a long note full of lines comes back when something else is wrong, and is stored once it is right', async ({ page }) => {
  const lotte = await createPerson(installation.database, 'audit_user', 'Lotte Long')
  const id = await makeContact(installation.database, lotte.id, { name: 'Emil Essay', note: 'Old' })
  await signIn(page, url, lotte)
  await visit(page, `${url}/contacts/${id}`)
  const note = `${'x'.repeat(9_890)}${'\n'.repeat(59)}y`
  await page.getByLabel('Note').fill(note)
  await page.getByLabel('Email').fill('nobody')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This is not an email address.')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue(note)
  await page.getByLabel('Email').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Emil Essay was saved.')).toBeVisible()
  const { rows } = await installation.database.owner.query('SELECT note FROM example.contacts WHERE id = $1', [id])
  expect(rows).toEqual([{ note }])
})

test('how many match is said, clearing leaves nothing behind, and the focus stays in the list', async ({ page }) => {
  const lea = await createPerson(installation.database, 'audit_user', 'Lea List')
  await makeContact(installation.database, lea.id, { name: 'Fritz Fiat' })
  await makeContact(installation.database, lea.id, { name: 'Gerd Glas' })
  await signIn(page, url, lea)
  await visit(page, `${url}/contacts`)
  const said = page.locator('main [aria-busy] p[role="status"].visually-hidden')
  const search = page.getByRole('searchbox')
  await expect(said).toHaveText('')
  await page.getByRole('link', { name: 'Favourites', exact: true }).click()
  await expect(said).toHaveText('No contact matches')
  await search.fill('half a word')
  await page.getByRole('link', { name: 'Clear all filters' }).click()
  await expect(said).toHaveText('2 contacts')
  await expect(search).toHaveValue('')
  await search.fill('fritz')
  await search.press('Enter')
  await expect(said).toHaveText('1 contact')
  await page.getByRole('link', { name: 'Clear all', exact: true }).click()
  await expect(said).toHaveText('2 contacts')

  const list = page.getByRole('region', { name: 'Contacts', exact: true })
  const bar = page.getByRole('region', { name: 'Chosen contacts' })
  await tabTo(page, page.getByRole('checkbox', { name: 'Choose Gerd Glas' }))
  await page.keyboard.press('Space')
  await expect(bar).toContainText('1 chosen')
  await tabTo(page, bar.getByRole('button', { name: 'Choose none' }))
  await page.keyboard.press('Enter')
  await expect(bar).toBeHidden()
  await expect(list).toBeFocused()
  await page.getByRole('checkbox', { name: 'Choose Gerd Glas' }).check()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByText('1 contact was deleted.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(bar).toBeHidden()
  await expect(list).toBeFocused()
})

test('without script a search settles at its one address', async ({ browser }) => {
  const noa = await createPerson(installation.database, 'audit_user', 'Noa Noscript')
  await makeContact(installation.database, noa.id, { name: 'Hans Holz', favourite: true })
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, noa)
  await page.goto(`${url}/contacts?show=favourites&q=hans`)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(`${url}/contacts?show=favourites`)
  await expect(page.getByRole('row').filter({ hasText: 'Hans Holz' })).toBeVisible()
  await context.close()
})

test('a name without a gap breaks, and the page stays as wide as the window', async ({ page }) => {
  const wim = await createPerson(installation.database, 'audit_manager', 'Wim Wide')
  const long = { name: 'n'.repeat(120), company: 'c'.repeat(120), email: `${'e'.repeat(60)}@${'d'.repeat(60)}.example.net` }
  await makeContact(installation.database, wim.id, long)
  await signIn(page, url, wim)
  for (const width of [320, 699, 700, 959, 960, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${url}/contacts?show=mine`)
    await expect(page.getByRole('link', { name: long.name })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width)
  }
})
