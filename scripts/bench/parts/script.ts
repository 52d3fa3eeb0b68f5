import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { enter, withBrowser } from '@/scripts/bench/browser'
import { type Figure, kilobytes } from '@/scripts/bench/figure'
import { asBrowser, ask } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader, type OpenSession } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { floorPaths } from '@/scripts/bench/workshop'

/** Of a page with tables, and of one with charts or a map. */
const MOST_BYTES = 90 * 1024
const MOST_DRAWN_BYTES = 220 * 1024
/** Time for what a page loads after its load event, in milliseconds. */
const QUIET_MS = 3_000
/** So far down every page is looked at. */
const SCREENS = 6

/** Scripts that the HTML names: tags and preloads, in the order of their addresses. */
function scriptsOf(html: string): string[] {
  return [...new Set([...html.matchAll(/(?:src|href)="(\/_next\/[^"]+?\.js[^"]*)"/g)].map(([, path]) => path ?? ''))]
}

/** Bytes of the scripts, each packed by gzip -9. */
async function packed(origin: string, paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => ask(origin + path, { headers: { 'accept-encoding': 'identity' } })))
  return files.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0)
}

/** Paths and bytes on the wire of all scripts that a new Chromium loads for a page, by its network log. */
async function loaded(browser: Browser, url: string, session: OpenSession): Promise<{ paths: string[]; bytes: number }> {
  // The edge forbids scripts on an answer that brings no policy, and the bare page brings none.
  const context = await browser.newContext({ bypassCSP: true })
  await enter(context, new URL(url).origin, session)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const scripts = new Map<string, string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || /\.js(?:\?|$)/.test(response.url)) scripts.set(requestId, new URL(response.url).pathname)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await devtools.send('Network.enable')
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(QUIET_MS)
  // What is loaded only when it is seen counts too.
  for (let screen = 1; screen <= SCREENS; screen += 1) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(QUIET_MS / SCREENS)
  }
  await context.close()
  return { paths: [...new Set(scripts.values())], bytes }
}

function figure(name: string, product: number, bare: number, most = MOST_BYTES): Figure {
  const above = product - bare
  const measured = `${kilobytes(above)} (${kilobytes(product)} in all)`
  const target = `≤ ${kilobytes(most)} above the bare page`
  return { part: 'script', name, target, measured, floor: kilobytes(bare), ratio: product / bare, good: above <= most }
}

/** JavaScript of `/sessions` above that of the bare page of the same build, told twice: by the HTML and by Chromium; and that of the dashboard and the map. */
export const script: Part = () =>
  onStage(
    {},
    async () => {},
    async ({ origin, owner }) => {
      const session = await addSession(owner, await addPerson(owner, 'Ada Administrator', 'system_administrator'))
      const headers = { ...asBrowser(await cookieHeader(session)), 'accept-encoding': 'identity' }
      const named = async (path: string) => {
        const { body } = await ask(origin + path, { headers })
        return packed(origin, scriptsOf(body.toString()))
      }
      const byHtml = figure('scripts that the HTML of /sessions names, gzip -9', await named('/sessions'), await named(floorPaths.sessions))
      return withBrowser(async (browser) => {
        const product = await loaded(browser, `${origin}/sessions`, session)
        const bare = await loaded(browser, origin + floorPaths.sessions, session)
        const byBrowser = figure(
          'scripts that Chromium loads for /sessions, gzip -9',
          await packed(origin, product.paths),
          await packed(origin, bare.paths),
        )
        const drawn: Figure[] = []
        for (const path of ['/', '/map']) {
          const { paths } = await loaded(browser, origin + path, session)
          const name = `scripts that Chromium loads for ${path}, looked at to its end, gzip -9`
          drawn.push(figure(name, await packed(origin, paths), await packed(origin, bare.paths), MOST_DRAWN_BYTES))
        }
        return [byHtml, byBrowser, figure('the same as served, with headers', product.bytes, bare.bytes), ...drawn]
      })
    },
  )
