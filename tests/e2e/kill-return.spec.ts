import { expect, type Page, test } from '@playwright/test'
import { rowOf, signIn, signInHere, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { age, stored } from '@/tests/helpers/passing-time'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'

const minute = 60
const hour = 60 * minute
let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

/** The time limit comes near, and whoever sits there signs in again before it. */
async function signInAgain(page: Page, person: Person): Promise<void> {
  const { database } = installation
  await age(database, await sessionOf(database, person), { started: 8 * hour - 4 * minute, idle: 10 })
  await page.getByRole('dialog', { name: 'Your session ends soon' }).getByRole('button', { name: 'Sign in again' }).click()
  await signInHere(page, person)
}

test('limit: what was typed in a dialog that ends sessions comes back in that dialog, from a row, from a menu and from a page', async ({
  page,
}) => {
  const { database } = installation
  const max = await createPerson(database, 'audit_manager', 'Max Manager')
  const vic = await member(installation, 'audit_user', 'Vic Victim')
  const kill = page.getByRole('dialog', { name: /^Kill/ })
  const reason = kill.getByLabel(/^Reason/)
  await signIn(page, url, max)
  for (const [path, name, open] of [
    [
      `/sessions?user=${vic.person.id}`,
      'Kill session',
      () =>
        rowOf(page, vic.person)
          .getByRole('button', { name: /^Kill session/ })
          .click(),
    ],
    [
      '/sessions',
      'Kill all other sessions',
      async () => {
        await page.getByText('Kill many').click()
        await page.getByRole('button', { name: /^All others/ }).click()
      },
    ],
    [
      '/sessions?status=active',
      'Kill all sessions that match',
      async () => {
        await page.getByText('Kill many').click()
        // It counts, and is called otherwise then than when the page is new.
        await page.getByRole('button', { name: /^All that match the filter \(/ }).click()
      },
    ],
    [
      `/sessions/${vic.sessionId}`,
      'Kill all sessions of a user',
      async () => {
        await page.getByRole('button', { name: /^Copy/ }).first().click()
        await page.getByRole('button', { name: 'All of this user…' }).click()
      },
    ],
  ] as const) {
    await visit(page, url + path)
    await open()
    await expect(kill).toHaveAccessibleName(name)
    await reason.fill(`Because of ${name}`)
    await signInAgain(page, max)
    await page.waitForURL(url + path)
    await expect(reason).toHaveValue(`Because of ${name}`)
    await expect(kill).toHaveAccessibleName(name)
    // What else was pressed before is not pressed again.
    await expect(page.getByText('Copied')).toHaveCount(0)
  }
  expect((await stored(database, vic.sessionId)).endReason).toBeNull()
})
