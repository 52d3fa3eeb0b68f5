import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { APP_ROLE } from './cluster/roles'
import { startScratchCluster } from './cluster/scratch'
import { migrate } from './migrate/migrate'

const home = join(tmpdir(), `rollcall-scratch-${userInfo().username}`)
const state = join(home, 'addresses')
const DATABASE = 'rollcall'

async function start(): Promise<void> {
  await stop()
  rmSync(home, { recursive: true, force: true })
  const cluster = await startScratchCluster(home, DATABASE)
  cluster.leave()
  const ownerUrl = cluster.ownerUrl(DATABASE)
  writeFileSync(state, `${cluster.pid}\nDATABASE_OWNER_URL=${ownerUrl}\nDATABASE_URL=${cluster.appUrl(DATABASE)}\n`, { mode: 0o600 })
  const applied = await migrate({ ownerUrl, appRole: APP_ROLE })
  process.stdout.write(`applied: ${applied.join(', ') || 'nothing'}\n`)
  addresses()
}

async function stop(): Promise<void> {
  if (!existsSync(state)) return
  const pid = Number(readFileSync(state, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGINT')
    for (const end = Date.now() + 10_000; existsSync(join(home, 'cluster/postmaster.pid')) && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } catch {
    // It is gone already.
  }
  rmSync(state, { force: true })
}

function addresses(): void {
  if (!existsSync(state)) throw new Error('No scratch database runs. Start one: npm run db -- start')
  process.stdout.write(readFileSync(state, 'utf8').split('\n').slice(1).join('\n'))
}

const commands: Record<string, () => void | Promise<void>> = { start, stop, url: addresses }
const command = commands[process.argv[2] ?? '']
if (command === undefined) throw new Error('Say what to do: npm run db -- start | stop | url')
await command()
