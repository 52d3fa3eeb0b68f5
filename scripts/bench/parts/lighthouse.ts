import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { enter, FLAGS } from '@/scripts/bench/browser'
import { type Figure, ms } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, type OpenSession } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'
import { layHistory } from '@/scripts/demo/lay'
import { ensureChromium } from '@/scripts/test/chromium'

/** The newest that runs on the oldest Node that we run on. It comes when this part is measured, so that no installation carries it. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const LEAST = 95
const TIMES = 3
const LONGEST_MS = 300_000
const size = { people: 120, days: 30 }

type Report = {
  readonly finalDisplayedUrl: string
  readonly runtimeError?: { readonly message: string }
  readonly categories: Readonly<Record<'performance' | 'accessibility', { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly numericValue?: number }>>
}

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** Runs Lighthouse in the Chromium that listens on a port, with its cookies. */
async function run(url: string, port: number, file: string): Promise<Report> {
  const asked = ['--preset=desktop', '--only-categories=performance,accessibility', '--output=json', `--output-path=${file}`, '--quiet']
  await promisify(execFile)('npm', ['exec', '--yes', '--prefer-offline', LIGHTHOUSE, '--', url, ...asked, `--port=${port}`], {
    timeout: LONGEST_MS,
  })
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  if (report.runtimeError || report.finalDisplayedUrl !== url)
    throw new Error(`Lighthouse saw ${report.finalDisplayedUrl}: ${report.runtimeError?.message ?? 'another page'}`)
  return report
}

/** What Lighthouse says of a page, by its desktop preset, in a new Chromium that is signed in. */
async function look(origin: string, session: OpenSession): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lighthouse-'))
  const port = await freePort()
  const args = [...FLAGS, `--remote-debugging-port=${port}`]
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: ensureChromium(), args })
  try {
    await enter(context, origin, session)
    return await run(`${origin}/`, port, join(folder, 'report.json'))
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const part = 'lighthouse'

function scoreFigure(category: keyof Report['categories'], reports: readonly Report[]): Figure {
  const scores = reports.map(({ categories }) => Math.round(100 * (categories[category].score ?? 0)))
  const score = median(scores)
  const name = `/ for a manager, desktop preset: ${category}, median of ${reports.length}`
  return { part, name, target: `≥ ${LEAST}`, measured: `${score} (${scores.join(', ')})`, floor: '', ratio: null, good: score >= LEAST }
}

/** What the score is made of. */
function detailFigure(reports: readonly Report[]): Figure {
  const of = (audit: string) => median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN))
  const [first, largest] = [ms(of('first-contentful-paint')), ms(of('largest-contentful-paint'))]
  const measured = `first paint ${first}, largest ${largest}, blocked ${ms(of('total-blocking-time'))}, shift ${of('cumulative-layout-shift').toFixed(3)}`
  return { part, name: 'the same: paints, blocking, layout shift', target: '', measured, floor: '', ratio: null, good: null }
}

/** The dashboard with a month of history as Lighthouse sees it. */
export const lighthouse: Part = () =>
  onStage(
    {},
    ({ ownerUrl }) => layHistory(ownerUrl, size),
    async ({ origin, owner }) => {
      const session = await addSession(owner, await addPerson(owner, 'Mara Manager', 'audit_manager'))
      const reports: Report[] = []
      for (let time = 0; time < TIMES; time += 1) reports.push(await look(origin, session))
      return [scoreFigure('performance', reports), scoreFigure('accessibility', reports), detailFigure(reports)]
    },
  )
