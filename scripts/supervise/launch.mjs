import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installPackages } from './packages.mjs'
import { requireNode } from './requirements.mjs'
import { step } from './step.mjs'

/**
 * Installs what is missing and then runs a script in TypeScript with the arguments of this process. Signals are passed on: the script stops
 * what it started. Throws where the script could not be started.
 */
export async function launch(root, script) {
  let child
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child?.kill('SIGTERM'))
  requireNode(root)
  await step('Packages', () =>
    installPackages(root, (installer) => {
      child = installer
    }),
  )
  const args = ['--conditions=react-server', '--import', 'tsx', join(root, script), ...process.argv.slice(2)]
  child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
