import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.link))
}

/** Whether packages for development are left out, as in an image: npm's own setting. */
const withoutDev = /\bdev\b/.test(process.env.npm_config_omit ?? process.env.NPM_CONFIG_OMIT ?? '')

/** Whether node_modules holds exactly what the lockfile names; packages for other platforms may be missing. */
function areInstalled(root) {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const have = packagesOf(installed)
  const want = packagesOf(join(root, 'package-lock.json'))
  for (const [path, { version, optional, dev, devOptional }] of want) {
    const found = have.get(path)
    if (found === undefined ? !(optional || (withoutDev && (dev || devOptional))) : found.version !== version) return false
  }
  return [...have.keys()].every((path) => want.has(path))
}

/** Runs a program with its output kept, and shows it only if it fails. `onChild` is told of it, to stop it early. */
function runQuietly(file, args, options, onChild) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    onChild(child)
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ${args.join(' ')} failed:\n${output.trim()}`))))
  })
}

/** Installs what the lockfile names, if that is not there already. */
export async function installPackages(root, onChild = () => {}) {
  if (areInstalled(root)) return 'up to date'
  // Under npm the very same npm is used again, wherever it lies.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const args = [
    ...npm[1],
    'ci',
    ...(withoutDev ? [] : ['--include=dev']),
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ]
  await runQuietly(npm[0], args, { cwd: root, env: process.env }, onChild)
  return 'installed'
}
