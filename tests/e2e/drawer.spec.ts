import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { expectEnded, rowOf, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { endBy, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person
let other: Member
let people: Member[]

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  other = await member(installation, 'audit_manager', 'Otto Other')
  people = []
  for (const name of ['Uma One', 'Ugo Two', 'Una Three']) people.push(await member(installation, 'audit_user', name))
})
test.afterAll(() => installation.stop())

const drawer = (page: Page, name: string) => page.getByRole('dialog', { name: `Session of ${name}` })
const linkOf = (page: Page, name: string) => rowOf(page, { name }).getByRole('link', { name })
const list = '/sessions?status=active&sort=user'

test('by mouse: over the list, along it, back to it; a reload shows the page', async ({ page }) => {
  await signIn(page, url, manager)
  await page.setViewportSize({ width: 1200, height: 420 })
  await visit(page, url + list)
  await linkOf(page, 'Una Three').scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate(() => scrollY)
  expect(scrolled).toBeGreaterThan(0)
  await linkOf(page, 'Una Three').click()
  await expect(drawer(page, 'Una Three')).toBeVisible()
  await expect(page).toHaveURL(`${url}/sessions/${people[2]?.sessionId}`)
  await expect(page.locator('main tbody tr')).toHaveCount(5)
  expect(await page.evaluate(() => scrollY)).toBe(scrolled)

  // In the list's order, whatever that is: by name it is Mia, Otto, Ugo, Uma, Una.
  await expect(page.getByText('5 of 5')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next session' })).toBeDisabled()
  await page.getByRole('button', { name: 'Previous session' }).click()
  await expect(drawer(page, 'Uma One')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next session' })).toBeEnabled()
  await page.goBack()
  await expect(page).toHaveURL(url + list)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(linkOf(page, 'Uma One')).toBeFocused()

  await page.goForward()
  await expect(drawer(page, 'Uma One')).toBeVisible()
  await page.mouse.click(40, 300)
  await expect(page).toHaveURL(url + list)
  await page.goForward()
  await drawer(page, 'Uma One').getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(url + list)
  await page.goForward()
  await expect(drawer(page, 'Uma One')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Session of Uma One', level: 1 })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'All sessions' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(url + list)
  await scripted(page)
  await linkOf(page, 'Ugo Two').click()
  await drawer(page, 'Ugo Two').getByRole('link', { name: 'Open as page' }).click()
  await expect(page.getByRole('link', { name: 'All sessions' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('by keyboard: in, along, help, a kill above it, and out; axe in both themes', async ({ page }) => {
  const victim = await member(installation, 'audit_user', 'Vic Victim')
  await signIn(page, url, manager)
  await visit(page, url + list)
  await page.keyboard.press('j')
  await expect(linkOf(page, 'Mia Manager')).toBeFocused()
  await linkOf(page, 'Una Three').focus()
  await page.keyboard.press('Enter')
  const shown = drawer(page, 'Una Three')
  await expect(shown).toBeFocused()
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 390],
    ['dark', 1440],
    ['light', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await expectNoFinding(page)
    expect(await shown.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('j')
  await expect(drawer(page, 'Vic Victim')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible()
  await page.keyboard.press('k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(drawer(page, 'Vic Victim')).toBeVisible()

  await tabTo(page, drawer(page, 'Vic Victim').getByRole('button', { name: 'Kill session', exact: true }))
  await page.keyboard.press('Enter')
  const kill = page.getByRole('dialog', { name: 'Kill session' })
  await tabTo(page, kill.getByRole('button', { name: 'Kill session', exact: true }))
  await page.keyboard.press('Enter')
  await expect(kill.getByText('The session of Vic Victim has ended.')).toBeVisible()
  expect((await victim.visitor.get('/sessions')).status).toBe(307)
  // The drawer below has learnt of it, and the dialog is still there to be read.
  await expect(page.getByRole('heading', { name: 'How it ended', includeHidden: true })).toBeVisible()
  await expect(kill.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(kill).toHaveCount(0)
  await expect(drawer(page, 'Vic Victim')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(url + list)
  await expect(linkOf(page, 'Vic Victim')).toBeFocused()
  await expect(rowOf(page, victim.person)).toContainText('Terminated')
})

test('what happens elsewhere: its end shows, other ends read nothing anew, and no refresh keeps the viewer alive', async ({ page }) => {
  const [shown, aside] = [await member(installation, 'audit_user', 'Sue Shown'), await member(installation, 'audit_user', 'Asa Aside')]
  await signIn(page, url, manager)
  await visit(page, url + list)
  await linkOf(page, 'Sue Shown').click()
  await expect(drawer(page, 'Sue Shown').getByRole('button', { name: 'Kill session', exact: true })).toBeVisible()
  const { owner } = installation.database
  const aged = `update public.sessions set last_activity_at = last_activity_at - interval '5 minutes' where user_id = $1 and ended_at is null`
  await owner.query(aged, [manager.id])
  const moved = async () =>
    (
      await owner.query(
        `select max(last_activity_at) > now() - interval '4 minutes' as moved from public.sessions where user_id = $1 and ended_at is null`,
        [manager.id],
      )
    ).rows[0].moved
  expect(await moved()).toBe(false)
  const read: string[] = []
  page.on('request', (request) => request.headers().rsc && read.push(new URL(request.url()).pathname))
  const looked = page.waitForResponse((response) => response.url().includes(`/api/sessions/rows?ids=${shown.sessionId}&`))
  await endBy(other, aside.sessionId)
  await expect(page.locator('main tbody tr').filter({ hasText: 'Asa Aside' })).toContainText('Terminated')
  await (await looked).finished()
  // Long enough for a refresh to be asked for, were there one.
  await page.waitForTimeout(500)
  expect(read).toEqual([])
  await endBy(other, shown.sessionId)
  await expect(drawer(page, 'Sue Shown').getByRole('definition').getByText('Otto Other')).toBeVisible({ timeout: 15_000 })
  await expect(drawer(page, 'Sue Shown').getByRole('button', { name: 'Kill session', exact: true })).toHaveCount(0)
  await expect(page).toHaveURL(`${url}/sessions/${shown.sessionId}`)
  expect(read).toContain(`/sessions/${shown.sessionId}`)
  expect(await moved()).toBe(false)
})

test('the list below stays where it is, and a name given above it is newer than what it heard before', async ({ page }) => {
  await signIn(page, url, manager)
  await page.setViewportSize({ width: 1200, height: 420 })
  await visit(page, url + list)
  const heard = page.waitForResponse((response) => response.url().includes('/api/sessions/rows'))
  await member(installation, 'audit_user', 'Zac Zephyr')
  await (await heard).finished()
  await linkOf(page, 'Una Three').click()
  const shown = drawer(page, 'Una Three')
  await expect(shown).toBeVisible()
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(0)
  await page.mouse.move(40, 300)
  await page.mouse.wheel(0, -before)
  await shown.getByRole('button', { name: 'Name this device' }).click()
  const dialog = page.getByRole('dialog', { name: 'Name this device' })
  await dialog.getByLabel('Name', { exact: true }).fill('Front desk')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('The device is now called Front desk.')).toBeVisible()
  await expect(page.locator('main tbody tr').filter({ hasText: 'Una Three' })).toContainText('Front desk')
  expect(await page.evaluate(() => scrollY)).toBe(before)
})

test('an Audit User: one’s own sessions, and the end of one’s own', async ({ page }) => {
  const user = await createPerson(installation.database, 'audit_user', 'Ute User')
  await signIn(page, url, user)
  await scripted(page)
  await linkOf(page, 'Ute User').click()
  await expect(drawer(page, 'Ute User')).toBeVisible()
  await expect(drawer(page, 'Ute User').getByRole('button', { name: /^Kill/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Previous session' })).toBeDisabled()
  await endBy(other, new URL(page.url()).pathname.split('/').at(-1) ?? '', 'Please call us.')
  await expectEnded(page, 'Please call us.')
})

test('what is on its way shows its outline at once, where it will stand, and nothing shifts', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, url + list)
  const held: (() => void)[] = []
  await page.route(/[?&]_rsc=/, (route) => void held.push(() => route.continue()))
  const release = async () => {
    await expect.poll(() => held.length).toBe(1)
    // Shifts that follow a press by less than half a second would not count.
    await page.waitForTimeout(600)
    held.pop()?.()
  }
  const outline = (selector: string, part: string) =>
    page.evaluate(
      ([of, where]) => {
        const { width, height, content } = getComputedStyle(document.querySelector(of ?? '') ?? document.body, where)
        return content === 'none' ? null : { width, height }
      },
      [selector, part],
    )

  await linkOf(page, 'Una Three').click({ noWaitAfter: true })
  await expect.poll(() => outline('[data-opens]', '::after')).toEqual({ width: '640px', height: '720px' })
  await release()
  await expect(drawer(page, 'Una Three')).toBeVisible()
  expect(await drawer(page, 'Una Three').boundingBox()).toMatchObject({ width: 640, height: 720 })
  expect(await outline('[data-opens]', '::after')).toBeNull()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('link', { name: '7 d', exact: true }).click({ noWaitAfter: true })
  await expect(page.locator('main [aria-busy="true"]').filter({ has: page.locator('tbody') })).toHaveCount(1)
  await release()
  await page.waitForURL(/since=7d/)
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)

  await page.getByRole('link', { name: 'Users' }).click({ noWaitAfter: true })
  await expect.poll(() => outline('main', '::before')).toMatchObject({ height: '640px' })
  await release()
  await page.waitForURL('**/users')
  expect(await outline('main', '::before')).toBeNull()
  const shifted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const seen = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
        })
        seen.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 300)
      }),
  )
  expect(shifted).toBeLessThan(0.02)
})
