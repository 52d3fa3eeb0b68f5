import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runPart } from './child'
import { ensureChromium, ensureShell } from './chromium'
import { ensureBuild } from './ensure-build'
import { printLastPages } from './last-pages'
import { playwrightTally, type Tally, vitestTally } from './tally'

async function withReport(work: (file: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-report-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Unit and integration tests, all or those whose file matches a filter. */
export async function runUnit(filters: readonly string[]): Promise<Tally> {
  process.stdout.write('\n— unit and integration tests\n')
  return await withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return vitestTally(file, await runPart(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters]))
  })
}

/** Browser tests on the built server. */
export async function runBrowser(filters: readonly string[]): Promise<Tally> {
  process.stdout.write('\n— browser tests\n')
  await ensureBuild()
  ensureChromium()
  ensureShell()
  return await withReport(async (file) => {
    const command = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...filters]
    const succeeded = await runPart(command, { FORCE_COLOR: '0', PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    if (!succeeded) printLastPages()
    return playwrightTally(file, succeeded)
  })
}
