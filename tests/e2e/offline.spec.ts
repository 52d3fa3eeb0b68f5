import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { Role } from '@/lib/access/roles'
import { signIn, visit, watch } from '@/tests/helpers/browser'
import { fillIn } from '@/tests/helpers/cast'
import { layVaried } from '@/tests/helpers/dashboard'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { card, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { declared } from '@/tests/helpers/surface'

const roles = ['audit_user', 'audit_manager', 'system_administrator'] as const

/** By the folder of each page, where it is looked at; what stands in braces is filled in. Drawers are opened from their lists. */
const places: Readonly<Record<string, string>> = {
  '(console)': '/?since=90d',
  '(console)/account': '/account',
  '(console)/account/activities': '/account/activities',
  '(console)/account/not-me/[id]': '/account/not-me/{self}',
  '(console)/account/sessions': '/account/sessions',
  '(console)/activities': '/activities?kind=all&since=30d',
  '(console)/activities/[id]': '/activities/{activity}',
  '(console)/cases': '/cases',
  '(console)/cases/[id]': '/cases/{case}',
  '(console)/contacts': '/contacts',
  '(console)/contacts/[id]': '/contacts/{own}',
  '(console)/contacts/import': '/contacts/import',
  '(console)/contacts/new': '/contacts/new',
  '(console)/devices': '/devices',
  '(console)/export/activities': '/export/activities',
  '(console)/export/sessions': '/export/sessions',
  '(console)/kill': '/kill?scope=others',
  '(console)/locations': '/locations',
  '(console)/map': '/map?status=all',
  '(console)/recording': '/recording',
  '(console)/reviews': '/reviews',
  '(console)/sessions': '/sessions',
  '(console)/sessions/[id]': '/sessions/{self}',
  '(console)/settings': '/settings',
  '(console)/settings/mail': '/settings/mail',
  '(console)/settings/mail/[id]': '/settings/mail/018f0000-0000-7000-8000-000000000000',
  '(console)/users': '/users',
  '(console)/users/[id]': '/users/{person}',
  '(sign-in)/address/[token]': '/address/{address}',
  '(sign-in)/forgot': '/forgot',
  '(sign-in)/invite/[token]': '/invite/{invite}',
  '(sign-in)/not-me/[token]': '/not-me/{notMe}',
  '(sign-in)/password/[token]': '/password/{renewal}',
  '(sign-in)/setup': '/setup?token={setup}',
  '(sign-in)/sign-in': '/sign-in',
}

let installation: Installation
let url: string
let people: Record<Role, Person>

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  const made: [Role, Person][] = []
  for (const role of roles) made.push([role, await createPerson(installation.database, role, `Person ${role}`)])
  people = Object.fromEntries(made) as Record<Role, Person>
  await layVaried(installation.database, Object.values(people))
  const place = { country: 'IS', city: 'Reykjavik', lat: 64.15, lon: -21.94 }
  const laid = Object.values(people).map((person) => ({ person, startedAgo: 600, idleFor: 60, ...place }))
  await laySessions(laid, installation.database)
})
test.afterAll(() => installation.stop())

/** What is asked for elsewhere than on this machine. Not cut off by hand, as that would hold up files that pages make themselves: asked for, it has failed. */
function askedElsewhere(context: BrowserContext): string[] {
  const asked: string[] = []
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== 'localhost' && hostname !== '127.0.0.1') asked.push(request.url())
  })
  return asked
}

/** As by hand to the end of the page, so that what comes only when it is seen has come. */
async function lookThrough(page: Page): Promise<void> {
  const many = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight / innerHeight))
  for (let screen = 0; screen <= Math.min(many, 8); screen += 1) {
    await page.evaluate((at) => scrollTo(0, at * innerHeight), screen)
    await page.waitForTimeout(40)
  }
}

/** Keeps each figure of the page as PNG and as CSV, and answers what the files are called. */
async function keepAll(page: Page): Promise<string[]> {
  const names: string[] = []
  await expect(page.locator('[data-waiting]')).toHaveCount(0)
  const buttons = page
    .getByRole('figure')
    .getByRole('button', { name: /^(PNG|CSV) of / })
    .filter({ visible: true })
  for (let at = 0; at < (await buttons.count()); at += 1) {
    const button = buttons.nth(at)
    // A chart is drawn once it is seen, and can be kept from then on.
    await button.scrollIntoViewIfNeeded()
    await expect(button).toBeEnabled()
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), button.click()])
    names.push(file.suggestedFilename())
    // Chromium drops what a page saves beyond ten files within a second.
    if (at % 9 === 8) await page.waitForTimeout(1_100)
  }
  return names
}

/** Opens a pin, comes nearer, shades, and plays. */
async function tryMap(page: Page): Promise<void> {
  await sign(page, /Reykjavik/)
    .first()
    .click()
  await card(page)
    .or(page.getByRole('heading', { name: /^\d+ sessions, Reykjavik/ }))
    .first()
    .waitFor()
  await page.getByRole('checkbox', { name: 'Shade countries' }).check()
  await page.getByRole('button', { name: 'Play over time' }).click()
  for (let nearer = 0; nearer < 3; nearer += 1) await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page.getByText('lie beyond what is seen').or(page.getByText('Nobody here'))).toBeVisible()
}

test('each page is among those that are looked at', () => {
  const pages = declared().pages.filter((file) => !file.includes('@drawer'))
  const folders = pages.map((file) => file.replace(/^app\//, '').replace(/\/page\.tsx$/, ''))
  expect(Object.keys(places).sort()).toEqual(folders.sort())
})

for (const role of roles)
  test(`${role}: all pages work with nothing but this machine, and the policy finds nothing`, async ({ context, page }) => {
    test.setTimeout(300_000)
    const seen = await watch(context)
    const outside = askedElsewhere(context)
    const { id } = people[role]
    await signIn(page, url, people[role])
    const self = await sessionOf(installation.database, people[role])
    await page.goto(`${url}/contacts/new`)
    const fill = await fillIn(installation, self, Object.values(places))
    const { rows } = await installation.database.owner.query('select id from log.activities where actor_id = $1 limit 1', [id])
    const addresses = Object.values(places).map((place) => fill(place).replace('{activity}', rows[0].id))
    for (const address of addresses) {
      await visit(page, url + address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await lookThrough(page)
      if (/^\/(\?|locations|devices)/.test(address)) {
        const files = await keepAll(page)
        for (const ending of ['.png', '.csv']) expect(files.filter((name) => name.endsWith(ending)).length, address).toBeGreaterThan(0)
      }
      if (address.startsWith('/map')) await tryMap(page)
    }
    for (const list of ['/sessions', '/activities?kind=all']) {
      await visit(page, url + list)
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      await page.waitForURL(/\/(sessions|activities)\/[0-9a-f-]{36}/)
    }
    expect(outside).toEqual([])
    expect(seen).toEqual([])
  })
