import { expect, test } from '@playwright/test'
import { scripted, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password } from '@/tests/helpers/people'
import { ageProof, confirm, days, form, idle, restoreDefaults, review, save, saved, storedSettings } from '@/tests/helpers/settings-page'

let installation: Installation
let url: string
let mia: Person
let ada: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  mia = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  ada = await createPerson(installation.database, 'system_administrator', 'Ada Admin')
})
test.afterAll(() => installation.stop())

const sql = (text: string, values: unknown[] = []) => installation.database.owner.query(text, values)
const stored = () => storedSettings(installation)
test.afterEach(() => restoreDefaults(installation))

test('a manager by mouse: what a change does is shown before it is saved, then it holds at once, and the log tells it', async ({
  page,
  context,
}) => {
  const seen = await watch(context)
  const idler = await member(installation, 'audit_user', 'Ida Idler')
  await sql(
    `update public.sessions set started_at = started_at - interval '1 hour', last_activity_at = last_activity_at - interval '40 minutes' where id = $1`,
    [idler.sessionId],
  )
  await signIn(page, url, mia)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await scripted(page)
  await idle(page).fill('30')
  await save(page).click()
  await expect(review(page)).toBeFocused()
  await expect(review(page)).toContainText('Idle timeout: 60 minutes → 30 minutes')
  await expect(review(page)).toContainText('1 session ends at once.')
  expect((await stored()).idle_minutes).toBe(60)
  await confirm(page).click()
  await expect(saved(page)).toBeVisible()
  expect(await stored()).toMatchObject({ idle_minutes: 30, changed_by_name: 'Mia Manager' })
  await expect(page.getByText('Last changed by Mia Manager,')).toBeVisible()
  await expect
    .poll(async () => (await sql('select end_reason from public.sessions where id = $1', [idler.sessionId])).rows[0].end_reason)
    .toBe('idle')
  expect((await idler.visitor.get('/sessions')).headers.location).toContain('/sign-in')
  await page.goto(`${url}/activities?type=settings`)
  await expect(
    page.getByRole('row').filter({ hasText: 'changed the idle timeout of the settings from 60 minutes to 30 minutes' }),
  ).toBeVisible()
  expect(seen).toEqual([])
})

test('ASVS 7.5.x an administrator by keyboard: retention asks for the password when signing in was long ago, and a wrong one loses nothing', async ({
  page,
}) => {
  await signIn(page, url, ada)
  await ageProof(installation, ada)
  await visit(page, `${url}/settings`)
  await tabTo(page, days(page))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('10')
  await page.keyboard.press('Enter')
  await expect(review(page)).toBeFocused()
  await expect(review(page)).toContainText('Audit log retention: 30 days → 10 days')
  await tabTo(page, review(page).getByLabel('Your password'))
  await page.keyboard.type('not my password')
  await page.keyboard.press('Enter')
  await expect(review(page).getByText('This is not your password.')).toBeVisible()
  await expect(review(page)).toContainText('Audit log retention: 30 days → 10 days')
  await expect(days(page)).toHaveValue('10')
  expect((await stored()).retention_days).toBe(30)
  await review(page).getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await expect(saved(page)).toBeVisible()
  expect((await stored()).retention_days).toBe(10)
  // What only tells people, or when a job runs, needs no proof.
  await ageProof(installation, ada)
  await form(page).getByLabel('Which new sessions').selectOption('Every new session')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect.poll(async () => (await stored()).notify_every).toBe(true)
})

test('ASVS 8.x an Audit User has no way there, and is refused', async ({ page }) => {
  const una = await createPerson(installation.database, 'audit_user', 'Una User')
  await signIn(page, url, una)
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings', exact: true })).toHaveCount(0)
  expect((await page.goto(`${url}/settings`))?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
})

test('two at once: the second is told by whom and when, loses nothing that was typed, and may save over it', async ({ page, browser }) => {
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  const other = await browser.newContext()
  const tab = await other.newPage()
  await signIn(tab, url, ada)
  await visit(tab, `${url}/settings`)
  await form(tab).getByLabel('Minutes between runs').first().fill('45')
  await save(tab).click()
  await expect(saved(tab)).toBeVisible()
  await sql(`update public.settings set changed_at = changed_at - interval '70 seconds'`)
  await form(page).getByLabel('Minutes between runs').first().fill('50')
  await form(page).getByLabel('Minutes between runs').last().fill('7')
  await days(page).fill('31')
  await save(page).click()
  await expect(page.getByText('Changed by Ada Admin a minute ago, and nothing of yours was saved.')).toBeFocused()
  await expect(form(page).getByText('Now: 45 minutes')).toBeVisible()
  await expect(form(page).getByText('Now:')).toHaveCount(1)
  await expect(days(page)).toHaveValue('31')
  await expect(form(page).getByLabel('Minutes between runs').last()).toHaveValue('7')
  expect(await stored()).toMatchObject({ retention_days: 30, cleanup_minutes: 45, timeouts_minutes: 5 })
  await expect(page.getByText('Last changed by Ada Admin,')).toBeVisible()
  await form(page).getByLabel('Minutes between runs').first().fill('45')
  await save(page).click()
  await expect(review(page)).toContainText('Audit log retention: 30 days → 31 days')
  await confirm(page).click()
  await expect(saved(page, 2)).toBeVisible()
  expect(await stored()).toMatchObject({ retention_days: 31, cleanup_minutes: 45, timeouts_minutes: 7, changed_by_name: 'Mia Manager' })
  // This tab was made before: what nobody touched in it takes what is stored now.
  await form(tab).getByLabel('Minutes between runs').first().fill('46')
  await save(tab).click()
  await expect(saved(tab)).toBeVisible()
  await expect(days(tab)).toHaveValue('31')
  expect(await stored()).toMatchObject({ retention_days: 31, cleanup_minutes: 46, timeouts_minutes: 7, changed_by_name: 'Ada Admin' })
  await other.close()
})
