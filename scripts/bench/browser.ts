import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { ensureChromium } from '@/scripts/test/chromium'
import { cookieOf, type OpenSession } from './people'

/** What Chromium is started with. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]

/** A real, headless Chromium for the time of `work`. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** Makes a browser's cookies those of the session. */
export async function enter(context: BrowserContext, url: string, session: OpenSession): Promise<void> {
  await context.addCookies([{ ...(await cookieOf(session)), url }])
}

/** Runs `script` in each document of the context before its own scripts. tsx names functions by a helper, which pages do not have. */
export async function runInPages(context: BrowserContext, script: () => void): Promise<void> {
  await context.addInitScript({ content: `(() => { const __name = (named) => named; (${script})() })()` })
}
