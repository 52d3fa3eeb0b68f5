import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = 'node_modules/flag-icons'
const target = 'public/flags'

/**
 * Copies the flags of countries (two letters, 4 × 3) to where they are served as plain files, once per version of the package. Run from
 * the project's folder before Next starts: it lists the public files at its start.
 */
export function copyFlags(root = '.') {
  const { version } = JSON.parse(readFileSync(join(root, source, 'package.json'), 'utf8'))
  const stamp = join(root, target, 'version.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  mkdirSync(join(root, target), { recursive: true })
  const files = readdirSync(join(root, source, 'flags/4x3')).filter((name) => /^[a-z]{2}\.svg$/.test(name))
  for (const name of files) cpSync(join(root, source, 'flags/4x3', name), join(root, target, name))
  writeFileSync(stamp, version)
}
