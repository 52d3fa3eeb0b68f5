import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { signIn, visit, watch } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { card, sign } from '@/tests/helpers/map-page'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let tiles: Server
let manager: Person
/** A grey point. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCAxvxhLwAAAABJRU5ErkJggg==', 'base64')

test.beforeAll(async () => {
  tiles = createServer((_, answer) => answer.setHeader('content-type', 'image/png').end(picture))
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve))
  const { port } = tiles.address() as AddressInfo
  installation = await startInstallation({ MAP_TILES_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, MAP_TILES_CREDIT: 'Tiles: Example' })
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  const person = await createPerson(installation.database, 'audit_user', 'Norway Person')
  const munich = { person, country: 'DE', city: 'Munich', lat: 48.14, lon: 11.58 }
  const laid = [{ person, country: 'NO' }, munich].map((of) => ({ ...of, startedAgo: 600, idleFor: 60 }))
  await laySessions(laid, installation.database)
})
test.afterAll(async () => {
  await installation.stop()
  tiles.close()
})

/** Whether anything is drawn over the pictures. */
const isDrawn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-tile-pane canvas')].some((canvas) =>
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((part, at) => at % 4 === 3 && part > 0),
    ),
  )

test('over pictures from elsewhere countries are shaded, and where a session may be is shown', async ({ browser }) => {
  const context = await browser.newContext()
  const seen = await watch(context)
  const page = await context.newPage()
  const { url } = installation.server
  await signIn(page, url, manager)
  await visit(page, `${url}/map`)
  await expect(page.locator('.leaflet-tile-pane img').first()).toBeVisible()
  await expect(page.getByText('Tiles: Example')).toBeVisible()
  expect(await isDrawn(page)).toBe(false)

  await page.getByRole('checkbox', { name: 'Shade countries' }).check()
  await expect.poll(() => isDrawn(page)).toBe(true)
  await page.getByRole('checkbox', { name: 'Shade countries' }).uncheck()
  await expect.poll(() => isDrawn(page)).toBe(false)

  await sign(page, /^Norway Person, Munich/).click()
  await expect(card(page)).toContainText('within about 50 km')
  await expect(page.locator('.leaflet-overlay-pane path')).toBeVisible()
  expect(await isDrawn(page)).toBe(false)

  await page.getByRole('button', { name: /^Country only/ }).click()
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /^Norway Person/ })
    .click()
  await expect(card(page)).toContainText('somewhere in this country')
  await expect.poll(() => isDrawn(page)).toBe(true)
  expect(seen).toEqual([])
  await context.close()
})
