import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretFingerprint } from '@/lib/crypto/secret-fingerprint'
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

/** Whether .next is the build of these sources; with `actionsKey`, also of that key, which Next builds in. */
export function isBuilt(sources: string, actionsKey?: string): boolean {
  if (!existsSync(STAMP) || !existsSync(join(OUTPUT, 'BUILD_ID'))) return false
  const [builtFrom, key] = readFileSync(STAMP, 'utf8').split('\n')
  return builtFrom === sources && (actionsKey === undefined || key === secretFingerprint(actionsKey))
}

/** What a build may know: nothing secret but Next's own key. Empty, not missing: Next would read .env again. */
function buildEnvironment(sources: string, actionsKey: string): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...given } = process.env
  const hidden = Object.fromEntries(
    ['AUTH_SECRET', 'CRON_SECRET', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'].map(
      (name) => [name, ''],
    ),
  )
  const next = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey, NEXT_DEPLOYMENT_ID: deploymentId(sources), NEXT_TELEMETRY_DISABLED: '1' }
  return { ...given, ...hidden, ...next, NODE_ENV: 'production' }
}

/** The name of a build of these sources that pages carry: short, and another one for other sources. */
export function deploymentId(sources: string): string {
  return sources.slice(0, 16)
}

/** Removes the types of routes that `next dev` wrote: they may name pages that are no more, and would fail the check. */
export function forgetOldTypes(): void {
  rmSync(join(OUTPUT, 'dev/types'), { recursive: true, force: true })
}

/** Builds the application unless .next is the build of these sources and this key. */
export async function buildApplication(sources: string, actionsKey: string): Promise<string> {
  if (isBuilt(sources, actionsKey)) return 'up to date'
  rmSync(STAMP, { force: true })
  forgetOldTypes()
  await runNode(['node_modules/next/dist/bin/next', 'build'], buildEnvironment(sources, actionsKey))
  mkdirSync(OUTPUT, { recursive: true })
  writeFileSync(STAMP, `${sources}\n${secretFingerprint(actionsKey)}\n`)
  return 'built'
}

/** The deployment's id of the build that is there, which its server must be told. Throws where there is none. */
export function builtDeploymentId(): string {
  if (!existsSync(STAMP)) throw new Error('There is no build. Run npm test -- e2e, which makes one, or npm start.')
  return deploymentId(readFileSync(STAMP, 'utf8').split('\n')[0] ?? '')
}
