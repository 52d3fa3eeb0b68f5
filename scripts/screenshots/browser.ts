import { type Browser, chromium, expect, type Page } from '@playwright/test'
import { en } from '@/lib/i18n/en'
import { SIGN_INS } from '@/scripts/demo/sign-ins'
import { ensureChromium } from '@/scripts/test/chromium'
import type { Shot } from './shots'

const VERSION = '143.0.7499.40'
const brands = (version: string) => [
  { brand: 'Chromium', version },
  { brand: 'Google Chrome', version },
]

// A headless browser says so, and Rollcall would rightly show it as a bot.
const identity = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  userAgentMetadata: {
    brands: brands('143'),
    fullVersionList: brands(VERSION),
    platform: 'Linux',
    platformVersion: '',
    architecture: 'x86',
    model: '',
    mobile: false,
  },
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] })
}

/** A page of the demo's manager, signed in. */
export async function signedIn(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, timezoneId: 'UTC', locale: 'en-GB' })
  // tsx hands functions on with their names kept by this, which the page does not have.
  await context.addInitScript('globalThis.__name = (made) => made')
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setUserAgentOverride', identity)
  const manager = SIGN_INS[1]
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(`${manager.local}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(manager.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/')
  // The demo tells people of each new sign-in: of this one there is nothing to be told in pictures.
  const seen = page.getByRole('button', { name: 'It was me' })
  for (let left = await seen.count(); left > 0; left -= 1) {
    await seen.first().click()
    await expect(seen).toHaveCount(left - 1)
  }
  return page
}

/** Whether all that is in view has been counted and drawn: charts, and the outlines and signs of a map. */
function isDrawn(): boolean {
  const inView = (element: Element) => {
    const { top, bottom, width } = element.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < innerHeight
  }
  const isBlank = (canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    const pixels = width * height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined
    return pixels === undefined || !new Uint32Array(pixels.buffer).some((pixel) => pixel !== 0)
  }
  if ([...document.querySelectorAll('[data-waiting], [data-pending]')].some(inView)) return false
  const charts = [...document.querySelectorAll<HTMLCanvasElement>('figure canvas')].filter(inView)
  const maps = [...document.querySelectorAll('section:has(.leaflet-pane)')].filter(inView)
  // Of a map the tiles of open sea stay blank.
  const isMapped = (map: Element) =>
    [...map.querySelectorAll('canvas')].some((tile) => !isBlank(tile)) && map.querySelector('button, [role="button"]')
  return !charts.some(isBlank) && maps.every(isMapped) && [...document.images].filter(inView).every(({ complete }) => complete)
}

/** Where the first such link leads. A search that stopped in time goes on where it says so. */
async function firstOf(page: Page, links: string): Promise<string> {
  const link = page.locator(links)
  const further = page.getByRole('link', { name: en.explorer.goOn })
  for (;;) {
    await link.or(further).first().waitFor()
    if ((await link.count()) > 0) return (await link.first().getAttribute('href')) ?? ''
    const from = page.url()
    await further.first().click()
    await page.waitForURL((to) => to.href !== from)
  }
}

/** Takes the picture into `folder`, once it is drawn. */
export async function take(page: Page, { name, path, open, from, dark, ...viewport }: Shot, folder: string): Promise<void> {
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.goto(path)
  if (open !== undefined) await page.goto(await firstOf(page, open))
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (from !== undefined) await page.getByRole('heading', { name: from }).evaluate((heading) => heading.scrollIntoView())
  await page.evaluate(() => document.fonts.ready)
  // Twice: what comes in late may bring something that is drawn.
  for (let looks = 0; looks < 2; looks += 1) {
    await page.waitForFunction(isDrawn)
    await page.waitForTimeout(400)
  }
  await page.screenshot({ path: `${folder}/${name}.png` })
}
