import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { rowOf, signIn, visit } from '@/tests/helpers/browser'
import { type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person
let people: Member[]

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  people = []
  for (const name of ['Uma One', 'Ugo Two', 'Una Three']) people.push(await member(installation, 'audit_user', name))
})
test.afterAll(() => installation.stop())

const drawer = (page: Page, name: string) => page.getByRole('dialog', { name: `Session of ${name}` })
const linkOf = (page: Page, name: string) => rowOf(page, { name }).getByRole('link', { name })
const list = '/sessions?status=active&sort=user'

test('keys pressed while a record is on its way act when it is there, before the first one too', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, url + list)
  let holding = true
  const held: (() => void)[] = []
  await page.route(/[?&]_rsc=/, (route) => (holding ? void held.push(() => route.continue()) : route.continue()))
  const release = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0)
    holding = false
    for (const go of held.splice(0)) go()
  }
  await linkOf(page, 'Ugo Two').click({ noWaitAfter: true })
  await expect(page.locator('[data-opens]')).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await release()
  await expect(drawer(page, 'Una Three')).toBeVisible()
  await expect(page).toHaveURL(`${url}/sessions/${people[2]?.sessionId}`)
  holding = true
  await page.keyboard.press('k')
  await expect(page.locator('dialog [aria-busy="true"]')).toHaveCount(1)
  await page.keyboard.press('k')
  await release()
  await expect(drawer(page, 'Ugo Two')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(linkOf(page, 'Ugo Two')).toBeFocused()
})

test('out of a manager’s reach: nothing is offered, and why; called otherwise now: both names, in the list and before a kill', async ({
  page,
}) => {
  const admin = await member(installation, 'system_administrator', 'Ada Admin')
  const ray = await member(installation, 'audit_user', 'Ann Ray')
  await installation.database.owner.query(`update public.users set name = 'Ann Lee' where id = $1`, [ray.person.id])
  await signIn(page, url, manager)
  await visit(page, url + list)
  await linkOf(page, 'Ada Admin').click()
  const shown = drawer(page, 'Ada Admin')
  await expect(shown.getByText('The sessions of a System Administrator are ended by System Administrators only.')).toBeVisible()
  await expect(shown.getByRole('button', { name: /^(All of this user|Kill)/ })).toHaveCount(0)
  await expectNoFinding(page)
  await page.keyboard.press('Escape')
  const both = 'Ann Lee, signed in as Ann Ray'
  await rowOf(page, { name: both })
    .getByRole('button', { name: `Kill session of ${both}` })
    .click()
  await expect(page.getByRole('dialog', { name: 'Kill session' }).getByText(both)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`${url}/sessions/${admin.sessionId}`)
  await expect(page.getByText('are ended by System Administrators only.')).toBeVisible()
  await page.goto(`${url}/sessions/${ray.sessionId}`)
  await expect(page.getByRole('heading', { name: `Session of ${both}`, level: 1 })).toBeVisible()
})
