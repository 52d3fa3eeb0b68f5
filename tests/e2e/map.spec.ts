import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoFinding } from '@/tests/helpers/accessible'
import { closeOnceLeft, onlyHere, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { endBy } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { card, markers as list, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

let installation: Installation
let url: string
let manager: Person
const members: { readonly person: Person; readonly browser: Visitor; readonly id: string }[] = []

/** Signs in from an address of the world: its place is that of the location data. */
async function comes(name: string, ip: string) {
  const person = await createPerson(installation.database, 'audit_user', name)
  const browser = visitor(installation.server)
  await browser.signIn(person, { 'x-forwarded-for': ip })
  const member = { person, browser, id: await sessionOf(installation.database, person) }
  members.push(member)
  return member
}

const germany = '87.150.1.1'
const hosting = '52.49.158.7'

test.beforeAll(async () => {
  installation = await startInstallation({ TRUSTED_PROXIES: '127.0.0.1/32' })
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  for (const name of ['Anna One', 'Bert Two', 'Carl Three']) await comes(name, germany)
  await comes('Hosted Person', hosting)
  // A place of its own, far from the others, for whoever is alone there.
  const { id } = await comes('Alone Away', '87.150.1.1')
  await installation.database.owner.query(
    `update public.sessions set latitude = 64.15, longitude = -21.94, city = 'Reykjavik', region = null, country = 'IS' where id = $1`,
    [id],
  )
})
test.afterAll(() => installation.stop())

test('a manager opens clusters and pins by mouse; the list beside tells the same, and the numbers those of the list of sessions', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const seen = await watch(context)
  const page = await context.newPage()
  const outside = await onlyHere(page)
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  const three = sign(page, /^3 sessions, .*Germany: 3 active$/)
  await expect(three).toBeVisible()
  await expect(sign(page, /^Alone Away, Reykjavik/)).toBeVisible()
  // In the same order: the zoom's two, then most sessions first.
  await expect(list(page).getByRole('button')).toHaveCount(2)
  await expect(list(page).getByRole('button').first()).toContainText('Germany')
  await expect(list(page).getByRole('button').last()).toContainText('Alone Away')
  // What is nowhere stands beside it.
  const beside = page.getByRole('region', { name: 'Beside the map' })
  for (const kind of ['Hosting', 'Private network']) {
    await expect(beside.getByRole('button', { name: new RegExp(`^${kind}`) })).toBeVisible()
    await expect(beside.getByRole('link', { name: `Show 1 session: ${kind}` })).toHaveText('1')
  }

  const total = page.getByRole('link', { name: '6 sessions on the map and beside it' })
  await expect(total).toBeVisible()
  const other = await context.newPage()
  await other.goto(new URL((await total.getAttribute('href')) ?? '', url).href)
  await expect(other.getByText('of 6')).toBeVisible()
  await other.close()

  // At one and the same point: they fan out.
  await three.click()
  await expect(page.getByRole('heading', { name: /^3 sessions, .*Germany$/ })).toBeFocused()
  for (const name of ['Anna One', 'Bert Two', 'Carl Three']) await expect(sign(page, new RegExp(`^${name}, `))).toBeVisible()
  await sign(page, /^Bert Two, /).click()
  await expect(card(page).getByRole('heading', { name: 'Bert Two' })).toBeFocused()
  await expect(card(page)).toContainText('within about 50 km (')
  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(sign(page, /^Bert Two, /)).toBeFocused()
  await page.getByRole('button', { name: '← All markers' }).click()
  await expect(sign(page, /^Bert Two, /)).toHaveCount(0)

  await beside.getByRole('button', { name: /^Hosting/ }).click()
  await page.getByRole('button', { name: /^Hosted Person/ }).click()
  await expect(card(page).getByRole('link', { name: 'Open session' })).toHaveAttribute('href', `/sessions/${members[3]?.id}`)
  await card(page).getByRole('link', { name: 'Open session' }).click()
  await page.waitForURL(`**/sessions/${members[3]?.id}`)
  expect(outside).toEqual([])
  expect(seen).toEqual([])
  await context.close()
})

test('by keyboard alone: walk, open, choose, kill; whoever was ended leaves the map', async ({ browser, page }) => {
  const victim = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': germany } })
  const person = await createPerson(installation.database, 'audit_user', 'Vera Victim')
  await signIn(await victim.newPage(), url, person)
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  const four = sign(page, /^4 sessions, .*Germany: 4 active$/)
  await expect(four).toBeVisible()
  await tabTo(page, four)
  await page.keyboard.press('ArrowRight')
  await expect(sign(page, /^Alone Away/)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^4 sessions/ })).toBeFocused()
  await tabTo(page, page.getByRole('listitem').getByRole('button', { name: /^Vera Victim/ }))
  await page.keyboard.press('Enter')
  await expect(card(page).getByRole('heading', { name: 'Vera Victim' })).toBeFocused()
  await tabTo(page, card(page).getByRole('button', { name: 'Kill session' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Kill session' })
  await expect(dialog).toContainText('Vera Victim')
  await expectNoFinding(page)
  await tabTo(page, dialog.getByRole('button', { name: 'Kill session' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('The session of Vera Victim has ended.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^3 sessions/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sign(page, /^3 sessions, .*Germany: 3 active$/)).toBeVisible()
  const { rows } = await installation.database.owner.query('select end_reason from public.sessions where user_id = $1', [person.id])
  expect(rows).toEqual([{ end_reason: 'killed' }])
  await closeOnceLeft(victim)
})

test('who comes and goes elsewhere appears and leaves without a reload', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  await page.evaluate(() => Object.assign(globalThis, { loadedOnce: true }))
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
  const { browser } = await comes('Nina Newcomer', germany)
  await expect(sign(page, /^4 sessions, .*Germany/)).toBeVisible()
  await browser.post('/api/sign-out')
  await expect(sign(page, /^3 sessions, .*Germany/)).toBeVisible()
  expect(await page.evaluate(() => 'loadedOnce' in globalThis)).toBe(true)
})

test('an Audit User sees their own alone, and ends nobody', async ({ browser }) => {
  const context = await browser.newContext()
  const seen = await watch(context)
  const page = await context.newPage()
  const person = await createPerson(installation.database, 'audit_user', 'Uma User')
  await signIn(page, url, person)
  // Not by a header, which a browser leaves out where it sends by itself: whoever moves to a private network leaves the map.
  await installation.database.owner.query(
    `update public.sessions set network_class = 'public', latitude = 52.37, longitude = 9.73, city = 'Hanover', country = 'DE' where user_id = $1`,
    [person.id],
  )
  await visit(page, `${url}/map`)
  await sign(page, /^Uma User, .*Germany: active$/).click()
  await expect(card(page)).toContainText('This device')
  await expect(card(page).getByRole('button', { name: 'Kill session' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '1 session on the map and beside it' })).toBeVisible()
  for (const { person: other } of members) await expect(page.getByText(other.name)).toHaveCount(0)
  expect(seen).toEqual([])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await context.close()
})

test('an administrator plays the range, shades countries, filters; axe and the policy find nothing', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const seen = await watch(context)
  const page = await context.newPage()
  const outside = await onlyHere(page)
  const { id } = await comes('Gone Person', germany)
  const ender = visitor(installation.server)
  await ender.signIn(manager)
  await endBy({ person: manager, sessionId: '', visitor: ender }, id)
  const administrator = await createPerson(installation.database, 'system_administrator', 'Ada Administrator')
  await signIn(page, url, administrator)
  await visit(page, `${url}/map?status=all`)
  await expect(sign(page, /Germany: .*active/).first()).toBeVisible()
  await expect(sign(page, /killed/).first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('checkbox', { name: 'Shade countries' }).check()
  const countries = page.getByRole('region', { name: 'Countries' })
  await expect(countries.getByRole('link', { name: /^Germany/ })).toHaveAttribute('href', '/sessions?country=DE&count=all')
  const count =
    (await countries
      .getByRole('link', { name: /^Germany/ })
      .locator('i')
      .textContent()) ?? ''
  const other = await context.newPage()
  await other.goto(`${url}/sessions?country=DE`)
  await expect(other.getByText(`of ${count}`)).toBeVisible()
  await other.close()

  await page.getByRole('button', { name: 'Play over time' }).click()
  const slider = page.getByRole('slider', { name: 'Moment' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^Signed in at /)
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('link', { name: '0 sessions signed in then' })).toBeVisible()
  await expectNoFinding(page)
  await page.keyboard.press('End')
  await expect(page.getByText(/^\d+ sessions signed in then$/)).not.toHaveText('0 sessions signed in then')
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(slider).toHaveCount(0)

  await page.goto(`${url}/map?city=Nowhere`)
  await expect(page.getByText('No session matches.')).toBeVisible()
  await expectAccessible(page)
  expect(outside).toEqual([])
  expect(seen).toEqual([])
  await context.close()
})

test('bad questions are told so, and looking without a page is recorded', async () => {
  const { browser } = members[0] ?? (await comes('Somebody', germany))
  for (const [question, said] of [
    ['points?zoom=2', 'The part of the map is not right'],
    ['points?zoom=99&box=-80,-180,80,180', 'The zoom is not right'],
    ['points?zoom=2&box=80,-180,-80,180', 'south comes before north'],
    ['points?zoom=2&box=-80,-180,80,180&at=2999-01-01T00:00:00Z', 'The moment lies in the future.'],
    ['points?zoom=2&box=-80,-180,80,180&at=1900-01-01T00:00:00Z', 'The moment lies before what is kept.'],
    ['sessions?part=somewhere', 'This is no part of the map.'],
    ['sessions', 'This is no part of the map.'],
  ] as const) {
    const answer = await browser.get(`/api/map/${question}`)
    expect(answer.status, question).toBe(400)
    expect(answer.body, question).toContain(said)
  }
  const managers = visitor(installation.server)
  await managers.signIn(manager)
  const id = await sessionOf(installation.database, manager)
  const reads = async () =>
    (
      await installation.database.owner.query(
        `select details->>'filter' as filter from log.activities where session_id = $1 and kind = 'read' and details->>'filter' like 'map%'`,
        [id],
      )
    ).rows
  const question = 'points?zoom=2&box=-80,-180,80,180&status=all'
  expect((await managers.get(`/api/map/${question}`)).status).toBe(200)
  expect(await reads()).toEqual([{ filter: 'map?status=all' }])
})
