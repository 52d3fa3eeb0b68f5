import { expect, type Page, test } from '@playwright/test'
import { rowOf, signIn, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  await member(installation, 'audit_user', 'Uma User')
})
test.afterAll(() => installation.stop())

const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')
const form = (page: Page) => page.getByRole('form', { name: 'Add a filter' })
const opener = (page: Page) => page.locator('summary', { hasText: 'Add filter' })
const value = (page: Page) => form(page).getByLabel('Value')

/** Fills the form and sends it. */
async function add(page: Page, field: string, typed: string): Promise<void> {
  await form(page).getByLabel('Field').selectOption(field)
  await value(page).fill(typed)
  await form(page).getByRole('button', { name: 'Show' }).click()
}

test('what is typed is found in letters of any case and by the words of the page, and is looked for among all there is', async ({
  page,
}) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions`)
  await opener(page).click()
  await form(page).getByLabel('Field').selectOption('os')
  await value(page).fill('LIN')
  const offered = page.locator('#filter-values option')
  await expect(offered).toHaveCount(1)
  await expect(offered).toHaveAttribute('value', 'Linux')
  await add(page, 'os', 'linux')
  await expect(chips(page)).toHaveText(['System is Linux'])
  await expect(page).toHaveURL(`${url}/sessions?os=Linux`)
  await expect(rowOf(page, manager)).toBeVisible()

  await opener(page).click()
  await form(page).getByLabel('Field').selectOption('country')
  await value(page).fill('nor')
  await expect(offered.and(page.locator('[value="Norway"]'))).toHaveCount(1)
  await add(page, 'country', 'norWAY')
  await expect(chips(page)).toHaveText(['System is Linux', 'Country is Norway'])
  await expect(page).toHaveURL(`${url}/sessions?os=Linux&country=NO`)
})

test('beside a page nothing is told that was not shown, and whoever asks for people is recorded', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions`)
  const rows = page.locator('main tbody')
  const id = (await rowOf(page, { name: 'Uma User' }).getByRole('link').first().getAttribute('href'))?.split('/').at(-1)
  const ids = (await rows.locator('th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1)))).join()
  const [shown, above] = [await rows.getAttribute('data-shown'), await rows.getAttribute('data-above')]
  const told = async (query: string) => (await page.request.get(`${url}/api/sessions/rows?${query}`)).json()
  expect((await told(`ids=${ids}&shown=${shown}`)).lines.map((line: { id: string }) => line.id).sort()).toEqual(ids.split(',').sort())
  expect((await told(`ids=${id}`)).lines).toEqual([])
  expect((await told(`ids=${id}&shown=${shown}`)).lines).toEqual([])
  // Numbers of another list are none of this one's.
  await member(installation, 'audit_user', 'Nia Newer')
  const newest = ids.split(',')[0]
  expect(await told(`newest=${newest}&above=${above}`)).toMatchObject({ newer: 1 })
  expect(await told(`newest=${newest}&above=${above}&os=Linux`)).toMatchObject({ newer: 0 })
  expect(await told(`newest=${newest}`)).toMatchObject({ newer: 0 })
  const since = (query: string) => page.request.get(`${url}/api/activities/newer?kind=all&${query}`).then((answer) => answer.json())
  expect(await since(`newest=${id}`)).toEqual({ newer: 0, more: false })

  const suggested = async (typed: string) => (await page.request.get(`${url}/api/sessions/values?field=user&typed=${typed}`)).json()
  const { owner } = installation.database
  const recorded = async () =>
    (
      await owner.query(
        `SELECT f.times FROM log.activities a JOIN log.view_folds f ON f.activity_id = a.id
         WHERE a.actor_id = $1 AND a.kind = 'read' AND a.resource_type = 'user' AND a.details ->> 'filter' = 'suggested'
           AND a.session_id = (SELECT id FROM public.sessions WHERE user_id = $1 ORDER BY id DESC LIMIT 1)`,
        [manager.id],
      )
    ).rows.map(({ times }) => times)
  expect(await suggested('')).toEqual([])
  expect(await recorded()).toEqual([])
  expect(await suggested('uma')).toHaveLength(1)
  expect(await suggested('um')).toHaveLength(1)
  expect(await recorded()).toEqual([2])
})
