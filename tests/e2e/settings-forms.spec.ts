import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoFinding } from '@/tests/helpers/accessible'
import { signIn, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password } from '@/tests/helpers/people'
import { startServer } from '@/tests/helpers/server'
import {
  ageProof,
  confirm,
  days,
  errorOf,
  form,
  idle,
  limit,
  part,
  restoreDefaults,
  review,
  save,
  saved,
  storedSettings,
} from '@/tests/helpers/settings-page'

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

const stored = () => storedSettings(installation)
test.afterEach(() => restoreDefaults(installation))

test('bad input: refused by name and bounds beside each field, nothing saved in part, and what was typed stays', async ({ page }) => {
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  const before = await stored()
  for (const bad of ['0', '-1', '1.5', '', '1e9', 'an hour']) {
    await idle(page).fill(bad)
    await limit(page).fill('4')
    await days(page).fill('3651')
    await form(page).getByLabel('Which new sessions').selectOption('Every new session')
    // The refusal before this one looks just as this one: whoever types before the answer is there is not what is tried here.
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await save(page).click()
    await answered
    await expect(save(page)).toBeVisible()
    await expect(idle(page)).toHaveValue(bad)
    await expect(idle(page)).toHaveAttribute('aria-describedby', 'settings-idleMinutes-error')
    await expect(errorOf(page, 'idleMinutes')).toHaveText('Idle timeout is a whole number from 1 to 1,440.')
    await expect(page.getByText('Session time limit is a whole number from 5 to 43,200.')).toBeVisible()
    await expect(page.getByText('Audit log retention is a whole number from 1 to 3,650.')).toBeVisible()
    expect([await idle(page).inputValue(), await limit(page).inputValue(), await days(page).inputValue()]).toEqual([bad, '4', '3651'])
    await expect(form(page).getByLabel('Which new sessions')).toHaveValue('on')
    await expect(review(page)).toHaveCount(0)
  }
  expect(await stored()).toEqual(before)
  await expectNoFinding(page)
})

test('reset fills the defaults in and saves nothing; what is odd is warned about before and after', async ({ page }) => {
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  await idle(page).fill('480')
  await save(page).click()
  await expect(review(page)).toContainText('the limit comes first and the idle timeout never acts')
  await confirm(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByText('the limit comes first and the idle timeout never acts')).toBeVisible()
  await part(page, 'Idle timeout').getByRole('link', { name: 'Reset Idle timeout to its default' }).click()
  await expect(idle(page)).toHaveValue('60')
  await expect(page.getByText('Idle timeout: the default is filled in, and not saved yet.')).toBeVisible()
  expect((await stored()).idle_minutes).toBe(480)
  await form(page).getByRole('checkbox', { name: 'Idle timeout On' }).uncheck()
  await form(page).getByRole('checkbox', { name: 'Session time limit On' }).uncheck()
  await save(page).click()
  await expect(review(page)).toContainText('Session time limit: on → off')
  await expect(review(page)).toContainText('With both limits off a session still ends after 30 days.')
  await review(page).getByRole('link', { name: 'Cancel' }).click()
  await expect(form(page).getByRole('checkbox', { name: 'Idle timeout On' })).toBeChecked()
  expect(await stored()).toMatchObject({ idle_enabled: true, limit_enabled: true })
})

test('without script: the effect is a step of its own, and reset, password and refusals work', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, mia)
  await ageProof(installation, mia)
  await page.goto(`${url}/settings`)
  await limit(page).fill('0')
  await save(page).click()
  await expect(page.getByText('Session time limit is a whole number from 5 to 43,200.')).toBeVisible()
  await expect(limit(page)).toHaveValue('0')
  await limit(page).fill('600')
  await save(page).click()
  await expect(review(page)).toContainText('Session time limit: 480 minutes → 600 minutes')
  await expect(review(page)).toContainText('No session ends at once.')
  expect((await stored()).limit_minutes).toBe(480)
  await review(page).getByLabel('Your password').fill(password)
  await confirm(page).click()
  await expect(page.getByText('Saved: 1 setting changed.')).toBeVisible()
  expect((await stored()).limit_minutes).toBe(600)
  await part(page, 'Session time limit')
    .getByRole('link', { name: /^Reset/ })
    .click()
  await expect(limit(page)).toHaveValue('480')
  await expect(page.getByText('Session time limit: the default is filled in, and not saved yet.')).toBeVisible()
  expect((await stored()).limit_minutes).toBe(600)
  await context.close()
})

test('a start date is that of the zone in which times are shown', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin' })
  const page = await context.newPage()
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  await page.reload()
  await expect(form(page).getByText('In Europe/Berlin.').first()).toBeVisible()
  await form(page).getByLabel('Not before').first().fill('2027-03-28T02:30')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  // The clock is put forward over it.
  expect(Date.parse(String((await stored()).cleanup_from))).toBe(Date.parse('2027-03-28T01:30:00Z'))
  await expect(form(page).getByLabel('Not before').first()).toHaveValue('2027-03-28T03:30')
  await context.close()
})

test('axe: as it is, refused, before it is saved, and with the password asked for', async ({ page }) => {
  await signIn(page, url, ada)
  await ageProof(installation, ada)
  await visit(page, `${url}/settings`)
  await expectAccessible(page, 'settings')
  await idle(page).fill('x')
  await save(page).click()
  await expect(page.getByText('Idle timeout is a whole number from 1 to 1,440.')).toBeVisible()
  await expectAccessible(page, 'refused')
  await idle(page).fill('500')
  await days(page).fill('1')
  await save(page).click()
  await expect(review(page).getByLabel('Your password')).toBeVisible()
  await expectAccessible(page, 'before it is saved')
})

test('where one database role serves all, the page says what is weaker', async ({ page }) => {
  const server = await startServer({ databaseUrl: installation.database.ownerUrl })
  await signIn(page, server.url, mia)
  await page.goto(`${server.url}/settings`)
  await expect(page.getByText('This installation holds less than it could')).toBeVisible()
  await expect(page.getByText('could change the log').first()).toBeVisible()
  await server.stop()
  await page.goto(`${url}/sign-in`)
})
