import { expect, type Page, test } from '@playwright/test'
import { signIn, visit } from '@/tests/helpers/browser'
import { endBy, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

/** How many creations of contacts the log holds of a person. */
async function told({ id }: Person): Promise<number> {
  const { rows } = await installation.database.owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM log.activities WHERE resource_type = 'contact' AND action = 'create' AND actor_id = $1`,
    [id],
  )
  return rows[0]?.count ?? 0
}

/** How many connections of the application are in the middle of something. */
async function writing(): Promise<number> {
  const { rows } = await installation.database.owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall' AND state <> 'idle'`,
  )
  return rows[0]?.count ?? 0
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const choose = (page: Page, text: string | Buffer) =>
  page.getByLabel('File', { exact: true }).setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(text as string) })

test('files that are none are refused in words, and nothing is imported', async ({ page }) => {
  const ida = await createPerson(installation.database, 'audit_user', 'Ida Import')
  await signIn(page, url, ida)
  await visit(page, `${url}/contacts/import`)
  for (const [text, says] of [
    ['', 'The file is empty.'],
    ['Colour\nred', 'one of them has to be “Name”'],
    [Buffer.from([0x4e, 0x61, 0x6d, 0x65, 0x0a, 0xe4, 0xf6]), 'The file is not in UTF-8.'],
    [`Name\n${'x\n'.repeat(5_001)}`, 'There are 5,001 rows in the file'],
  ] as const) {
    await choose(page, text)
    await press(page, 'Import')
    await expect(page.getByText(says)).toBeFocused()
    await press(page, 'Import another file')
    await expect(page.getByLabel('File', { exact: true })).toBeFocused()
  }
  await choose(page, Buffer.alloc(1024 * 1024 + 1, 'x'))
  await press(page, 'Import')
  await expect(page.getByText('This file has more than 1 MB.')).toBeVisible()
  expect(await told(ida)).toBe(0)
})

const text5000 = `Name\n${Array.from({ length: 5_000 }, (_, i) => `Row ${i}`).join('\n')}`
const through = (page: Page) => page.getByRole('progressbar', { name: /^[1-9].* of 5,000 rows gone through/ })

test('whoever leaves a running import is asked first, and told afterwards how far it came', async ({ page }) => {
  const lea = await createPerson(installation.database, 'audit_user', 'Lea Leaves')
  await signIn(page, url, lea)
  await visit(page, `${url}/contacts/import`)
  await choose(page, text5000)
  await press(page, 'Import')
  await expect(through(page)).toBeVisible({ timeout: 30_000 })
  const asked: string[] = []
  const answer = (accept: boolean) =>
    page.once('dialog', (dialog) => {
      asked.push(dialog.type())
      void (accept ? dialog.accept() : dialog.dismiss())
    })
  answer(false)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect(through(page)).toBeVisible()
  answer(true)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.waitForURL('**/sessions')
  await visit(page, `${url}/contacts`)
  const left = page.getByText(/^An import was left before it was done: [1-9].* of 5,000 rows gone through/)
  await expect(left).toContainText(/gone through, [1-9].* contacts? imported/)
  await visit(page, `${url}/contacts/import`)
  await expect(left).toBeVisible()
  // The one that was left goes on to the end of what it was at, and is waited for until then.
  await expect(async () => {
    const another = page.getByRole('button', { name: 'Import another file' })
    if (await another.isVisible()) await another.click()
    await choose(page, text5000)
    await press(page, 'Import')
    await expect(through(page)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await expect(left).toHaveCount(0)
  answer(true)
  await page.reload()
  expect(asked).toEqual(['confirm', 'confirm', 'beforeunload'])
  await expect(left).toBeVisible()
  await page.getByRole('button', { name: 'Leave it at that' }).click()
  await expect(left).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Import contacts' })).toBeVisible()
  await expect(left).toHaveCount(0)
})

test('an import that a kill cuts is told at the next visit, with what it left', async ({ page }) => {
  const kim = await createPerson(installation.database, 'audit_user', 'Kim Killed')
  const mia = await member(installation, 'audit_manager', 'Mia Manager')
  await signIn(page, url, kim)
  await visit(page, `${url}/contacts/import`)
  await choose(page, text5000)
  await press(page, 'Import')
  await expect(through(page)).toBeVisible({ timeout: 30_000 })
  await endBy(mia, await sessionOf(installation.database, kim))
  await page.waitForURL('**/sign-in**')
  await expect.poll(writing).toBe(0)
  const stayed = await told(kim)
  expect(stayed).toBeGreaterThan(0)
  await signIn(page, url, kim)
  await visit(page, `${url}/contacts`)
  const left = page.getByText(/^An import was (cut short|left before it was done): [1-9].* of 5,000 rows gone through, [1-9]/)
  await expect(left).toBeVisible()
  // What the tab heard before it left: all of it, or all but the write that was in hand.
  const [, counted = ''] = /gone through, ([\d,]+) contacts imported/.exec((await left.textContent()) ?? '') ?? []
  expect([stayed, stayed - 100]).toContain(Number(counted.replace(',', '')))
})

test('an import whose last word is that its session has ended is told at the next visit too', async ({ page }) => {
  const kai = await createPerson(installation.database, 'audit_user', 'Kai Killed')
  const mia = await member(installation, 'audit_manager', 'Max Manager')
  // The tab does not hear of the kill by itself.
  await page.route('**/api/live**', (route) => route.abort())
  await signIn(page, url, kai)
  await visit(page, `${url}/contacts/import`)
  await choose(page, text5000)
  await press(page, 'Import')
  await expect(through(page)).toBeVisible({ timeout: 30_000 })
  await endBy(mia, await sessionOf(installation.database, kai))
  await expect(page.getByText(/^Lines .+ were not imported/)).toBeVisible()
  await signIn(page, url, kai)
  await visit(page, `${url}/contacts`)
  const stayed = (await told(kai)).toLocaleString('en-GB')
  await expect(page.getByText(`An import was cut short: ${stayed} of 5,000 rows gone through, ${stayed} contacts imported.`)).toBeVisible()
})

test('5,000 rows go through in chunks, may be stopped, and the same file goes on', async ({ page }) => {
  const ina = await createPerson(installation.database, 'audit_user', 'Ina Import')
  await signIn(page, url, ina)
  await visit(page, `${url}/contacts/import`)
  await choose(page, text5000)
  await press(page, 'Import')
  // The button that was pressed is gone with its form.
  await expect(page.getByRole('button', { name: 'Stop here' })).toBeFocused()
  await expect(through(page)).toBeVisible({ timeout: 30_000 })
  await press(page, 'Stop here')
  await expect(page.getByText('Stopped. What is imported stays')).toBeFocused()
  // The write in hand ends by itself.
  await expect(async () => {
    const before = await told(ina)
    expect(await writing()).toBe(0)
    await page.waitForTimeout(1_000)
    expect([await writing(), await told(ina)]).toEqual([0, before])
  }).toPass()
  const stopped = await told(ina)
  expect(stopped % 100).toBe(0)
  expect(stopped).toBeLessThan(5_000)
  await press(page, 'Import another file')
  await choose(page, text5000)
  await press(page, 'Import')
  const account = page.getByRole('status').filter({ hasText: 'The import is done.' })
  await expect(account).toBeFocused({ timeout: 60_000 })
  await expect(account).toContainText(`${(5_000 - stopped).toLocaleString('en-GB')} contact`)
  expect(await told(ina)).toBe(5_000)
})
