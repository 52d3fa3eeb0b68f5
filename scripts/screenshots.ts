import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './cluster/port'
import { projectRoot } from './project'
import { openBrowser, signedIn, take } from './screenshots/browser'
import { shots } from './screenshots/shots'

const folder = join(projectRoot, 'docs/screenshots')

function startDemo(port: number): { demo: ChildProcess; ready: Promise<void> } {
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1', APP_URL: '' }
  const demo = spawn(process.execPath, [join(projectRoot, 'scripts/demo.mjs')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = new Promise<void>((resolve, reject) => {
    demo.stdout?.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      if (chunk.includes('Ready after')) resolve()
    })
    demo.once('exit', () => reject(new Error('The demo ended before it was ready.')))
  })
  return { demo, ready }
}

/** Takes the pictures of docs/screenshots anew, from the demo. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const { demo, ready } = startDemo(port)
  try {
    await ready
    const browser = await openBrowser()
    const page = await signedIn(browser, `http://localhost:${port}`)
    for (const shot of shots) {
      await take(page, shot, folder)
      process.stdout.write(`docs/screenshots/${shot.name}.png\n`)
    }
    await browser.close()
  } finally {
    demo.kill('SIGTERM')
  }
}

await main()
