import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, visit } from '@/tests/helpers/browser'
import { endBy, member } from '@/tests/helpers/cast'
import { makeContact } from '@/tests/helpers/contacts'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const notice = 'The contact was saved.'

async function withoutScript(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
  await page.waitForURL('**/sessions')
  return page
}

test('what was done is told once, with script and without, and no address can tell it', async ({ browser, page }) => {
  const una = await createPerson(installation.database, 'audit_user', 'Una User')
  await signIn(page, url, una)
  for (const tab of [page, await withoutScript(browser, una)]) {
    await tab.goto(`${url}/contacts/new`)
    await tab.getByLabel('Name').fill('Ada Lovelace')
    const erased = tab.waitForResponse('**/api/just-done?mark=*')
    await press(tab, 'Save contact')
    await tab.waitForURL('**/contacts')
    await expect(tab.getByText(notice)).toBeVisible()
    expect((await erased).status()).toBe(204)
    await tab.reload()
    await expect(link(tab, 'Ada Lovelace').first()).toBeVisible()
    await expect(tab.getByText(notice)).toHaveCount(0)
  }
  for (const address of ['/contacts?done=created', '/contacts?done=deleted', '/users?done=deleted', '/sign-in?saved=password'])
    expect((await (await page.request.get(url + address)).text()).includes('was saved'), address).toBe(false)
  await page.context().addCookies([{ name: 'rollcall.done', value: 'contactDeleted.forged', url }])
  await page.goto(`${url}/contacts`)
  await expect(page.getByText('The contact was deleted.')).toHaveCount(0)
})

test('what was done is told by the page that it belongs to, and taken away by the notice that told it', async ({ page }) => {
  const una = await createPerson(installation.database, 'audit_user', 'Una Once')
  await signIn(page, url, una)
  await page.route('**/api/just-done**', (route) => route.abort())
  await visit(page, `${url}/contacts/new`)
  await page.getByLabel('Name').fill('Ada Lovelace')
  await press(page, 'Save contact')
  await page.waitForURL('**/contacts')
  await expect(page.getByText(notice)).toBeVisible()
  // The picture of an earlier notice, answered late.
  await page.request.get(`${url}/api/just-done?mark=another`)
  await page.reload()
  await expect(page.getByText(notice)).toBeVisible()
  const manager = await member(installation, 'audit_manager', 'Mona Manager')
  await endBy(manager, await sessionOf(installation.database, una))
  // The tab leaves by itself.
  await page.waitForURL('**/sign-in**')
  await expect(page.getByText('Your session was ended by a manager.')).toBeVisible()
  await expect(page.getByText(notice)).toHaveCount(0)
})

test('Back does not bring a contact again that was deleted, here or elsewhere', async ({ page }) => {
  const una = await createPerson(installation.database, 'audit_user', 'Una Back')
  const ids = [
    await makeContact(installation.database, una.id, { name: 'Berta Benz' }),
    await makeContact(installation.database, una.id, { name: 'Carl Cotton' }),
  ]
  await signIn(page, url, una)
  await visit(page, `${url}/contacts`)
  await link(page, 'Berta Benz').click()
  await page.waitForURL(`**/contacts/${ids[0]}`)
  await press(page, 'Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await page.waitForURL('**/contacts')
  await expect(page.getByText('The contact was deleted.')).toBeVisible()
  await page.goBack()
  await page.waitForURL(`**/contacts/${ids[0]}`)
  await expect(page.getByRole('heading', { name: 'Berta Benz was deleted' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'All that was done with this contact' })).toBeVisible()
  await page.goBack()
  await page.waitForURL('**/contacts')
  await expect(link(page, 'Carl Cotton')).toBeVisible()
  await expect(link(page, 'Berta Benz')).toHaveCount(0)

  await link(page, 'Carl Cotton').click()
  await page.waitForURL(`**/contacts/${ids[1]}`)
  await link(page, 'Sessions').click()
  await page.waitForURL('**/sessions')
  await installation.database.owner.query('DELETE FROM example.contacts WHERE id = $1', [ids[1]])
  await page.goBack()
  await page.waitForURL(`**/contacts/${ids[1]}`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'No contacts yet' })).toBeVisible()
})

test('a contact that somebody deleted meanwhile: what was typed stays, and makes a new one', async ({ page }) => {
  const olaf = await createPerson(installation.database, 'audit_user', 'Olaf Owner')
  const id = await makeContact(installation.database, olaf.id, { name: 'Dora Diesel' })
  const mia = await member(installation, 'audit_manager', 'Mia Manager')
  const admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
  await signIn(page, url, admin)
  await visit(page, `${url}/contacts/${id}`)
  await page.getByLabel('Note').fill('Half a page')
  await page.getByLabel('Tags').fill('engine, oil')
  await mia.visitor.act('/contacts', 'app/(console)/contacts/actions.ts#deleteContact', { contactId: id })
  await press(page, 'Save')
  await expect(page.getByText(/^Mia Manager deleted this contact on .+ UTC\. Nothing was saved\./)).toBeFocused()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await expectAccessible(page, 'deleted meanwhile')
  await page.getByLabel('Name').fill(' ')
  await press(page, 'Save as a new contact')
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await page.getByLabel('Name').fill('Dora Diesel again')
  await press(page, 'Save as a new contact')
  await page.waitForURL('**/contacts')
  await expect(page.getByText(notice)).toBeVisible()
  await link(page, 'Dora Diesel again').click()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await expect(page.getByLabel('Tags')).toHaveValue('engine, oil')
})

test('without script too what was typed into a contact that is gone comes back, and makes a new one', async ({ browser }) => {
  const olaf = await createPerson(installation.database, 'audit_user', 'Olaf Plain')
  const id = await makeContact(installation.database, olaf.id, { name: 'Dora Diesel' })
  const mia = await member(installation, 'audit_manager', 'Mia Manager')
  const page = await withoutScript(browser, olaf)
  await page.goto(`${url}/contacts/${id}`)
  await page.getByLabel('Note').fill('Half a page')
  await mia.visitor.act('/contacts', 'app/(console)/contacts/actions.ts#deleteContact', { contactId: id })
  await press(page, 'Save')
  await expect(page.getByText('Nothing was saved. What you typed is still here')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await page.getByLabel('Name').fill(' ')
  await press(page, 'Save as a new contact')
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue('Half a page')
  await page.getByLabel('Name').fill('Dora Diesel again')
  await press(page, 'Save as a new contact')
  await page.waitForURL('**/contacts')
  await expect(link(page, 'Dora Diesel again')).toBeVisible()
  await page.context().close()
})

test('what is typed after Back stays when the contact turns out to be changed', async ({ page }) => {
  const olaf = await createPerson(installation.database, 'audit_user', 'Olaf Again')
  const id = await makeContact(installation.database, olaf.id, { name: 'Emil Engine' })
  await signIn(page, url, olaf)
  await visit(page, `${url}/contacts`)
  await link(page, 'Emil Engine').click()
  await expect(page.getByLabel('Phone')).toBeVisible()
  await page.getByRole('link', { name: 'Account' }).click()
  await page.waitForURL('**/account')
  await installation.database.owner.query(`UPDATE example.contacts SET phone = '42', updated_at = now() WHERE id = $1`, [id])
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const asked = page.waitForRequest((request) => request.url().includes(`/contacts/${id}`))
  await page.route(`**/contacts/${id}**`, async (route) => {
    await held
    await route.continue()
  })
  await page.goBack()
  // The page that is shown is the one from before; the one that is made anew is on its way.
  await asked
  await page.getByLabel('Phone').fill('4711')
  answer()
  await expect(page.getByText('Last changed')).toBeVisible()
  await expect(page.getByLabel('Phone')).toHaveValue('4711')
})
