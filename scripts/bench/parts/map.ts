import { createRequire } from 'node:module'
import type { Browser } from '@playwright/test'
import { enter, withBrowser } from '@/scripts/bench/browser'
import { type Figure, kilobytes, ms } from '@/scripts/bench/figure'
import { layPoints, SESSIONS } from '@/scripts/bench/map/lay'
import { framesWhilePanned, paintsOf, watchPainting } from '@/scripts/bench/map/painting'
import { type View, views } from '@/scripts/bench/map/views'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader, type OpenSession } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'

const MOST_BYTES = 300 * 1024
const MOST_PAINT_MS = 1_000
const LEAST_FRAMES = 0.7
const TURNS = 5
const PAN_MS = 3_000
const viewport = { width: 1_440, height: 900 }

const resolve = createRequire(import.meta.url).resolve
const floorPage = `data:text/html,${encodeURIComponent('<!doctype html><div id="map" style="position:absolute;inset:0"></div>')}`

/** Frames a second of a Leaflet map with nothing on it. */
async function emptyMap(browser: Browser): Promise<number> {
  const context = await browser.newContext({ viewport })
  await watchPainting(context)
  const page = await context.newPage()
  await page.goto(floorPage)
  await page.addStyleTag({ path: resolve('leaflet/dist/leaflet.css') })
  await page.addScriptTag({ path: resolve('leaflet/dist/leaflet.js') })
  await page.evaluate(`L.map('map', { center: [24, 8], zoom: 2, worldCopyJump: true })`)
  const frames = await framesWhilePanned(page, PAN_MS)
  await context.close()
  return frames
}

/** Our map once: until it is painted after its page came and after it came nearer, and its frames a second while it is panned. */
async function ourMap(browser: Browser, origin: string, session: OpenSession) {
  const context = await browser.newContext({ viewport })
  await enter(context, origin, session)
  await watchPainting(context)
  const page = await context.newPage()
  await page.goto(`${origin}/map`)
  await page.locator('.leaflet-marker-pane button').nth(20).waitFor()
  await page.waitForTimeout(2_000)
  const frames = await framesWhilePanned(page, PAN_MS)
  for (let nearer = 0; nearer < 3; nearer += 1) {
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.waitForTimeout(1_500)
  }
  const paints = await paintsOf(page)
  await context.close()
  if (paints.page === null || paints.answers.length === 0) throw new Error('The map was not painted.')
  return { frames, page: paints.page, answer: Math.max(...paints.answers) }
}

const part = 'map'

function bytesFigure(all: readonly View[]): Figure {
  const [most] = [...all].sort((one, other) => other.bytes - one.bytes)
  if (most === undefined) throw new Error('Nothing was looked at.')
  const name = `the greatest of ${all.length} views of ${SESSIONS.toLocaleString('en-GB')} sessions, each at its own point, compressed`
  const measured = `${kilobytes(most.bytes)} (zoom ${most.zoom}, ${most.signs} signs)`
  return { part, name, target: `≤ ${kilobytes(MOST_BYTES)}`, measured, floor: '', ratio: null, good: most.bytes <= MOST_BYTES }
}

const paintFigure = (name: string, times: readonly number[]): Figure => {
  const worst = Math.max(...times)
  return {
    part,
    name,
    target: `≤ ${ms(MOST_PAINT_MS)}`,
    measured: `${ms(median(times))}, worst ${ms(worst)}`,
    floor: '',
    ratio: null,
    good: worst <= MOST_PAINT_MS,
  }
}

/** 50,000 sessions on the map: what is sent, when it is seen, and how it moves, in a real Chromium. */
export const map: Part = () =>
  onStage(
    {},
    ({ owner }) => layPoints(owner),
    async ({ origin, owner }) => {
      const session = await addSession(owner, await addPerson(owner, 'Mara Manager', 'audit_manager'))
      const { total, all } = await views(origin, { cookie: await cookieHeader(session) })
      if (total < SESSIONS) throw new Error(`The map tells of ${total} sessions.`)
      const [floors, maps] = await withBrowser(async (browser) => {
        const floor: number[] = []
        const ours: Awaited<ReturnType<typeof ourMap>>[] = []
        // In turn, so that what disturbs the one disturbs the other.
        for (let turn = 0; turn < TURNS; turn += 1) {
          floor.push(await emptyMap(browser))
          ours.push(await ourMap(browser, origin, session))
        }
        return [floor, ours] as const
      })
      const [frames, floor] = [median(maps.map((one) => one.frames)), median(floors)]
      return [
        bytesFigure(all),
        {
          part,
          name: 'answer to a view, median and worst',
          target: '',
          measured: `${ms(median(all.map((one) => one.ms)))}, ${ms(Math.max(...all.map((one) => one.ms)))}`,
          floor: '',
          ratio: null,
          good: null,
        },
        paintFigure(
          'signs painted after the page has come',
          maps.map((one) => one.page),
        ),
        paintFigure(
          'signs painted after the data of another zoom',
          maps.map((one) => one.answer),
        ),
        {
          ...{ part, name: 'frames a second while it is panned', target: `≥ ${LEAST_FRAMES} × an empty Leaflet map` },
          ...{
            measured: frames.toFixed(1),
            floor: `${floor.toFixed(1)} (empty map)`,
            ratio: frames / floor,
            good: frames / floor >= LEAST_FRAMES,
          },
        },
      ]
    },
  )
