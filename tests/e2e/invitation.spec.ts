import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { signIn, visit } from '@/tests/helpers/browser'
import { invite } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, password } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

test('where no mail is sent, whoever forgot the password is told whom to ask', async ({ page }) => {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByText('No mail is sent from here. Ask a System Administrator')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveCount(0)
})

test('ASVS 6.4.x: a lost link is replaced by a new one, and dies', async ({ browser, page }) => {
  const { database } = installation
  const old = await invite(installation)
  await signIn(page, url, await createPerson(database, 'system_administrator', 'Ada Admin'))
  await visit(page, `${url}/users`)
  await page.getByRole('link', { name: 'Invited', exact: true }).last().click()
  await page.getByRole('button', { name: 'New invite link' }).click()
  const dialog = page.getByRole('dialog', { name: 'New invite link for Invited' })
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const field = dialog.getByLabel('Invite link')
  await expect(field).toHaveJSProperty('readOnly', true)
  const link = await field.inputValue()
  await expect(dialog.getByRole('heading', { name: 'Invited has a new link' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'New invite link' })).toBeFocused()
  await expect.poll(() => page.content()).not.toContain(link)

  const invited = await (await browser.newContext()).newPage()
  await invited.goto(`${url}/invite/${old.secret}`)
  await expect(invited.getByRole('heading', { name: 'This invite link does not work' })).toBeVisible()
  await invited.goto(link)
  await invited.getByLabel('Password', { exact: true }).fill(password)
  await invited.getByLabel('Repeat password').fill(password)
  await invited.getByRole('button', { name: 'Save password' }).click()
  await expect(invited.getByText('Your password is saved. Sign in with it.')).toBeVisible()
  await invited.context().close()

  // On the page as it still stands the person is invited; the answer says otherwise.
  await page.getByRole('button', { name: 'New invite link' }).click()
  await dialog.getByRole('button', { name: 'Make link' }).click()
  await expect(dialog.getByText('Invited is not waiting for an invitation.')).toBeFocused()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'New invite link' })).toHaveCount(0)
})

test('a link followed where somebody else is signed in leads to signing in, not into their session', async ({ page }) => {
  const { secret } = await invite(installation)
  await signIn(page, url, await createPerson(installation.database, 'system_administrator', 'Olga Other'))
  await page.goto(`${url}/invite/${secret}`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Repeat password').fill(password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByText('Your password is saved. Sign in with it.')).toBeVisible()
  await expect(page.getByText('Olga Other is signed in in this browser. Signing in here ends that session.')).toBeVisible()
  // Told once: whoever is signed in is at home here again.
  await expect.poll(async () => (await page.goto(`${url}/sign-in`))?.url()).toBe(`${url}/`)
})

test('a manager sees who is invited, and no button', async ({ page }) => {
  const { id } = await invite(installation)
  await signIn(page, url, await createPerson(installation.database, 'audit_manager'))
  await page.goto(`${url}/users`)
  await expect(page.getByRole('cell', { name: 'Invited', exact: true }).first()).toBeVisible()
  await page.goto(`${url}/users/${id}`)
  await expect(page.getByRole('heading', { name: 'Invited' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Copy user id' })).toBeVisible()
})

test('without script the new link is shown as well', async ({ browser }) => {
  const { id } = await invite(installation)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const { email } = await createPerson(installation.database, 'system_administrator')
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/sessions')
  await page.goto(`${url}/users/${id}`)
  await page.getByRole('button', { name: 'New invite link' }).click()
  await page.getByRole('button', { name: 'Make link' }).click()
  await expect(page.getByRole('textbox', { name: 'Invite link' })).toHaveValue(/\/invite\/[\w-]{43}$/)
  await page.context().close()
})

test('many people: a way on and a way back', async ({ page }) => {
  const { database } = installation
  for (let i = 0; i < 60; i += 1)
    await database.owner.query(`insert into public.users (email, name, role) values ($1, 'Invited', 'audit_user')`, [
      `${randomUUID()}@example.org`,
    ])
  await signIn(page, url, await createPerson(database, 'audit_manager'))
  await page.goto(`${url}/users`)
  const shown = page.getByRole('rowheader')
  const first = await shown.allTextContents()
  await expect(page.getByRole('link', { name: 'Previous page' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Next page' }).click()
  await page.waitForURL('**/users?after=**')
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await page.waitForURL('**/users?before=**')
  await expect(page.getByRole('link', { name: 'Previous page' })).toHaveCount(0)
  await expect(shown).toHaveText(first)
})
