import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'

const folder = join(projectRoot, 'test-results')
const most = 6_000

/** Prints what the browser showed when a test failed: where only the output is kept, nothing else tells. */
export function printLastPages(): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'error-context.md')
    if (existsSync(file))
      process.stdout.write(
        `\n— ${name}\n${readFileSync(file, 'utf8')
          .replace(/^.*?(?=# Error details)/s, '')
          .slice(0, most)}\n`,
      )
  }
}
