import { spawn } from 'node:child_process'
import { projectRoot } from '@/scripts/project'

/** Runs one of our packages' programs with this Node. Its output is kept and shown only if it fails. */
export function runNode(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.removeListener('exit', stop)
      if (code === 0) resolve()
      else reject(new Error(`${args.join(' ')} ended with ${signal ?? code}:\n${output.trim()}`))
    })
  })
}
