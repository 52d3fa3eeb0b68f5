import { expect, type Page, test } from '@playwright/test'
import { type Role, roles } from '@/lib/access/roles'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signInHere, tabTo, visit, watch } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { enterDashboard, expectDashboardLeads, numberIn, panelOf, startVaried } from '@/tests/helpers/dashboard'
import type { Installation } from '@/tests/helpers/installation'
import { shiftOf, watchShift } from '@/tests/helpers/layout-shift'
import type { Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let people: Record<Role, Person>

test.beforeAll(async () => {
  ;({ installation, url, people } = await startVaried())
})
test.afterAll(() => installation.stop())

const enter = (page: Page, role: Role) => enterDashboard(page, url, people[role])
const expectLeads = (page: Page, said: number, press: () => Promise<void>) => expectDashboardLeads(page, url, said, press)

for (const role of roles) {
  test(`${role}: a number, a row, a bar, a slice and a cell lead to as many rows as they say`, async ({ context, page }) => {
    const seen = await watch(context)
    await enter(page, role)
    const sessions = panelOf(page, 'Session Overview')
    const total = sessions.locator('dd > a').first()
    await expectLeads(page, await numberIn(total), () => total.click())

    for (const [panel, caption] of [
      ['Location Analysis', 'Cities'],
      ['Location Analysis', 'Networks'],
      ['Device Analysis', 'Models'],
      ['Browser Analysis', 'Versions of browsers'],
      ['Session Overview', 'Why sessions ended'],
    ] as const) {
      const row = panelOf(page, panel).getByRole('figure').filter({ hasText: caption }).locator('tbody tr').first()
      await expectLeads(page, await numberIn(row.locator('td').first()), () => row.getByRole('link').click())
    }

    const cell = sessions.locator('td[data-heat="5"] a').first()
    await expectLeads(page, await numberIn(cell), () => cell.click())

    const durations = sessions.getByRole('figure').filter({ hasText: 'How long ended sessions lasted' })
    const column = durations.locator('[data-at]:has([data-some])').first()
    await expectLeads(page, await numberIn(column.locator('b')), () => column.click())

    const series = sessions.getByRole('figure').filter({ hasText: 'Sessions per day' })
    await series.scrollIntoViewIfNeeded()
    await expect(series.locator('[data-drawn]')).toBeVisible()
    const box = await series.locator('canvas').boundingBox()
    const last = series.locator('tbody tr').last().locator('td').first()
    const said = Number(await last.getAttribute('data-value'))
    await expectLeads(page, said, () =>
      series.locator('canvas').click({ position: { x: (box?.width ?? 0) - 26, y: (box?.height ?? 0) - 40 } }),
    )

    const ring = panelOf(page, 'Browser Analysis').getByRole('figure').filter({ hasText: 'Browsers' }).first()
    const slice = ring.locator('tbody tr').first().locator('td').first()
    const most = await numberIn(slice)
    // The ring begins on top, with the first row of its legend.
    const drawing = ring.getByRole('img')
    const side = (await drawing.boundingBox())?.height ?? 0
    await expectLeads(page, most, () => drawing.click({ position: { x: side / 2 + 12, y: side / 2 - side * 0.39 } }))
    expect(seen).toEqual([])
  })
}

test('active now, by role and failed sign-ins lead to as many rows as they say', async ({ page }) => {
  await member(installation, 'audit_user', 'Nina Now')
  await enter(page, 'audit_manager')
  const active = panelOf(page, 'Active sessions overview')
  const now = active.locator('dd > a').first()
  await expectLeads(page, await numberIn(now), () => now.click())
  const role = active.locator('tbody tr').first()
  await expectLeads(page, await numberIn(role.locator('td').first()), () => role.getByRole('link').click())
  await expect(active.getByRole('listitem').first()).toContainText(/Person|Nina/)

  const failed = panelOf(page, 'Session Overview').getByRole('figure').filter({ hasText: 'Failed sign-ins' })
  const today = failed.locator('[data-at]:has([data-some])').last()
  await expectLeads(page, 3, () => today.click())
})

test('the filter bar drives every panel, and an Audit User sees nothing but their own', async ({ page }) => {
  await enter(page, 'audit_user')
  await expect(page.getByText('What your own sessions tell.')).toBeVisible()
  const own = await numberIn(panelOf(page, 'Session Overview').locator('dd > a').first())
  await visit(page, `${url}/?country=NO`)
  const narrowed = await numberIn(panelOf(page, 'Session Overview').locator('dd > a').first())
  expect(narrowed).toBeLessThan(own)
  const countries = panelOf(page, 'Location Analysis').getByRole('figure').filter({ hasText: 'Countries' })
  await expect(countries.locator('tbody tr')).toHaveCount(1)
  expect(await numberIn(countries.locator('td').first())).toBe(narrowed)
  await page.getByRole('link', { name: '7 d', exact: true }).click()
  await page.waitForURL(`${url}/?country=NO&since=7d`)
  await page.getByRole('link', { name: /^Remove filter: Country/ }).click()
  await page.waitForURL(`${url}/?since=7d`)
  await expect(page.locator('main')).not.toContainText('Person audit_manager')
  await expect(panelOf(page, 'Active sessions overview').getByRole('listitem').last()).toContainText(
    /^(Chrome|Safari).*(Signed out|Idle timeout|Killed|Session time limit)/,
  )
})

test('a chart is read and followed by the keyboard alone', async ({ page }) => {
  await enter(page, 'audit_manager')
  const series = panelOf(page, 'Session Overview').getByRole('figure').filter({ hasText: 'Sessions per day' })
  await tabTo(page, series.getByText('Show as table'), 200)
  await page.keyboard.press('Enter')
  const row = series.locator('tbody tr').nth(25)
  await tabTo(page, row.getByRole('link'), 60)
  const said = Number(await row.locator('td').first().getAttribute('data-value'))
  await expectLeads(page, said, () => page.keyboard.press('Enter'))

  const map = panelOf(page, 'Session Overview').getByRole('figure').filter({ hasText: 'Busy hours' })
  // One stop, at the busiest hour: the others are reached by arrows.
  const stop = map.locator('td a:not([tabindex="-1"])')
  await expect(stop).toHaveCount(1)
  const counts = await map.locator('td a').allTextContents()
  expect(Number(await stop.textContent())).toBe(Math.max(...counts.map(Number)))
  await tabTo(page, stop, 200)
  const first = await map.locator('a:focus').getAttribute('aria-label')
  expect(first).toMatch(/day \d\d:00–\d\d:59: \d+ sessions?$/)
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
  await page.keyboard.press('Home')
  const focused = map.locator('a:focus')
  await expect(stop).toBeFocused()
  await expectLeads(page, await numberIn(focused), () => page.keyboard.press('Enter'))
})

test('nothing moves while panels come in and charts are drawn, wide and narrow', async ({ context, page }) => {
  await watchShift(context)
  await enter(page, 'system_administrator')
  for (const [width, path] of [
    [1440, '/'],
    [390, '/'],
    [1440, '/?q=nobody-is-called-so'],
    [1440, '/devices'],
    [390, '/locations'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await visit(page, url + path)
    for (const heading of await page.getByRole('heading', { level: 2 }).all()) await heading.scrollIntoViewIfNeeded()
    await page.waitForTimeout(700)
    expect(await shiftOf(page), `${path} at ${width}`).toBe(0)
  }
})

test('panels have the height that is kept for them, whatever the width', async ({ page }) => {
  await enter(page, 'system_administrator')
  for (const width of [1440, 1300, 1200, 1100, 1000, 700, 600, 460, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await visit(page, `${url}/`)
    await expect(page.locator('[data-waiting]')).toHaveCount(0)
    const grown = await page
      .locator('[data-panels] > :is([data-area="look"], [data-area="map"] ~ [data-area])')
      .evaluateAll((panels) =>
        panels
          .map(
            (panel) =>
              [panel.getAttribute('data-area'), panel.clientHeight + 2 - Number.parseFloat(getComputedStyle(panel).minHeight)] as const,
          )
          .filter(([, more]) => more > 1),
      )
    expect(grown, `${width}`).toEqual([])
  }
})

test('axe: the dashboard full and empty, locations, devices', async ({ page }) => {
  await enter(page, 'system_administrator')
  for (const path of ['/', '/?q=nobody-is-called-so', '/locations', '/devices']) {
    await visit(page, url + path)
    await expect(page.locator('[data-area] figure').first()).toBeVisible()
    await expectAccessible(page, path)
  }
})

test('without script every number is there and leads on', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await signInHere(page, people.audit_manager)
  await page.waitForURL(`${url}/`)
  await expect(page.getByRole('figure').filter({ hasText: 'Browsers' }).getByRole('img').first()).toBeVisible()
  const series = page.getByRole('figure').filter({ hasText: 'Sessions per day' })
  await expect(series.getByRole('img')).toBeVisible()
  await series.getByText('Show as table').click()
  await series.getByRole('link').last().click()
  await page.waitForURL('**/sessions?**')
  await expect(page.getByRole('table')).toBeVisible()
  await context.close()
})

test('whatever the address says, the answer is a page and its text is text', async ({ page }) => {
  await enter(page, 'audit_manager')
  for (const asked of [
    'from=2026-11-09&to=2026-11-01',
    'from=1970-01-01&to=9998-12-31',
    'from=9998-01-01',
    'since=century&country=%3Cscript%3E&hour=9-99&duration=-1',
    'q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&city=%3Cb%3EMunich%3C%2Fb%3E',
    `browser=${encodeURIComponent('"><script>alert(1)</script>')}`,
  ]) {
    for (const path of ['/', '/locations', '/devices']) {
      const answer = await page.goto(`${url}${path}?${asked}`)
      expect(answer?.status(), `${path}?${asked}`).toBe(200)
      await expect(page.locator('main b > b, main img[src="x"], main td script')).toHaveCount(0)
    }
  }
  await page.goto(`${url}/`)
  await expect(panelOf(page, 'Location Analysis').getByRole('link', { name: '<b>Munich</b>' })).toBeVisible()
})

test('it moves by itself, which is neither a look nor an input', async ({ page }) => {
  await enter(page, 'system_administrator')
  const { owner } = installation.database
  const counts = async () =>
    (
      await owner.query(
        `select (select count(*)::int from log.activities where kind = 'read') as reads,
           (select max(last_activity_at) from public.sessions where user_id = $1 and ended_at is null) as active`,
        [people.system_administrator.id],
      )
    ).rows[0]
  const before = await counts()
  const newcomer = await member(installation, 'audit_user', 'Nora Newcomer')
  await expect(panelOf(page, 'Active sessions overview').getByText(newcomer.person.name)).toBeVisible({ timeout: 20_000 })
  expect(await counts()).toEqual(before)
})
