import { expect, type Page, test } from '@playwright/test'
import { type Role, roles } from '@/lib/access/roles'
import { signInHere, visit } from '@/tests/helpers/browser'
import { enterDashboard, expectDashboardLeads, listTotal, numberIn, panelOf, startVaried } from '@/tests/helpers/dashboard'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let people: Record<Role, Person>

test.beforeAll(async () => {
  ;({ installation, url, people } = await startVaried())
})
test.afterAll(() => installation.stop())

const enter = (page: Page, role: Role) => enterDashboard(page, url, people[role])
const expectLeads = (page: Page, said: number, press: () => Promise<void>) => expectDashboardLeads(page, url, said, press)

test('most at once, about to end, outdated browsers and the period before lead to as many rows as they say', async ({ page }) => {
  const person = people.audit_user
  const minute = 60
  await laySessions(
    [
      // Old enough that all of the period before was kept.
      {
        person,
        startedAgo: 20 * 1_440 * minute,
        idleFor: 20 * 1_440 * minute - 60,
        ended: { ago: 20 * 1_440 * minute - 60, reason: 'signed_out' },
      },
      { person, startedAgo: 70 * minute, idleFor: 50 * minute, browser: 'Chrome', browserVersion: '120.0' },
      {
        person,
        startedAgo: 65 * minute,
        idleFor: 65 * minute,
        ended: { ago: 55 * minute, reason: 'killed' },
        browser: 'Chrome',
        browserVersion: '142.0',
      },
    ],
    installation.database,
  )
  await enter(page, 'system_administrator')
  const active = panelOf(page, 'Active sessions overview')
  for (const label of ['Most at once today', 'About to end']) {
    const number = active
      .locator('div', { has: page.locator('dt', { hasText: label }) })
      .last()
      .locator('dd > a')
    await expectLeads(page, await numberIn(number), () => number.click())
  }
  const browsers = panelOf(page, 'Browser Analysis')
  const outdated = browsers.locator('dd > a')
  await expectLeads(page, await numberIn(outdated), () => outdated.click())
  const oldest = browsers.getByRole('figure').filter({ hasText: 'Outdated browsers' }).locator('tbody tr').first()
  await expect(oldest).toContainText('Chrome before 139')
  await expectLeads(page, await numberIn(oldest.locator('td').first()), () => oldest.getByRole('link').click())

  await visit(page, `${url}/?since=7d`)
  const before = panelOf(page, 'Session Overview').locator('dd small a')
  const said = await numberIn(before)
  await before.click()
  await page.waitForURL(/\/sessions\?from=/)
  expect(await listTotal(page)).toBe(said)
})

for (const role of roles) {
  test(`${role}: what is worth a look leads to as many rows as it says`, async ({ page }) => {
    const times = { startedAgo: 7_000, idleFor: 6_000, ended: { ago: 6_000, reason: 'not_me' } }
    await laySessions([{ person: people[role], ...times, device: 'tool', browser: 'curl' }], installation.database)
    await enter(page, role)
    const look = panelOf(page, 'Worth a look')
    const cells = look.locator('dl > div')
    await expect(cells).toHaveCount(4)
    await expect(cells.filter({ hasText: 'Failed sign-ins' })).toHaveCount(role === 'audit_user' ? 0 : 1)
    const labels = [
      'From hosting networks',
      'By tools and bots',
      'Killed, or “not me”',
      ...(role === 'audit_user' ? [] : ['Failed sign-ins']),
    ]
    for (const label of labels) {
      const number = cells.filter({ hasText: label }).locator('dd > a')
      await expectLeads(page, await numberIn(number), () => number.click())
    }
  })
}

test('by the hour, sessions and failed sign-ins lead to just those of their bar', async ({ page }) => {
  await enter(page, 'audit_manager')
  await visit(page, `${url}/?since=24h`)
  const panel = panelOf(page, 'Session Overview')
  for (const caption of ['Sessions per hour', 'Failed sign-ins']) {
    const chart = panel.getByRole('figure').filter({ hasText: caption })
    await chart.getByText('Show as table').click()
    const row = chart
      .locator('tbody tr')
      .filter({ hasNot: page.locator('td[data-value="0"]') })
      .last()
    const said = Number(await row.locator('td').first().getAttribute('data-value'))
    await row.getByRole('link').click()
    await page.waitForURL(/\/(sessions|activities)\?.*T/)
    expect(await listTotal(page), page.url()).toBe(said)
    await visit(page, `${url}/?since=24h`)
  }
})

test('all others of a ranking lead to just these, of a city told by its country too', async ({ page }) => {
  const person = people.audit_user
  const systems = ['Plan 9', 'Haiku', 'FreeBSD', 'OpenBSD', 'NetBSD', 'Solaris']
  await laySessions(
    systems.map((os, at) => ({
      person,
      os,
      startedAgo: 9_000 + at,
      idleFor: 8_000,
      ended: { ago: 8_000, reason: 'signed_out' },
      country: 'NO',
      city: `Town ${os}`,
    })),
    installation.database,
  )
  await enter(page, 'audit_manager')
  const others = panelOf(page, 'Operating System Distribution')
    .getByRole('row', { name: /\d+ others/ })
    .first()
  await expectLeads(page, await numberIn(others.locator('td').first()), () => others.getByRole('link').click())
  const cities = panelOf(page, 'Location Analysis').getByRole('figure').filter({ hasText: 'Cities' })
  const elsewhere = cities.getByRole('row', { name: /\d+ others/ })
  await expectLeads(page, await numberIn(elsewhere.locator('td').first()), () => elsewhere.getByRole('link').click())
})

test('what is no longer kept is said, and compared with nothing', async ({ page }) => {
  await enter(page, 'audit_manager')
  const gone = page.getByText(/^Sessions that ended before .+ are no longer kept/)
  await expect(gone).toHaveCount(0)
  await visit(page, `${url}/?since=90d`)
  await expect(gone).toBeVisible()
  const panel = panelOf(page, 'Session Overview')
  await expect(panel.getByText('Not compared: the period before is no longer kept.')).toBeVisible()
  const failed = panel.getByRole('figure').filter({ hasText: 'Failed sign-ins' })
  await failed.getByText('Show as table').click()
  await expect(failed.locator('tbody tr').first()).toContainText('no longer kept')
  await expect(failed.locator('tbody tr').first().getByRole('link')).toHaveCount(0)
})

test('a panel without sessions says what will stand there and leads out', async ({ page }) => {
  await enter(page, 'audit_manager')
  await visit(page, `${url}/?city=Nowhere`)
  for (const [panel, what] of [
    ['Location Analysis', /^Countries, regions, cities and networks/],
    ['Browser Analysis', /which of them are outdated/],
  ] as const) {
    await expect(panelOf(page, panel).getByText(what)).toBeVisible()
    await expect(panelOf(page, panel).getByText('Nothing to show.')).toHaveCount(0)
  }
  await panelOf(page, 'Location Analysis').getByRole('link', { name: 'The last 30 days, unfiltered' }).click()
  await page.waitForURL(`${url}/`)
})

test('whom the dashboard names is recorded as a look of its own, not as the list', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_manager', 'Lena Looks')
  await page.goto(`${url}/sign-in`)
  await signInHere(page, person)
  await page.waitForURL(`${url}/`)
  await visit(page, `${url}/sessions?status=active`)
  const { rows } = await installation.database.owner.query(
    `select details->>'filter' as filter, (details->>'shown')::int > 7 as many from log.activities
     where actor_id = $1 and action = 'listed' order by id`,
    [person.id],
  )
  expect(rows).toEqual([
    { filter: 'status=active&newest=7', many: false },
    { filter: 'status=active', many: expect.any(Boolean) },
  ])
})

test('a part that fails says so in its place, and is counted when it is tried again', async ({ page }) => {
  const { owner } = installation.database
  await enter(page, 'audit_manager')
  await owner.query('ALTER TABLE public.session_days RENAME TO session_days_away')
  try {
    await page.goto(`${url}/`)
    const places = panelOf(page, 'Location Analysis')
    await expect(places.getByRole('alert')).toContainText('This part could not be counted.')
    // The others are as they were.
    await expect(panelOf(page, 'Active sessions overview').locator('dd > a').first()).toBeVisible()
    await owner.query('ALTER TABLE public.session_days_away RENAME TO session_days')
    await places.getByRole('button', { name: 'Try again' }).click()
    await expect(places.getByRole('figure').filter({ hasText: 'Countries' })).toBeVisible()
  } finally {
    await owner.query('ALTER TABLE IF EXISTS public.session_days_away RENAME TO session_days')
  }
})

test('an administrator who is alone is led to add people, nobody else', async ({ page }) => {
  const alone = await startInstallation()
  const person = await createPerson(alone.database, 'system_administrator', 'Ada Alone')
  await enterDashboard(page, alone.server.url, person)
  const active = panelOf(page, 'Active sessions overview')
  await active.getByRole('link', { name: 'Add people' }).click()
  await page.waitForURL(`${alone.server.url}/users`)
  await visit(page, `${alone.server.url}/?country=NO`)
  await expect(active.getByText('Nobody is signed in.')).toBeVisible()
  await expect(active.getByRole('link', { name: 'Add people' })).toHaveCount(0)
  await alone.stop()
})
