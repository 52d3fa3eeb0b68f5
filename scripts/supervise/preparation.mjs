import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs scripts/prepare, which needs TypeScript and memory and therefore ends before the server starts. It asks us to
 * hold the database (`hold`), says which lock it took in our name (`lock`), and at last how to run the server (`ready`).
 */
export function runPreparation(root, mode, { onChild, onHold, onLock }) {
  return new Promise((resolve, reject) => {
    const args = ['--conditions=react-server', '--import', 'tsx', join(root, 'scripts/prepare/prepare.ts'), mode]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    onChild(child)
    let ready
    child.on('message', (message) => {
      if (message.kind === 'lock') onLock(message.file)
      if (message.kind === 'ready') ready = message
      if (message.kind === 'hold') {
        const held = onHold(message.program)
        void held.exited.then(() => child.connected && child.send({ kind: 'gone' }))
      }
    })
    child.once('error', reject)
    // It has told the person why; nothing is to be added here.
    child.once('exit', (code) => (code === 0 && ready !== undefined ? resolve(ready) : reject(undefined)))
  })
}
