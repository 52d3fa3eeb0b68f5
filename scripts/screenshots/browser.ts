import { type Browser, chromium, type Page } from '@playwright/test'
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
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setUserAgentOverride', identity)
  const manager = SIGN_INS[1]
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(`${manager.local}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(manager.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/')
  return page
}

/** Takes the picture into `folder`. The one of a single session opens the first that somebody killed. */
export async function take(page: Page, shot: Shot, folder: string): Promise<void> {
  await page.setViewportSize({ width: shot.width, height: shot.height })
  await page.emulateMedia({ colorScheme: shot.dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.goto(shot.path)
  if (shot.name === 'session') {
    const row = page
      .getByRole('row')
      .filter({ hasText: /killed/i, hasNot: page.getByText(/private network|unknown/i) })
      .first()
    const link = await row.locator('a[href^="/sessions/"]').first().getAttribute('href')
    await page.goto(link ?? shot.path)
  }
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${folder}/${shot.name}.png` })
}
