import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoFinding } from '@/tests/helpers/accessible'
import { expectEnded, signIn, visit } from '@/tests/helpers/browser'
import { endBy, invitation, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string
let admin: Member
let ended: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  admin = await member(installation, 'system_administrator', 'Ada Admin')
  const victim = await member(installation, 'audit_user', 'Vic Victim with a name that is very long indeed, as some names are')
  await endBy(admin, victim.sessionId, 'Please call the help desk.')
  ended = victim.sessionId
})
test.afterAll(() => installation.stop())

async function expectAllAccessible(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(url + path)
    await expectAccessible(page, path)
  }
}

test('axe: pages for people who are not signed in', async ({ page }) => {
  const [setup, invite] = [await installation.setupLink(), await invitation(installation)]
  await expectAllAccessible(page, [
    '/sign-in',
    setup.slice(url.length),
    `/invite/${invite}`,
    '/setup',
    '/invite/x',
    '/forgot',
    '/nope',
    '/%00',
  ])
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill('nobody@example.org')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Email or password is wrong.')).toBeVisible()
  await expectAccessible(page, 'wrong password')
  await page.goto(`${url}/invite/${invite}`)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible()
  await expectAccessible(page, 'short password')
})

test('axe: sessions', async ({ page }) => {
  await signIn(page, url, admin.person)
  const nobody = `/sessions?status=terminated&user=${admin.person.id}`
  await expectAllAccessible(page, ['/sessions', nobody, `/sessions/${ended}`, `/sessions/${admin.sessionId}`, '/sessions/x'])
  await visit(page, `${url}/sessions`)
  await page
    .getByRole('button', { name: /^Kill session/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'kill dialog')
})

test('axe: users', async ({ page }) => {
  await signIn(page, url, admin.person)
  await expectAllAccessible(page, ['/users'])
  await page.getByRole('button', { name: 'New user' }).click()
  const dialog = page.getByRole('dialog', { name: 'New user' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page, 'new user')
  await dialog.getByRole('button', { name: 'Create user' }).click()
  await expect(dialog.getByText('A name is needed.')).toBeVisible()
  await expectAccessible(page, 'new user, refused')
  await dialog.getByLabel('Email').fill('kim@example.org')
  await dialog.getByLabel('Name').fill('Kim')
  await dialog.getByRole('button', { name: 'Create user' }).click()
  await expect(dialog.getByLabel('Invite link')).toBeVisible()
  await expectAccessible(page, 'invite link')
  await page.keyboard.press('Escape')
})

test('axe: one user', async ({ page }) => {
  await signIn(page, url, admin.person)
  const other = await createPerson(installation.database, 'audit_user', 'Otto Other')
  await expectAllAccessible(page, ['/users?state=nope&q=zzz', `/users/${admin.person.id}`])
  await page.getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'one’s own role')
  await visit(page, `${url}/users/${other.id}`)
  for (const name of ['Edit', 'Delete']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, name)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'New password link' }).click()
  await page.getByRole('button', { name: 'Make link' }).click()
  const field = page.getByRole('textbox', { name: 'Password link' })
  await expect(field).toBeVisible()
  await expectAccessible(page, 'password link')
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  await expectAllAccessible(page, [link.slice(url.length)])
})

test('axe: refused, ended, and the account on a narrow screen', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Una User')
  await signIn(page, url, person)
  await expectAllAccessible(page, ['/users', '/sessions'])
  await page.setViewportSize({ width: 390, height: 900 })
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expectNoFinding(page)
  // The tab shows the end by itself for as long as the server cannot be asked.
  await page.route('**/api/live?poll=1', (route) => route.abort())
  await endBy(admin, await sessionOf(installation.database, person), 'Please call the help desk.')
  await expectEnded(page, 'Please call the help desk.')
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeFocused()
  await expectNoFinding(page)
  await page.unroute('**/api/live?poll=1')
  await page.waitForURL('**/sign-in?next=%2Fsessions')
  await expectEnded(page, 'Please call the help desk.')
  await expectAccessible(page, 'ended')
})
