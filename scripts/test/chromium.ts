import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** The same Chromium without a window around its pages. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']
const INSTALL_MS = 120_000
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The system's Chromium: CHROMIUM_PATH, or what is found under one of its usual names. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) return isProgram(wanted) ? wanted : undefined
  return findOne([...NAMES, 'Google Chrome', 'Chromium'])
}

/** The shell of the system's Chromium, for tests of what is on a page: it takes two thirds of the processor's time. None beside a CHROMIUM_PATH. */
export function findShell(): string | undefined {
  return process.env.CHROMIUM_PATH ? undefined : findOne(SHELLS)
}

function findOne(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

/** By apt, where we are root and may; whether it worked is seen by looking again. */
function install(...packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || process.env.CHROMIUM_PATH || !isProgram('/usr/bin/apt-get')) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
    spawnSync('apt-get', args, { env: environment, stdio: 'ignore', timeout: INSTALL_MS })
}

/** Finds a Chromium, or installs one by apt where we are root. Throws with what to do. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== undefined) return found
  install('chromium')
  const installed = findChromium()
  if (installed !== undefined) return installed
  throw new Error('There is no Chromium for the browser tests. Install chromium or google-chrome, or set CHROMIUM_PATH to one.')
}

/** Installs the shell too, where that may be done. Without it the tests take longer, and are the same. */
export function ensureShell(): void {
  if (findShell() === undefined) install('chromium-headless-shell')
}
