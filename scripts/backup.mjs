import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './supervise/launch.mjs'

try {
  await launch(dirname(dirname(fileURLToPath(import.meta.url))), 'scripts/backup/backup.ts')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
