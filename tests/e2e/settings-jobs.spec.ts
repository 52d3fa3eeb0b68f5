import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, tabTo, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

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
const job = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const runs = (page: Page, name: string) => page.getByRole('region', { name: `Last runs of ${name}` }).getByRole('row')
const asked = async (name: string) =>
  (await sql(`select count(*)::int as n from public.job_runs where job = $1 and asked_by = 'person'`, [name])).rows[0].n

/** A session that ran out so many days ago; `closed`: its end was written down. */
async function old(days: number, closed: boolean): Promise<string> {
  const { sessionId } = await member(installation, 'audit_user')
  await sql(
    `update public.sessions set started_at = started_at - make_interval(days => $2), last_activity_at = last_activity_at - make_interval(days => $2) where id = $1`,
    [sessionId, days],
  )
  if (!closed) return sessionId
  // An id tells when its session began, as retention reads it.
  const { rows } = await sql(
    `update public.sessions set id = public.uuid_floor(started_at), ended_at = last_activity_at, end_reason = 'signed_out' where id = $1 returning id`,
    [sessionId],
  )
  return rows[0].id
}

test('a manager by mouse runs a job: what it did stands in the list of runs, and who asked for it in the log', async ({ page }) => {
  const gone = await old(2, false)
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  await page.getByRole('button', { name: 'Run now: Timeouts' }).click()
  await expect(job(page, 'Timeouts').getByRole('status').filter({ hasText: 'Done: ' })).toBeVisible()
  const row = runs(page, 'Timeouts').filter({ hasText: 'Person' })
  await expect(row).toContainText('Done')
  await expect(row).toContainText(/\d+ ms|\d+ s/)
  expect(await asked('timeouts')).toBe(1)
  expect((await sql('select end_reason from public.sessions where id = $1', [gone])).rows[0].end_reason).toBe('idle')
  await page.goto(`${url}/activities?kind=system`)
  await expect(page.getByRole('row').filter({ hasText: 'asked for a run of the job Timeouts' })).toBeVisible()
})

test('an administrator by keyboard counts what a clean-up would remove, which changes nothing, and then runs it', async ({ page }) => {
  const gone = await old(40, true)
  const still = async () => (await sql('select count(*)::int as n from public.sessions where id = $1', [gone])).rows[0].n
  await signIn(page, url, ada)
  await visit(page, `${url}/settings`)
  await tabTo(page, page.getByRole('button', { name: 'Dry run: Clean-up' }), 120)
  await page.keyboard.press('Enter')
  const found = page.getByRole('region', { name: 'What a clean-up would remove now' })
  await expect(found).toBeFocused()
  await expect(found.getByRole('row').filter({ hasText: 'Ended sessions' })).toContainText('1')
  await expect(found).toContainText('Oldest activity that stays: ')
  expect([await still(), await asked('cleanup')]).toEqual([1, 0])
  await expectAccessible(page, 'dry run')
  await page.getByRole('button', { name: 'Run now: Clean-up' }).press('Enter')
  await expect(job(page, 'Clean-up').getByRole('status').filter({ hasText: 'Done: ' })).toBeVisible()
  expect([await still(), await asked('cleanup')]).toEqual([0, 1])
})

test('before its start date a job says so and does nothing', async ({ page }) => {
  await sql(`update public.settings set cleanup_from = '2038-01-19T03:14:00Z'`)
  await signIn(page, url, mia)
  await visit(page, `${url}/settings`)
  await expect(job(page, 'Clean-up').getByText(/^Next run: starts in .*19 Jan 2038, 03:14$/)).toBeVisible()
  const before = await asked('cleanup')
  await page.getByRole('button', { name: 'Run now: Clean-up' }).click()
  await expect(page.getByText('It starts on 19 Jan 2038, 03:14, and did nothing.')).toBeVisible()
  expect(await asked('cleanup')).toBe(before)
  await sql('update public.settings set cleanup_from = null')
})

test('F7 a job that fails, or that nobody runs, is an alarm for administrators on every page, and for nobody else', async ({
  page,
  browser,
}) => {
  await sql(`insert into public.job_runs (job, asked_by, started_at, alive_at, ended_at, outcome, error)
    values ('cleanup', 'schedule', now(), now(), now(), 'failed', 'No room on <the> disk')`)
  await sql(
    `update public.job_runs set started_at = now() - interval '3 days', alive_at = now() - interval '3 days', ended_at = now() - interval '3 days' where job = 'timeouts'`,
  )
  await sql(`insert into public.job_runs (id, job, asked_by, started_at, alive_at, ended_at, outcome) select public.uuid_v7(), 'timeouts', 'schedule',
    now() - interval '3 days', now() - interval '3 days', now() - interval '3 days', 'done'`)
  await signIn(page, url, ada)
  const alarm = page.getByRole('status').filter({ hasText: 'Clean-up failed in its last run' })
  // What the server knows of the jobs may be 15 seconds old.
  await expect(async () => {
    await page.goto(`${url}/sessions`)
    await expect(alarm).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 25_000 })
  await expect(page.getByText('Timeouts is late. It was due')).toBeVisible()
  await expectAccessible(page, 'alarm')
  await alarm.getByRole('link', { name: 'Look at the jobs' }).click()
  await expect(runs(page, 'Clean-up').filter({ hasText: 'No room on <the> disk' })).toContainText('Failed')
  await expect(job(page, 'Clean-up').getByText('Failing')).toBeVisible()
  await expectAccessible(page, 'failing')
  const other = await browser.newContext()
  const tab = await other.newPage()
  await signIn(tab, url, mia)
  await expect(tab.getByText('failed in its last run')).toHaveCount(0)
  await other.close()
})
