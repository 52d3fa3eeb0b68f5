import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Where a package of data lies. Found at run time: the server is bundled, the data is not. Asks the package loader too, which looks in parent folders. */
export function packageFolder(name: string): string {
  const root = /* turbopackIgnore: true */ process.cwd()
  const beside = join(/* turbopackIgnore: true */ root, 'node_modules', name)
  if (existsSync(beside)) return beside
  try {
    return join(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`), '..')
  } catch {
    return beside
  }
}
