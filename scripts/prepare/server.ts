import { join } from 'node:path'
import type { Environment } from '@/lib/env/parse'
import { projectRoot } from '@/scripts/project'
import type { Program } from '@/scripts/supervise/hold.mjs'
import { deploymentId } from './build'
import { serverActionsKey } from './secrets'

type Server = {
  readonly environment: Environment
  readonly appUrl: string
  readonly authSecret: string
  readonly dataDir: string
  readonly sources: string
}

/** Where people reach the application, without a slash at the end. */
export function publicOrigin(environment: Environment): string {
  return environment.appUrl?.origin ?? `http://localhost:${environment.port}`
}

/** Where we reach it ourselves: an address that listens everywhere is no address to call. */
export function healthUrl(environment: Environment): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[environment.host] ?? environment.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${environment.port}/api/health`
}

/** The environment of the server: what it needs, and neither the owner's address nor the first administrator's password. */
export function serverEnvironment({ environment, appUrl, authSecret, dataDir, sources }: Server): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Empty, not missing: Next reads .env again and would put them back.
    DATABASE_OWNER_URL: '',
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
    DATABASE_URL: appUrl,
    // The embedded database has no other address; one that was left in the environment is of another database.
    DATABASE_DIRECT_URL: environment.databaseUrl === undefined ? '' : (environment.databaseDirectUrl ?? ''),
    DATA_DIR: dataDir,
    AUTH_SECRET: authSecret,
    AUTH_URL: publicOrigin(environment),
    PORT: String(environment.port),
    HOST: environment.host,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: serverActionsKey(authSecret),
    NEXT_DEPLOYMENT_ID: deploymentId(sources),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** How to run Next: with the preload that knows the peer's address, and with the lifeline to who supervises it. */
export function serverProgram(mode: 'start' | 'dev', environment: { host: string; port: number }, variables: NodeJS.ProcessEnv): Program {
  // Relative, since `next dev` hands them on in NODE_OPTIONS, which breaks at spaces; and one only, since it loses a second.
  const files = mode === 'dev' ? ['./scripts/preload.cjs'] : ['./scripts/preload.cjs', './scripts/supervise/lifeline.cjs']
  const preload = files.flatMap((file) => ['--require', file])
  return {
    file: process.execPath,
    args: [...preload, join(projectRoot, 'node_modules/next/dist/bin/next'), mode, '-H', environment.host, '-p', String(environment.port)],
    cwd: projectRoot,
    env: { ...variables, NODE_ENV: mode === 'dev' ? 'development' : 'production' },
    lifeline: mode === 'start',
  }
}
