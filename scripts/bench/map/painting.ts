import type { BrowserContext, Page } from '@playwright/test'
import { runInPages } from '@/scripts/bench/browser'

type Watch = {
  /** Milliseconds from the data to signs that are painted: of the page, and of each answer after it. */
  readonly paints: { page: number | null; answers: number[] }
  frames(ms: number): Promise<number>
}

/** Watches the map of each page of the context. */
export const watchPainting = (context: BrowserContext): Promise<void> =>
  runInPages(context, () => {
    const paints: Watch['paints'] = { page: null, answers: [] }
    let asked: number | null = null
    const painted = () => new Promise<number>((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const fetched = globalThis.fetch
    globalThis.fetch = async (...given) => {
      const answer = await fetched(...given)
      if (String(given[0]).includes('/api/map/points')) {
        await answer.clone().text()
        asked = performance.now()
      }
      return answer
    }
    new MutationObserver(async () => {
      if (document.querySelector('.leaflet-marker-pane button') === null) return
      const since = asked
      asked = null
      if (paints.page === null) {
        paints.page = -1
        const at = await painted()
        const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
        paints.page = at - (page?.responseEnd ?? 0)
      } else if (since !== null) paints.answers.push((await painted()) - since)
    }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] })
    const frames: Watch['frames'] = (ms) =>
      new Promise((resolve) => {
        let count = 0
        const began = performance.now()
        const next = (now: number) => {
          count += 1
          if (now - began < ms) requestAnimationFrame(next)
          else resolve((count / (now - began)) * 1_000)
        }
        requestAnimationFrame(next)
      })
    Object.assign(globalThis, { watch: { paints, frames } })
  })

/** What was seen so far. */
export const paintsOf = (page: Page): Promise<Watch['paints']> => page.evaluate('watch.paints')

/** Frames a second while a hand drags the map about for so many milliseconds. */
export async function framesWhilePanned(page: Page, ms: number): Promise<number> {
  const box = await page.locator('.leaflet-container').boundingBox()
  if (box === null) throw new Error('There is no map on the page.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const place = () => page.locator('.leaflet-map-pane').evaluate((pane) => pane.getBoundingClientRect().x)
  const before = await place()
  await page.mouse.move(x, y)
  await page.mouse.down()
  let over = false
  const counting = page.evaluate<number>(`watch.frames(${ms})`).finally(() => {
    over = true
  })
  for (let step = 0; !over; step += 1) {
    await page.mouse.move(x + Math.sin(step / 25) * box.width * 0.4, y + Math.sin(step / 17) * box.height * 0.3)
    await new Promise((resolve) => setTimeout(resolve, 8))
  }
  const moved = (await place()) !== before
  await page.mouse.up()
  if (!moved) throw new Error('The map was not moved.')
  return counting
}
