import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, visit, watch } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { type MailServer, startMailServer } from '@/tests/helpers/mail-server'
import { createPerson, type Person } from '@/tests/helpers/people'
import { followLetter } from '@/tests/helpers/read-letter'

let installation: Installation
let mail: MailServer
let url: string
let admin: Person

test.beforeAll(async () => {
  mail = await startMailServer()
  installation = await startInstallation({ SMTP_URL: mail.url, ROLLCALL_SCHEDULER: 'on' })
  url = installation.server.url
  admin = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
})
test.afterAll(async () => {
  await installation.stop()
  await mail.stop()
})

const sql = (text: string, values: unknown[] = []) => installation.database.owner.query(text, values)

test('an administrator sets the sender, a test letter comes, and the outbox tells of it', async ({ context, page }) => {
  const seen = await watch(context)
  await signIn(page, url, admin)
  await visit(page, `${url}/settings`)
  await page.getByRole('link', { name: 'Mail: who letters come from' }).click()
  await expect(page.getByRole('heading', { name: 'Mail', exact: true })).toBeVisible()
  await expect(page.getByText('Say below from which address letters come.')).toBeVisible()
  await expect(page.getByText('No letter was written yet')).toBeVisible()

  // Nothing is set up to send: the letter is kept.
  await page.getByRole('button', { name: 'Send a test letter to me' }).click()
  await expect(page.getByText(`A test letter to ${admin.email} is written, and kept below`)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Test letter' })).toContainText('Kept')
  expect((await sql('SELECT state FROM letters')).rows).toEqual([{ state: 'kept' }])

  await page.getByLabel('Address letters come from').fill('no address')
  await page.getByLabel('Name of the sender').fill('Acme Audit')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This is not an email address.')).toBeVisible()
  await expect(page.getByLabel('Name of the sender')).toHaveValue('Acme Audit')
  await page.getByLabel('Address letters come from').fill('Audit@Example.org')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. It holds for every letter from now on.')).toBeVisible()
  await expect(page.getByText(`Links in letters lead to ${url}, which only this machine opens.`)).toBeVisible()
  await expect(page.getByText('Letters leave by a mail server')).toBeVisible()

  await page.getByRole('button', { name: 'Send a test letter to me' }).click()
  await expect(page.getByText(`A test letter to ${admin.email} is on its way.`)).toBeVisible()
  const letter = await mail.waitFor(admin.email)
  expect(letter.from).toContain('Acme Audit')
  expect(letter.from).toContain('audit@example.org')
  await expect.poll(async () => (await sql(`SELECT state FROM letters ORDER BY id DESC LIMIT 1`)).rows[0].state).toBe('sent')
  await followLetter(page, letter, url, url, 'Dashboard')

  await visit(page, `${url}/settings/mail?state=kept`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Test letter' }).click()
  await expect(page.getByText('How it reads')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByText(`The letter to ${admin.email} is on its way again.`)).toBeVisible()
  await expect.poll(() => mail.letters().length).toBe(2)
  expect(seen).toEqual([])
})

test('a link’s secret is shown to nobody but its addressee', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user')
  await sql('INSERT INTO letters (kind, user_id, name, address, facts, state) VALUES ($1, $2, $3, $4, $5, $6)', [
    ...['password_link', person.id, person.name, person.email],
    ...[{ link: { kind: 'password', id: '018f0000-0000-7000-8000-000000000001' }, by: 'Ada Admin' }, 'failed'],
  ])
  await signIn(page, url, admin)
  await visit(page, `${url}/settings/mail?state=failed`)
  await page.getByRole('link', { name: 'Link for a new password' }).click()
  await expect(page.getByText('/password/[…]')).toBeVisible()
  expect(await page.content()).not.toMatch(/\/password\/[\w-]{43}/)
})

for (const role of ['audit_user', 'audit_manager'] as const)
  test(`${role}: the page of letters is refused, and not offered`, async ({ page }) => {
    await signIn(page, url, await createPerson(installation.database, role))
    const answer = await page.goto(`${url}/settings/mail`)
    expect(answer?.status()).toBe(403)
    await page.goto(`${url}/settings`)
    await expect(page.getByRole('link', { name: 'Mail: who' })).toHaveCount(0)
  })
