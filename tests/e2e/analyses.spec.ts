import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { Role } from '@/lib/access/roles'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { layVaried, listTotal, numberIn, panelOf } from '@/tests/helpers/dashboard'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { type LaidSession, laySessions } from '@/tests/helpers/laid-sessions'
import { shiftOf, watchShift } from '@/tests/helpers/layout-shift'
import { createPerson, type Person } from '@/tests/helpers/people'

const roles = ['audit_user', 'audit_manager'] as const
const day = 86_400

let installation: Installation
let url: string
let people: Record<(typeof roles)[number], Person>
let newcomer: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  const { database } = installation
  const make = (role: Role) => createPerson(database, role, `Person ${role}`)
  people = { audit_user: await make('audit_user'), audit_manager: await make('audit_manager') }
  newcomer = await createPerson(database, 'audit_user', 'Nora Newcomer')
  await layVaried(database, Object.values(people))
  const lay = (person: Person, days: number, what: Partial<LaidSession>): LaidSession => {
    const ago = days * day - 900
    return { person, startedAgo: days * day, idleFor: ago, ended: { ago, reason: 'signed_out' }, ...what }
  }
  await laySessions(
    Object.values(people).flatMap((person) => [
      // So long the records reach back, for each of them.
      lay(person, 27, { os: 'macOS', browser: 'Safari', country: 'NO', city: 'Bergen' }),
      ...[0.9, 0.8, 0.7].map((days) => lay(person, days, { os: 'Kali Linux', browser: 'Firefox', country: 'IS', asn: 6677 })),
    ]),
    database,
  )
})
test.afterAll(() => installation.stop())

const figureIn = (page: Page, panel: string) => panelOf(page, panel).getByRole('figure')

/** What is pressed leads to a list that has as many as were said. */
async function expectLeads(page: Page, said: number, press: () => Promise<void>): Promise<void> {
  const here = page.url()
  expect(said).toBeGreaterThan(0)
  await press()
  await page.waitForURL(/\/sessions\?/)
  expect(await listTotal(page), page.url()).toBe(said)
  await page.goBack()
  await page.waitForURL(here)
  await expect(page.locator('[data-area="notes"]')).toBeVisible()
}

for (const role of roles) {
  test(`${role}: a row, a segment and a new value lead to as many rows as they say`, async ({ context, page }) => {
    const seen = await watch(context)
    // A chart stands there as soon as it is drawn.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await signIn(page, url, people[role])
    for (const [path, panel, over, fresh] of [
      ['/locations', 'Countries', 'Countries over time', 'Iceland'],
      ['/devices', 'Versions of operating systems', 'Operating systems over time', 'Kali Linux'],
    ] as const) {
      await visit(page, url + path)
      const total = page.locator('[data-area="notes"] a')
      await expectLeads(page, await numberIn(total), () => total.click())

      const row = figureIn(page, panel).locator('tbody tr').nth(1)
      await expectLeads(page, await numberIn(row.locator('td').first()), () => row.getByRole('link').click())

      const chart = figureIn(page, over)
      await chart.scrollIntoViewIfNeeded()
      await expect(chart.getByRole('button', { name: /^PNG of / })).toBeEnabled()
      const box = await chart.locator('canvas').boundingBox()
      // Of a bar near the end what lies at its foot: the first in the legend that has any.
      const cells = chart.locator('tbody tr').last().locator('td[data-value]:not([data-value="0"])')
      const said = Number(await cells.first().getAttribute('data-value'))
      await expectLeads(page, said, () =>
        chart.locator('canvas').click({ position: { x: (box?.width ?? 0) - 8, y: (box?.height ?? 0) - 32 } }),
      )

      const value = panelOf(page, 'New in this period').getByRole('listitem').filter({ hasText: fresh })
      await expect(value).toContainText(/First seen (today|yesterday)/)
      const many = role === 'audit_manager' ? 6 : 3
      await expect(value).toContainText(`${many} sessions`)
      await expectLeads(page, many, () => value.getByRole('link', { name: fresh }).click())
    }
    expect(seen).toEqual([])
  })
}

test('the first session of a new value is one press away, and others’ are out of sight', async ({ page }) => {
  await signIn(page, url, people.audit_user)
  await visit(page, `${url}/devices`)
  const value = panelOf(page, 'New in this period').getByRole('listitem').filter({ hasText: 'Kali Linux' })
  await expect(page.locator('main')).not.toContainText('Person audit_manager')
  await value.getByRole('link', { name: /First seen/ }).click()
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Person audit_user')
})

test('a trend, a change and shares over time are told in words, and the table is followed by the keyboard alone', async ({ page }) => {
  await signIn(page, url, people.audit_manager)
  await visit(page, `${url}/locations?since=7d`)
  const row = figureIn(page, 'Countries').locator('tbody tr').filter({ hasText: 'Iceland' })
  await expect(row.getByRole('img')).toHaveAccessibleName(/^(rising|falling|steady|only on)/)
  await expect(row).toContainText('none in the period before')
  const chart = figureIn(page, 'Countries over time')
  await expect(chart.getByRole('img')).toHaveAccessibleName(/^Country: share of sessions per day, .+ from .+ to .+, from the first half/)
  const [file] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: /^CSV of/ }).click()])
  expect(file.suggestedFilename()).toBe('country-share-of-sessions-per-day.csv')
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')[0]).toMatch(/^\uFEFFDay,.*Iceland.*,All$/)
  await tabTo(page, chart.getByText('Show as table'), 200)
  await page.keyboard.press('Enter')
  const cell = chart.locator('tbody td a').first()
  await tabTo(page, cell, 40)
  await expectLeads(page, await numberIn(cell), () => page.keyboard.press('Enter'))
})

test('a file is offered once the script can make it, and a chart is drawn where a busy machine tells of several moments at once', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const Real = IntersectionObserver
    globalThis.IntersectionObserver = class extends Real {
      constructor(told: IntersectionObserverCallback, how?: IntersectionObserverInit) {
        const unseen = ({ target }: IntersectionObserverEntry) => ({ target, isIntersecting: false, intersectionRatio: 0 })
        super((entries, self) => told([...entries.map(unseen), ...entries] as IntersectionObserverEntry[], self), how)
      }
    }
  })
  await signIn(page, url, people.audit_manager)
  let come = () => {}
  const script = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/_next/static/**/*.js*', (route) => script.then(() => route.continue()))
  await page.goto(`${url}/devices`, { waitUntil: 'domcontentloaded' })
  const chart = figureIn(page, 'Operating systems over time')
  const kept = async (kind: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: `${kind} of` }).click()])
    return file.suggestedFilename()
  }
  await expect(chart.getByRole('button', { name: 'CSV of' })).toBeDisabled()
  come()
  expect(await kept('CSV')).toMatch(/\.csv$/)
  expect(await kept('PNG')).toMatch(/\.png$/)
})

test('where nothing matches, or next to nothing is there, it is said and led on', async ({ page }) => {
  await signIn(page, url, people.audit_manager)
  for (const path of ['/locations', '/devices']) {
    await visit(page, `${url}${path}?q=nobody-is-called-so`)
    await expect(page.getByRole('heading', { name: 'No session matches' })).toBeVisible()
    await page.getByRole('link', { name: 'The last 30 days, unfiltered' }).click()
    await page.waitForURL(url + path)
    await expect(page.locator('[data-area="notes"]')).toBeVisible()
  }
  await page.context().clearCookies()
  await signIn(page, url, newcomer)
  await visit(page, `${url}/devices`)
  const fresh = panelOf(page, 'New in this period')
  await expect(fresh).toContainText('Nothing came up here for the first time.')
  await expect(fresh).toContainText('Records begin on')
  await expectAccessible(page, 'a single session')
})

test('axe: both pages, full and empty, by the hour and by the week', async ({ page }) => {
  await signIn(page, url, people.audit_manager)
  for (const path of ['/locations', '/devices', '/locations?since=24h', '/devices?from=2026-06-01', '/locations?q=nobody-is-called-so']) {
    await visit(page, url + path)
    await expect(page.locator('[data-area]').first()).toBeVisible()
    await expectAccessible(page, path)
  }
})

test('nothing moves while what is told late comes in, and without script every number is there', async ({ browser, context, page }) => {
  await watchShift(context)
  await signIn(page, url, people.audit_manager)
  for (const [width, path] of [
    [1440, '/locations'],
    [390, '/devices'],
    [800, '/devices?since=90d'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await visit(page, url + path)
    for (const heading of await page.getByRole('heading', { level: 2 }).all()) await heading.scrollIntoViewIfNeeded()
    await page.waitForTimeout(700)
    expect(await shiftOf(page), `${path} at ${width}`).toBe(0)
  }
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const still = await plain.newPage()
  await signIn(still, url, people.audit_manager)
  await still.goto(`${url}/devices`)
  const table = still.getByRole('figure').filter({ hasText: 'System: share of sessions per day' })
  await table.getByText('Show as table').click()
  await table.locator('tbody td a').first().click()
  await still.waitForURL('**/sessions?**')
  await plain.close()
})
