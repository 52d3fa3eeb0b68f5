import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { rowOf, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Installation
test.beforeAll(async () => {
  installation = await startInstallation({ TRUSTED_PROXIES: '127.0.0.1/32' })
})
test.afterAll(() => installation.stop())

const from = (ip: string) => ({ 'x-forwarded-for': ip })

test('a session that moves shows its trail; a manager names the device and corrects the place', async ({ page }) => {
  const { server, database } = installation
  const tina = await createPerson(database, 'audit_user', 'Tina Traveller')
  const browser = visitor(server)
  await browser.signIn(tina, from('87.150.1.1'))
  const id = await sessionOf(database, tina)
  // The second request is no page and no form: whatever uses the session counts.
  await browser.get('/api/live?poll=1', { ...from('52.49.158.7'), accept: '*/*' })
  const trail = async () => (await database.owner.query('select from session_addresses where session_id = $1', [id])).rowCount
  await expect.poll(trail).toBe(2)

  const manager = await createPerson(database, 'audit_manager', 'Mia Manager')
  await signIn(page, server.url, manager)
  await visit(page, `${server.url}/sessions/${id}`)
  const way = page.getByRole('region', { name: 'Addresses used in this session' })
  await expect(way.getByRole('listitem')).toHaveCount(2)
  await expect(way.getByRole('listitem').first()).toContainText('87.150.1.1')
  await expect(way.getByRole('listitem').first()).toContainText('At sign-in')
  for (const text of ['52.49.158.7', 'Now', 'Ireland', 'Amazon.com, Inc. (AS16509)', 'Hosting network'])
    await expect(way.getByRole('listitem').last()).toContainText(text)

  // By mouse.
  await page.getByRole('button', { name: 'Name this device' }).click()
  const naming = page.getByRole('dialog', { name: 'Name this device' })
  await naming.getByLabel('Name').fill('Front desk')
  await naming.getByLabel(/^Reason/).fill('Asked by phone')
  await expectAccessible(page)
  await naming.getByRole('button', { name: 'Save' }).click()
  await expect(naming.getByText('The device is now called Front desk.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('“Asked by phone”')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Name this device' }))
  await page.keyboard.press('Enter')
  await tabTo(page, naming.getByLabel('Name'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Back desk')
  await page.keyboard.press('Enter')
  await expect(naming.getByText('The device is now called Back desk.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(naming).toHaveCount(0)

  // By keyboard.
  await page.getByRole('button', { name: 'Correct the place' }).focus()
  await page.keyboard.press('Enter')
  const correcting = page.getByRole('dialog', { name: 'Correct the place' })
  await expect(correcting.getByLabel('City')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Munich')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Bavaria')
  await correcting.getByLabel('Country').selectOption({ label: 'As recorded' })
  await page.keyboard.press('Enter')
  await correcting.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(correcting.getByText('A place needs its country.')).toBeVisible()
  await expectAccessible(page)
  await correcting.getByLabel('Country').selectOption({ label: 'Germany' })
  await correcting.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(correcting.getByText('The place is now shown as Munich, Bavaria, Germany.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('s')).toContainText('Ireland')
  await expectAccessible(page)

  await page.goto(`${server.url}/sessions`)
  for (const text of ['Back desk', 'Munich, Bavaria, Germany']) await expect(rowOf(page, tina)).toContainText(text)
})
