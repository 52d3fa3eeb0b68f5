import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/scripts/cluster/port'
import { builtDeploymentId } from '@/scripts/prepare/build'
import { serverProgram } from '@/scripts/prepare/server'
import { projectRoot } from '@/scripts/project'
import { becomesHealthy } from '@/scripts/supervise/health.mjs'
import { type Exit, type Held, hold, type Program, release } from '@/scripts/supervise/hold.mjs'

type Options = {
  readonly databaseUrl: string
  /** More variables, such as APP_URL or TRUSTED_PROXIES. */
  readonly env?: Readonly<Record<string, string>>
  readonly port?: number
  /** Where to listen; all servers of a test are on this machine only. */
  readonly host?: '127.0.0.1' | '127.0.0.2' | '::1'
  /** Do not wait until it is ready: for a database that is down. */
  readonly impatient?: boolean
  /** As a platform starts it: `next start` alone, with no more variables than are given, and without the preload. */
  readonly plain?: boolean
}

export type TestServer = {
  readonly url: string
  readonly port: number
  readonly pid: () => number | undefined
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  /** How it ended, once it has. */
  readonly exited: () => Promise<Exit>
  /** Ends it and starts it again on the same port. `SIGKILL` plays the crash. */
  readonly restart: (signal?: NodeJS.Signals) => Promise<void>
  /** Everything it has printed so far. */
  readonly output: () => string
}

/** What signs cookies and makes links in tests. */
export const SECRET = 'a secret for tests only, 48 bytes long, not used.'

/** Not from the developer's shell, nor from their .env: empty counts as unset. What is laid for a test is not tidied up by the clock. */
const unset = Object.fromEntries(
  [
    'APP_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_DIRECT_URL',
    'TRUSTED_PROXIES',
    'GEOIP_DB_PATH',
    'MAP_TILES_URL',
    'CRON_SECRET',
    'METRICS_TOKEN',
    'LOG_LEVEL',
    'RESEND_API_KEY',
    'SMTP_URL',
    'DATA_DIR',
    'EXAMPLE_CONTACTS',
  ].map((name) => [name, '']),
)

function plainProgram({ host, port }: { host: string; port: number }, variables: Readonly<Record<string, string>>, log: string): Program {
  const args = ['node_modules/next/dist/bin/next', 'start', '-H', host, '-p', String(port)]
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...variables } satisfies NodeJS.ProcessEnv
  return { file: process.execPath, args, cwd: projectRoot, env, lifeline: false, log }
}

/** Starts the built server, as `npm start` does, on a free port and the given database. */
export async function startServer({
  databaseUrl,
  env = {},
  port: wanted,
  host = '127.0.0.1',
  impatient = false,
  plain = false,
}: Options): Promise<TestServer> {
  const port = wanted ?? (await freePort(0, host))
  const url = `http://${host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
  const { NODE_OPTIONS: _, ...given } = process.env
  const own = {
    ROLLCALL_SCHEDULER: 'off',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    AUTH_URL: env.APP_URL ?? url,
    HOST: host,
    PORT: String(port),
  }
  const next = { NEXT_DEPLOYMENT_ID: builtDeploymentId(), NEXT_TELEMETRY_DISABLED: '1' }
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-server-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const log = join(folder, 'output')
  const whole = serverProgram('start', { host, port }, { ...given, ...unset, ...own, ...next, ...env })
  const program = plain
    ? plainProgram({ host, port }, { DATABASE_URL: databaseUrl, AUTH_SECRET: SECRET, APP_URL: url, ...env }, log)
    : { ...whole, log }
  let held: Held

  const start = async (): Promise<void> => {
    held = hold(program)
    const alive = () => held.child.exitCode === null && held.child.signalCode === null
    const ready = impatient || (await becomesHealthy(`http://${host.includes(':') ? `[${host}]` : host}:${port}/api/health`, alive))
    if (ready) return
    await release(held, 'SIGKILL', 0)
    throw new Error(`The server did not get ready:\n${readFileSync(log, 'utf8')}`)
  }
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => release(held, signal, 10_000)

  await start()
  return {
    url,
    port,
    pid: () => held.child.pid,
    stop,
    exited: () => held.exited,
    restart: async (signal) => {
      await stop(signal)
      await start()
    },
    output: () => readFileSync(log, 'utf8'),
  }
}
