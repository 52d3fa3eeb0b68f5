import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { scripted, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { makeContact } from '@/tests/helpers/contacts'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

type Told = { readonly action: string; readonly label: string; readonly session: string; readonly actor: string }

/** What the log holds of changes of contacts, by one person or by everybody, oldest first. */
async function told(person?: Person): Promise<Told[]> {
  const { rows } = await installation.database.owner.query<Told>(
    `SELECT action, resource_label AS label, session_id AS session, actor_name AS actor FROM log.activities
     WHERE resource_type = 'contact' AND kind = 'change' AND ($1::uuid IS NULL OR actor_id = $1) ORDER BY id`,
    [person?.id ?? null],
  )
  return rows
}

const file = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text as string) })
const choose = (page: Page, name: string, text: string | Buffer) => page.getByLabel('File', { exact: true }).setInputFiles(file(name, text))
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const linkTo = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

test('an Audit User writes contacts, changes, imports and deletes them, and finds it all among their activities', async ({
  context,
  page,
}) => {
  const seen = await watch(context)
  const una = await createPerson(installation.database, 'audit_user', 'Una User')
  await signIn(page, url, una)
  await scripted(page)
  await linkTo(page, 'Contacts')
  await expect(page.getByRole('heading', { name: 'No contacts yet' })).toBeVisible()
  await linkTo(page, 'New contact')
  await page.waitForURL('**/contacts/new')
  await page.getByLabel('Email').fill('nobody')
  await page.getByLabel('Note').fill('Two\nlines')
  await press(page, 'Save contact')
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await expect(page.getByText('This is not an email address.')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue('Two\nlines')
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('Email').fill('ada@example.net')
  await page.getByLabel('Tags').fill('friend, press')
  await page.getByLabel('Birthday').fill('1815-12-10')
  await page.getByLabel('Favourite').check()
  await press(page, 'Save contact')
  await page.waitForURL('**/contacts')
  await expect(page.getByText('The contact was saved.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Ada Lovelace' })).toContainText('press')

  await linkTo(page, 'Ada Lovelace')
  await page.waitForURL('**/contacts/*-*')
  await expect(page.getByLabel('Note')).toHaveValue('Two\nlines')
  await expect(page.getByLabel('Favourite')).toBeChecked()
  await page.getByLabel('Phone').fill('+44 20 7946 0815')
  await press(page, 'Save')
  await expect(page.getByRole('status').filter({ hasText: 'Ada Lovelace was saved.' })).toBeVisible()
  await expect(page.getByLabel('Phone')).toHaveValue('+44 20 7946 0815')
  await press(page, 'Save')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing was different' })).toBeVisible()

  await visit(page, `${url}/contacts/import`)
  await press(page, 'Import')
  await expect(page.getByText('Choose a file.')).toBeVisible()
  const rows = Array.from({ length: 250 }, (_, i) => `"Row ${i}";row${i}@example.net;x`)
  rows[120] = ';no name;'
  await choose(page, 'book.csv', `\uFEFFName;Email;Shoe size\r\nAda Lovelace;ada@example.net;38\r\n${rows.join('\r\n')}`)
  await press(page, 'Import')
  const account = page.getByRole('status').filter({ hasText: 'The import is done.' })
  await expect(account).toBeFocused()
  await expect(account).toContainText('250 contacts were imported. 1 row was skipped.')
  await expect(page.getByText('Left out: “Shoe size”.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '123' })).toContainText('A name is needed.')
  await linkTo(page, 'See the contacts')
  await page.waitForURL('**/contacts')
  await expect(page.getByText('50 of 251 contacts on this page')).toBeVisible()

  await page.getByRole('searchbox').fill('row 24')
  await press(page, 'Search')
  await page.waitForURL('**/contacts?q=row+24')
  await page.getByRole('checkbox', { name: 'Choose Row 249', exact: true }).check()
  await press(page, 'Choose all on this page')
  await expect(page.getByText('11 chosen')).toBeVisible()
  await press(page, 'Delete…')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(dialog.getByText('11 contacts were deleted.')).toBeVisible()
  await dialog.getByText('Close').click()
  await expect(page.getByRole('heading', { name: 'No contact matches' })).toBeVisible()
  await expect(page.locator('main')).toBeFocused()

  await page.goto(`${url}/contacts?show=favourites`)
  await linkTo(page, 'Ada Lovelace')
  await page.waitForURL('**/contacts/*-*')
  await press(page, 'Delete')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await page.waitForURL('**/contacts')
  await expect(page.getByText('50 of 239 contacts on this page')).toBeVisible()

  const session = await sessionOf(installation.database, una)
  const activities = await told(una)
  expect(new Set(activities.map((row) => row.session))).toEqual(new Set([session]))
  const counts = ['create', 'update', 'delete'].map((action) => activities.filter((row) => row.action === action).length)
  expect(counts).toEqual([251, 1, 12])
  await page.goto(`${url}/account/activities`)
  await expect(page.getByText('Deleted the contact Ada Lovelace')).toBeVisible()
  expect(seen).toEqual([])
})

test('a manager sees whose each contact is, changes and deletes them; the log says who it was', async ({ page }) => {
  const olaf = await createPerson(installation.database, 'audit_user', 'Olaf Owner')
  const [first, second] = [
    await makeContact(installation.database, olaf.id, { name: 'Berta Benz' }),
    await makeContact(installation.database, olaf.id, { name: 'Carl Cotton' }),
  ]
  const { person: mia, sessionId } = await member(installation, 'audit_manager', 'Mia Manager')
  await signIn(page, url, mia)
  await visit(page, `${url}/contacts?q=b`)
  const row = page.getByRole('row').filter({ hasText: 'Berta Benz' })
  await expect(row.getByRole('link', { name: 'Olaf Owner' })).toHaveAttribute('href', `/users/${olaf.id}`)
  await row.getByRole('link', { name: 'Berta Benz' }).click()
  await page.waitForURL(`**/contacts/${first}`)
  await expect(page.getByText('Contact of Olaf Owner.')).toBeVisible()

  // Olaf's own tab is open meanwhile, and saves first.
  await installation.database.owner.query(`UPDATE example.contacts SET phone = '0815' WHERE id = $1`, [first])
  const seenNow = page.locator('input[name="seen"]')
  const before = await seenNow.inputValue()
  await page.getByLabel('Company').fill('Motor Works')
  await page.getByLabel('Phone').fill('4711')
  await press(page, 'Save')
  await expect(page.getByText('This contact was changed meanwhile, and nothing was saved.')).toBeFocused()
  await expect(page.getByText('Stored now: “0815”')).toBeVisible()
  await expect(page.getByLabel('Company')).toHaveValue('Motor Works')
  await expect(page.getByLabel('Phone')).toHaveValue('4711')
  // The form comes to know what it was told just now.
  await expect(seenNow).not.toHaveValue(before)
  await press(page, 'Save')
  await expect(page.getByText('Berta Benz was saved.')).toBeVisible()

  await visit(page, `${url}/contacts?q=carl`)
  await installation.database.owner.query('DELETE FROM example.contacts WHERE id = $1', [second])
  await page.getByRole('checkbox', { name: 'Choose Carl Cotton' }).check()
  await press(page, 'Delete…')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('One of them is somebody else’s.')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(dialog.getByText('0 contacts were deleted.')).toBeVisible()
  await expect(dialog.getByText('Was not there any more')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const mine = await told(mia)
  expect(mine).toEqual([{ action: 'update', label: 'Berta Benz', session: expect.any(String), actor: 'Mia Manager' }])
  expect(mine[0]?.session).not.toBe(sessionId)
  expect(mine[0]?.session).toBe(await sessionOf(installation.database, mia))
})

test('by keyboard alone, and a lost connection keeps what was typed', async ({ page }) => {
  const kay = await createPerson(installation.database, 'audit_user', 'Kay Keys')
  await makeContact(installation.database, kay.id, { name: 'Dora Diesel' })
  await signIn(page, url, kay)
  await visit(page, `${url}/contacts`)
  await tabTo(page, page.getByRole('checkbox', { name: 'Choose Dora Diesel' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Delete…' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Delete…' })).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: 'Dora Diesel' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/contacts/*-*')
  await tabTo(page, page.getByLabel('Note'))
  await page.keyboard.type('Half a page')
  await page.route('**/contacts/**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('What you typed is still here')).toBeFocused()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await page.unroute('**/contacts/**')
  await press(page, 'Save')
  await expect(page.getByText('Dora Diesel was saved.')).toBeVisible()
})

test('axe: contacts, full and empty', async ({ page }) => {
  const { database } = installation
  const [full, empty] = [await createPerson(database, 'audit_manager', 'Ann Axe'), await createPerson(database, 'audit_user', 'Abe Axe')]
  const long = { company: 'A company with a name that is very long indeed, as some names are', tags: ['customer', 'newsletter', 'fair'] }
  const id = await makeContact(database, full.id, { name: 'Emil von und zu Langenname-Doppelt', favourite: true, ...long })
  await signIn(page, url, full)
  for (const path of ['/contacts?show=mine', '/contacts?show=nope&q=zzz', `/contacts/${id}`, '/contacts/new', '/contacts/import']) {
    await visit(page, url + path)
    await expectAccessible(page, path)
  }
  await visit(page, `${url}/contacts/new`)
  await press(page, 'Save contact')
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await expectAccessible(page, 'new contact, refused')
  await visit(page, `${url}/contacts/import`)
  await choose(page, 'x.csv', `Name,Email\nA,\n${'x,bad\n'.repeat(30)}`)
  await press(page, 'Import')
  await expect(page.getByText('30 rows were skipped.')).toBeVisible()
  await expectAccessible(page, 'import, done')
  await visit(page, `${url}/contacts?show=mine`)
  await page.getByRole('checkbox', { name: 'Choose A', exact: true }).check()
  await expectAccessible(page, 'chosen')
  await press(page, 'Delete…')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'delete many')
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByText('1 contact was deleted.')).toBeVisible()
  await expectAccessible(page, 'deleted')
  await page.context().clearCookies()
  await signIn(page, url, empty)
  await visit(page, `${url}/contacts`)
  await expectAccessible(page, 'no contacts')
})
