import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './supervise/launch.mjs'

try {
  await launch(dirname(dirname(fileURLToPath(import.meta.url))), 'scripts/test/main.ts')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  // Whoever reads the result looks for this line, also when no test could be run.
  process.stdout.write('tests: 0 passed, 1 failed\n')
  process.exitCode = 1
}
