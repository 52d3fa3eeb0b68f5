import type { BrowserContext, Page } from '@playwright/test'

type Watched = { rollcallTestShift?: number }

/** Sums up what moves on pages by itself, as browsers judge it (Layout Instability). */
export async function watchShift(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const watched = globalThis as Watched
    watched.rollcallTestShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) watched.rollcallTestShift = (watched.rollcallTestShift ?? 0) + entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What has moved on this page since it was opened; nothing is 0. */
export const shiftOf = (page: Page): Promise<number> => page.evaluate(() => (globalThis as Watched).rollcallTestShift ?? Number.NaN)
