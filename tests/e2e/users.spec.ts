import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { expectLeft, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password } from '@/tests/helpers/people'

let installation: Installation
let url: string
let admin: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
})
test.afterAll(() => installation.stop())

const done = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeFocused()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test('disabled, enabled, corrected and deleted: each holds at once, and the trail keeps the name', async ({ browser, page }) => {
  const bob = await createPerson(installation.database, 'audit_user', 'Bob Builder')
  const bobs = await browser.newContext()
  const tab = await bobs.newPage()
  await signIn(tab, url, bob)
  await signIn(page, url, admin)
  await visit(page, `${url}/users?q=bob`)
  const row = page.getByRole('row').filter({ hasText: bob.email })
  await row.getByRole('link', { name: '1 live session of Bob Builder' }).click()
  await page.waitForURL(`**/sessions?status=active&user=${bob.id}`)
  await page.goBack()
  await row.getByRole('link', { name: bob.name, exact: true }).click()
  await page.waitForURL(`**/users/${bob.id}`)

  await press(page, 'Disable')
  await confirm(page, 'Disable')
  await done(page, 'Bob Builder is disabled, and 1 session has ended.')
  await expectLeft(tab, 'Your session ended because your access was switched off.')
  await tab.goto(`${url}/sign-in`)
  await tab.getByLabel('Email').fill(bob.email)
  await tab.getByLabel('Password').fill(password)
  await tab.getByRole('button', { name: 'Sign in' }).click()
  await expect(tab.getByText('Email or password is wrong.')).toBeVisible()

  await press(page, 'Enable')
  await confirm(page, 'Enable')
  await done(page, 'Bob Builder may sign in again.')
  await expect(page.getByText('Not signed in anywhere.')).toBeVisible()
  await signIn(tab, url, bob)

  await press(page, 'Edit')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(admin.email.toUpperCase())
  await confirm(page, 'Save')
  await expect(dialog.getByText('Somebody with this address exists already.').first()).toBeVisible()
  await dialog.getByLabel('Email').fill('Bob@Example.org')
  await dialog.getByLabel('Name').fill('Bob Right')
  await confirm(page, 'Save')
  await done(page, 'Bob Right was saved.')
  await expect(page.getByText('bob@example.org')).toBeVisible()

  await press(page, 'Delete')
  await expect(dialog).toContainText('One live session ends.')
  await confirm(page, 'Delete for good')
  await page.waitForURL('**/users')
  await expect(page.getByText('The user was deleted')).toBeVisible()
  // Neither the page of the person nor the list before it comes back from the router's memory as it was.
  await page.goBack()
  await page.waitForURL(`**/users/${bob.id}`)
  await expect(page.getByRole('heading', { name: 'Bob Right was deleted' })).toBeVisible()
  await page.goBack()
  await page.waitForURL('**/users?q=bob')
  await expect(page.getByRole('heading', { name: 'No user matches these filters' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Bob' })).toHaveCount(0)
  await tab.waitForURL('**/sign-in**')
  // From the log and from lists the way leads on, not to nothing.
  await visit(page, `${url}/sessions?user=${bob.id}`)
  // Beside the link, which opens the session.
  await page
    .locator('main tbody th')
    .first()
    .click({ position: { x: 60, y: 32 } })
  await page.getByRole('menuitem', { name: 'Open the user' }).click()
  await page.waitForURL(`**/users/${bob.id}`)
  await expect(page.getByText(/^By you, .+ What was recorded stays/)).toBeVisible()
  expect((await page.reload())?.status()).toBe(404)
  await expectAccessible(page, 'somebody who was deleted')
  await page.getByRole('link', { name: 'What was done with this user' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'deleted the user Bob Right' })).toHaveCount(1)
  await page.goto(`${url}/sessions?user=${bob.id}`)
  await expect(page.getByRole('row').filter({ hasText: 'Bob Builder' }).first()).toContainText('User disabled')
  await bobs.close()
})

test('ASVS 6.4.x a link for a new password: the old one works until it is used', async ({ browser, page }) => {
  const eve = await createPerson(installation.database, 'audit_user', 'Eve Else')
  const eves = await browser.newContext()
  const tab = await eves.newPage()
  await signIn(tab, url, eve)
  await signIn(page, url, admin)
  await visit(page, `${url}/users/${eve.id}`)
  await press(page, 'New password link')
  await confirm(page, 'Make link')
  const link = await page.getByRole('textbox', { name: 'Password link' }).inputValue()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.content()).not.toContain(link)

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { name: 'A new password for Eve Else' })).toBeVisible()
  await elsewhere.getByLabel('Password', { exact: true }).fill('another long enough phrase')
  await elsewhere.getByLabel('Repeat password').fill('another long enough phrase')
  await elsewhere.getByRole('button', { name: 'Save new password' }).click()
  await expect(elsewhere.getByText('Your new password is saved')).toBeVisible()
  await expectLeft(tab, 'Your session ended because the password was changed.')
  await signIn(elsewhere, url, eve, 'another long enough phrase')
  await elsewhere.goto(link)
  await elsewhere.goto(`${url}/password/${link.split('/').at(-1)}`)
  await expect(elsewhere.getByRole('heading', { name: 'This password link does not work' })).toBeVisible()
  await Promise.all([eves.close(), elsewhere.context().close()])
})

test('a link that was read and closed is not kept on the page, however it was opened and closed', async ({ page }) => {
  const zoe = await createPerson(installation.database, 'audit_user', 'Zoe Zwei')
  await signIn(page, url, admin)
  const dialog = page.getByRole('dialog')
  const read = async () => {
    await confirm(page, 'Make link')
    return await page.getByRole('textbox', { name: 'Password link' }).inputValue()
  }
  const expectGone = async (link: string, how: string) => {
    await expect(dialog, how).toHaveCount(0)
    await expect.poll(() => page.content(), { message: how }).not.toContain(link)
    await press(page, 'New password link')
    await expect(dialog.getByRole('button', { name: 'Make link' }), how).toBeVisible()
  }

  await visit(page, `${url}/users/${zoe.id}`)
  await press(page, 'New password link')
  for (const [how, close] of Object.entries({
    'the key Escape': () => page.keyboard.press('Escape'),
    'the cross': () => confirm(page, 'Close'),
    'the button': () => confirm(page, 'Done'),
  })) {
    const link = await read()
    await close()
    await expectGone(link, how)
  }
  // A press beside it is no closing: what stands there once is not lost by mistake.
  const link = await read()
  await page.mouse.click(5, 5)
  await expect(page.getByRole('textbox', { name: 'Password link' })).toHaveValue(link)
  expect(await (await page.reload())?.text()).not.toContain(link)

  // Opened before the script has come it is a popover, which says nothing when it closes but that it did.
  let come = () => {}
  const script = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/_next/static/**/*.js*', (route) => script.then(() => route.continue()))
  await page.goto(`${url}/users/${zoe.id}`, { waitUntil: 'domcontentloaded' })
  await press(page, 'New password link')
  await expect(dialog).toBeVisible()
  come()
  await scripted(page)
  const early = await read()
  await page.mouse.click(5, 5)
  await expectGone(early, 'as a popover')
})

test('ASVS 7.5.x after five minutes the password is asked for, by keyboard alone', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Kay Keys')
  await signIn(page, url, admin)
  await installation.database.owner.query(
    `update public.sessions set authenticated_at = now() - interval '6 minutes' where user_id = $1 and ended_at is null`,
    [admin.id],
  )
  await visit(page, `${url}/users/${person.id}`)
  await tabTo(page, page.getByRole('button', { name: 'Disable' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByRole('button', { name: 'Disable', exact: true }))
  await page.keyboard.press('Enter')
  const again = dialog.locator('input[type="password"]')
  await expect(again).toBeFocused()
  await page.keyboard.type('not my password')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('This is not your password.').first()).toBeVisible()
  await again.fill(password)
  await page.keyboard.press('Enter')
  await done(page, 'Kay Keys is disabled.')
})

test('oneself: no way to disable or delete, and a plain word before the own role is given up', async ({ page }) => {
  const ann = await createPerson(installation.database, 'system_administrator', 'Ann Admin')
  await signIn(page, url, ann)
  await visit(page, `${url}/users/${ann.id}`)
  for (const name of ['Disable', 'Delete', 'New password link'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await press(page, 'Change role')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This is you. You are signed out at once')
  await dialog.getByLabel('Role').selectOption({ label: 'Audit User' })
  await confirm(page, 'Change role')
  await page.waitForURL('**/sign-in**')
  await expect(page.getByText('Your session ended because your role was changed.')).toBeVisible()
})

test('filters stand in the address: chips, empty states, and a clear word for what is not understood', async ({ page }) => {
  const { person } = await member(installation, 'audit_manager', 'Mia Manager')
  await signIn(page, url, person)
  await page.goto(`${url}/users?state=nope&role=audit_manager&q=mia`)
  await expect(page.getByText('There is no such state. The list is shown without that.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Mia Manager' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Remove filter: Role is Audit Manager' }).click()
  await page.waitForURL('**/users?q=mia')
  await page.getByRole('searchbox', { name: 'Name or email' }).fill('%')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No user matches these filters' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).click()
  await page.waitForURL('**/users')
  await page.getByRole('link', { name: 'Disabled', exact: true }).click()
  await page.waitForURL('**/users?state=disabled')
  await page.goBack()
  await page.waitForURL('**/users')
  await expect(page.getByRole('button', { name: 'New user' })).toHaveCount(0)
})

test('before there is anybody /sign-in says where the set-up link is', async ({ page }) => {
  const fresh = await startInstallation()
  await page.goto(`${fresh.server.url}/sign-in`)
  await expect(page.getByText('Nobody can sign in here yet')).toBeVisible()
  await fresh.stop()
})
