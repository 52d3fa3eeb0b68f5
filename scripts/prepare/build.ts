import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { hashOf } from './hash'
import { runNode } from './run'

const SOURCES = [
  'app',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
]
const OUTPUT = join(projectRoot, '.next')
const STAMP = join(OUTPUT, 'rollcall-build')
const isNoSource = (path: string) => /\.test\.tsx?$/.test(path) || path === 'lib/db/generated'

/** Names what a build is made of. Also the deployment's id, by which an open tab notices that the server has changed. */
export function sourceHash(): string {
  return hashOf(SOURCES, isNoSource)
}

/** Whether .next is the build of these sources. */
export function isBuilt(sources: string): boolean {
  if (!existsSync(STAMP) || !existsSync(join(OUTPUT, 'BUILD_ID'))) return false
  return readFileSync(STAMP, 'utf8').split('\n')[0] === sources
}

const SECRETS = [
  'AUTH_SECRET',
  'CRON_SECRET',
  'METRICS_TOKEN',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_DIRECT_URL',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
]

/**
 * The key that Next builds in, from which it makes the names of actions too: the same for all builds of these sources, so that instances which
 * were built apart know each other's forms. It keeps nothing secret: every server is given a key of its AUTH_SECRET, which goes before it.
 */
function builtInKey(sources: string): string {
  return createHash('sha256').update(`rollcall build ${sources}`).digest('base64')
}

/** What a build may know: nothing secret. Empty, not missing: Next would read .env again. */
function buildEnvironment(sources: string): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...given } = process.env
  const hidden = Object.fromEntries(SECRETS.map((name) => [name, '']))
  const key = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: builtInKey(sources) }
  return { ...given, ...hidden, ...key, NEXT_DEPLOYMENT_ID: deploymentId(sources), NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
}

/** The name of a build of these sources that pages carry: short, and another one for other sources. */
export function deploymentId(sources: string): string {
  return sources.slice(0, 16)
}

/** Removes the types of routes that `next dev` wrote: they may name pages that are no more, and would fail the check. */
export function forgetOldTypes(): void {
  rmSync(join(OUTPUT, 'dev/types'), { recursive: true, force: true })
}

/** Builds the application unless .next is the build of these sources. It belongs to no secret: one build, or one image, serves any installation. */
export async function buildApplication(sources: string): Promise<string> {
  if (isBuilt(sources)) return 'up to date'
  rmSync(STAMP, { force: true })
  forgetOldTypes()
  await runNode(['node_modules/next/dist/bin/next', 'build'], buildEnvironment(sources))
  mkdirSync(OUTPUT, { recursive: true })
  writeFileSync(STAMP, `${sources}\n`)
  return 'built'
}

/** The deployment's id of the build that is there, which its server must be told. Throws where there is none. */
export function builtDeploymentId(): string {
  if (!existsSync(STAMP)) throw new Error('There is no build. Run npm test -- e2e, which makes one, or npm start.')
  return deploymentId(readFileSync(STAMP, 'utf8').split('\n')[0] ?? '')
}
