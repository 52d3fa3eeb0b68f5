import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { rowOf, scripted, signIn } from '@/tests/helpers/browser'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'

const TABS = 10
const token = randomBytes(24).toString('hex')
let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation({ METRICS_TOKEN: token })
})
test.afterAll(() => installation.stop())

/** How many event streams the server holds open. */
async function streams(): Promise<number> {
  const { body } = await ask(`${installation.server.url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })
  return Number(/^rollcall_event_streams_open (\d+)$/m.exec(body)?.[1] ?? Number.NaN)
}

test('ten tabs of one browser share one stream, stay usable, and all leave when the session is killed', async ({ browser, page }) => {
  // Ten pages of a browser share the machine with everything else.
  test.setTimeout(300_000)
  const { url } = installation.server
  const victim = await createPerson(installation.database, 'audit_user', 'Tess Tenfold')
  const context = await browser.newContext()
  const told = (count: number) => context.waitForEvent('response', (answer) => answer.url().endsWith(`/api/live?tabs=${count}`))
  const tabs: Page[] = []
  const open = async () => {
    const tab = await context.newPage()
    tabs.push(tab)
    if (tabs.length === 1) await signIn(tab, url, victim)
    else await tab.goto(`${url}/sessions`)
  }
  const allTold = told(TABS)
  while (tabs.length < TABS) await open()
  await allTold
  await expect.poll(streams).toBe(1)

  // A browser has six connections to one server: ten streams would leave none for this.
  const last = tabs[TABS - 1] as Page
  await rowOf(last, victim).getByRole('link').first().click()
  await expect(last).toHaveURL(/\/sessions\/[0-9a-f-]{36}/)
  await last.goto(`${url}/account`)
  await expect(last.getByRole('heading', { level: 1 })).toBeVisible()
  await last.goBack()
  await expect(last).toHaveURL(/\/sessions\//)

  // The first tab leads; when it closes, another one takes over and knows the others.
  const nineTold = told(TABS - 1)
  await tabs.shift()?.close()
  await nineTold
  const tenTold = told(TABS)
  await open()
  await tenTold
  await expect.poll(streams).toBe(1)

  await signIn(page, url, await createPerson(installation.database, 'audit_manager', 'Mara Manager'))
  await scripted(page)
  await rowOf(page, victim)
    .getByRole('button', { name: /^Kill session/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Message/).fill('All tabs')
  await dialog.getByRole('button', { name: 'Kill session', exact: true }).click()
  // By the tabs' own word, which is what counts; ten of them are drawn when the machine comes to it.
  await expect(dialog.getByRole('status', { name: 'Receipt' })).toContainText(/10 of 10 tabs left after \d+(\.\d)? m?s\.$/, {
    timeout: 60_000,
  })
  for (const tab of tabs) {
    await tab.waitForURL('**/sign-in**')
    await expect(tab.getByText('ended by a manager')).toBeVisible({ timeout: 60_000 })
    await expect(tab.getByText('All tabs')).toBeVisible()
  }
  await context.close()
})
