import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, visit } from '@/tests/helpers/browser'
import { startInstallation } from '@/tests/helpers/installation'
import { kindsTo, letterTo, linkTo, type Mailing, startMailing } from '@/tests/helpers/outbox'
import { createPerson, password } from '@/tests/helpers/people'

let installation: Mailing
let url: string

test.beforeAll(async () => {
  installation = await startMailing()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const some = () => `${randomUUID()}@example.org`
const part = (page: Page) => page.getByRole('region', { name: 'Email address' })

async function askFor(page: Page, to: string, secret = password): Promise<void> {
  await part(page).getByLabel('New email').fill(to)
  await part(page).getByLabel('Current password').fill(secret)
  await part(page).getByRole('button', { name: 'Change email' }).click()
}

test('one’s own: asked with the password, confirmed by whoever reads the letter, told to the old one', async ({ browser, page }) => {
  const kim = await createPerson(installation.database, 'audit_user', 'Kim Own')
  const to = some()
  await signIn(page, url, kim)
  await visit(page, `${url}/account`)
  await askFor(page, to, 'not my password')
  await expect(part(page).getByText('This is not your password.').first()).toBeVisible()
  await expect(part(page).getByLabel('New email')).toHaveValue(to)
  await askFor(page, to)
  await expect(part(page).getByText(`A letter is on its way to ${to}.`)).toBeVisible()
  await expect(part(page).getByText(`Waiting for confirmation at ${to}`)).toBeVisible()
  await expectAccessible(page, 'an email that waits')

  await part(page).getByRole('button', { name: 'Withdraw' }).click()
  await expect(part(page).getByText('The new email is withdrawn.')).toBeFocused()
  await expect(part(page).getByText('Waiting for confirmation')).toHaveCount(0)
  await askFor(page, to)
  await expect(part(page).getByText(`Waiting for confirmation at ${to}`)).toBeVisible()
  // The one before was withdrawn.
  const first = await linkTo(installation, to, '/address/', 2)
  await part(page).getByRole('button', { name: 'Send again' }).click()
  const link = await linkTo(installation, to, '/address/', 3)

  const mailbox = await (await browser.newContext()).newPage()
  await mailbox.goto(first)
  await expect(mailbox.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await expectAccessible(mailbox, 'a link that is replaced')
  await mailbox.goto(link)
  await mailbox.goto(link)
  await expect(mailbox.getByRole('heading', { name: `Is ${to} yours?` })).toBeVisible()
  await expectAccessible(mailbox, 'confirming an email')
  await page.reload()
  await expect(page.getByRole('definition').filter({ hasText: kim.email })).toBeVisible()
  await mailbox.getByRole('button', { name: 'Confirm this email' }).click()
  await expect(mailbox.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible()
  await expectAccessible(mailbox, 'an email that is confirmed')
  await mailbox.goto(link)
  await expect(mailbox.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  expect((await letterTo(installation, kim.email)).text.replaceAll('\u200b', '')).toContain(to)
  expect(await kindsTo(installation, kim.email)).toEqual(['address_changed'])
  await signIn(mailbox, url, { email: to })

  // Nobody was signed out.
  await page.reload()
  await expect(page.getByRole('definition').filter({ hasText: to })).toBeVisible()
  await mailbox.context().close()
})

test('without script: asked, withdrawn, confirmed where somebody else is signed in', async ({ browser, page }) => {
  const pat = await createPerson(installation.database, 'audit_manager', 'Pat Plain')
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(plain, url, pat)
  await plain.goto(`${url}/account`)
  const [wrong, right] = [some(), some()]
  await askFor(plain, wrong)
  await expect(part(plain).getByText(`Waiting for confirmation at ${wrong}`)).toBeVisible()
  await part(plain).getByRole('button', { name: 'Withdraw' }).click()
  await expect(part(plain).getByText('Waiting for confirmation')).toHaveCount(0)
  await askFor(plain, right)
  await expect(part(plain).getByText(`Waiting for confirmation at ${right}`)).toBeVisible()
  const other = await createPerson(installation.database, 'audit_user', 'Olga Other')
  await signIn(page, url, other)
  await page.goto(await linkTo(installation, right, '/address/'))
  await page.getByRole('button', { name: 'Confirm this email' }).click()
  await expect(page.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible()
  await page.goto(`${url}/account`)
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()

  const last = some()
  await plain.goto(`${url}/account`)
  await askFor(plain, last)
  await plain.goto(await linkTo(installation, last, '/address/'))
  await plain.getByRole('button', { name: 'Confirm this email' }).click()
  await expect(plain.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible()
  await plain.context().close()
})

test('taken meanwhile by somebody else: a clear word, and nothing changes', async ({ page }) => {
  const [me, other] = [await createPerson(installation.database, 'audit_user'), await createPerson(installation.database, 'audit_user')]
  await signIn(page, url, me)
  await visit(page, `${url}/account`)
  await askFor(page, other.email)
  await expect(part(page).getByText(`A letter is on its way to ${other.email}.`)).toBeVisible()
  await page.goto(await linkTo(installation, other.email, '/address/'))
  await page.getByRole('button', { name: 'Confirm this email' }).click()
  await expect(page.getByText('This address belongs to somebody else here by now, so nothing was changed.')).toBeFocused()
  expect(await kindsTo(installation, me.email)).toEqual([])
})

test('by an administrator: it waits, is sent again, withdrawn, and holds when it is confirmed', async ({ browser, page }) => {
  const bob = await createPerson(installation.database, 'audit_user', 'Bob Builder')
  const admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
  const to = some()
  await signIn(page, url, admin)
  await visit(page, `${url}/users/${bob.id}`)
  const dialog = page.getByRole('dialog')
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const edit = async () => {
    await press('Edit')
    await expect(dialog).toContainText('Another email holds once it is confirmed there')
    await dialog.getByLabel('Email').fill(to)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(`The new email holds once it is confirmed at ${to}.`)).toBeFocused()
    await expect(page.getByText(`Waiting for confirmation at ${to}`)).toBeVisible()
  }
  await edit()
  await expectAccessible(page, 'a user whose new email waits')
  await press('Mail the new email again')
  await dialog.getByRole('button', { name: 'Mail again' }).click()
  await expect(page.getByText(`A letter is on its way to ${to}.`)).toBeFocused()
  await press('Withdraw the new email')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText('The new email is withdrawn.')).toBeFocused()
  await expect(page.getByText('Waiting for confirmation')).toHaveCount(0)
  await edit()
  const mailbox = await (await browser.newContext()).newPage()
  await mailbox.goto(await linkTo(installation, to, '/address/', 3))
  await mailbox.getByRole('button', { name: 'Confirm this email' }).click()
  await expect(mailbox.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Waiting for confirmation')).toHaveCount(0)
  await expect(page.getByText(to)).toBeVisible()
  expect([await kindsTo(installation, to), await kindsTo(installation, bob.email)]).toEqual([
    ['address_confirm', 'address_confirm', 'address_confirm'],
    ['address_changed'],
  ])
  await mailbox.context().close()
})

test('links go by mail, and are shown only where that is asked for', async ({ browser, page }) => {
  const admin = await createPerson(installation.database, 'system_administrator', 'Lia Links')
  await signIn(page, url, admin)
  await visit(page, `${url}/users`)
  const dialog = page.getByRole('dialog')
  const [mailed, handed] = [some(), some()]
  const make = async (email: string, hand: boolean) => {
    await page.getByRole('button', { name: 'New user' }).click()
    await dialog.getByLabel('Email').fill(email)
    await dialog.getByLabel('Name').fill('Nora New')
    if (hand) await dialog.getByLabel('Show me the link instead of mailing it').check()
    await dialog.getByRole('button', { name: 'Create user' }).click()
    await expect(dialog.getByRole('heading', { name: 'Nora New was created' })).toBeFocused()
  }
  await make(mailed, false)
  await expect(dialog).toContainText(`An invitation is on its way to ${mailed}.`)
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page, 'an invitation that is mailed')
  await dialog.getByRole('button', { name: 'Done' }).click()
  const invited = await (await browser.newContext()).newPage()
  await invited.goto(await linkTo(installation, mailed, '/invite/'))
  await expect(invited.getByRole('heading', { name: 'Welcome, Nora New' })).toBeVisible()
  await make(handed, true)
  await expect(dialog.getByLabel('Invite link')).toHaveValue(/\/invite\/[\w-]{43}$/)
  expect(await kindsTo(installation, handed)).toEqual([])
  await dialog.getByRole('button', { name: 'Done' }).click()

  const bob = await createPerson(installation.database, 'audit_user', 'Bob Link')
  await visit(page, `${url}/users/${bob.id}`)
  await page.getByRole('button', { name: 'New password link' }).click()
  await expectAccessible(page, 'a password link that will be mailed')
  await dialog.getByRole('button', { name: 'Make link' }).click()
  await expect(dialog).toContainText(`A letter with the link is on its way to ${bob.email}.`)
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await invited.goto(await linkTo(installation, bob.email, '/password/'))
  await expect(invited.getByRole('heading', { name: 'A new password for Bob Link' })).toBeVisible()
  await invited.context().close()
})

test('where no letter leaves it is said why, and an administrator’s change holds at once', async ({ browser }) => {
  const off = await startInstallation()
  const page = await (await browser.newContext()).newPage()
  const [me, bob] = [await createPerson(off.database, 'system_administrator'), await createPerson(off.database, 'audit_user', 'Bob Off')]
  await signIn(page, off.server.url, me)
  await page.goto(`${off.server.url}/account`)
  await expect(part(page)).toContainText('no mail is sent that could confirm the new one')
  await expect(part(page).getByRole('textbox')).toHaveCount(0)
  const to = some()
  await visit(page, `${off.server.url}/users/${bob.id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Email').fill(to)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Bob Off was saved.')).toBeFocused()
  await expect(page.getByText(to)).toBeVisible()
  await page.context().close()
  await off.stop()
})
