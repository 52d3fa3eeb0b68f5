import { resolve } from 'node:path'
import { env } from '@/lib/env/env'
import { dataDirectory, makeDataDirectory } from '@/scripts/prepare/data-dir'
import { existingSecrets, installationSecrets, secretsFile } from '@/scripts/prepare/secrets'
import { projectRoot } from '@/scripts/project'
import { readEnvFile } from '@/scripts/supervise/requirements.mjs'
import { tellProgress, untilDone } from './console'
import { assertKnownMigrations } from './migrations'
import { embeddedPlace, externalPlace, type Place } from './place'
import { verifyArchive } from './read-archive'
import { assertSecret, restoreInto } from './restore-into'

async function placeOf(dataDir: string): Promise<Place> {
  const environment = env()
  if (environment.databaseUrl !== undefined) return await externalPlace(environment, environment.databaseUrl)
  makeDataDirectory(dataDir)
  return await embeddedPlace(dataDir, installationSecrets(dataDir), { alone: true })
}

/** `npm run restore -- file [--keep-sessions] [--new-secret]`: into the embedded database, or that of DATABASE_URL, which must be empty. */
async function main(): Promise<void> {
  const [keep, renew] = ['--keep-sessions', '--new-secret']
  const given = process.argv.slice(2)
  const [name, ...others] = given.filter((word) => word !== keep && word !== renew)
  if (name === undefined || others.length > 0) throw new Error(`Say which backup: npm run restore -- file [${keep}] [${renew}]`)
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name)
  readEnvFile(projectRoot)
  const dataDir = dataDirectory(env().dataDir)
  process.stdout.write(`Rollcall restore: reading ${file}\n`)
  const archive = await verifyArchive(file)
  const { head } = archive
  process.stdout.write(`  whole, of ${head.made}, made by Rollcall ${head.application} on PostgreSQL ${head.postgres}\n`)
  assertKnownMigrations(head)
  const secret = env().authSecret ?? existingSecrets(dataDir)?.authSecret
  const newSecret = given.includes(renew)
  if (!newSecret) assertSecret(head, secret, env().authSecret === undefined ? secretsFile(dataDir) : 'from the environment')
  const place = await placeOf(dataDir)
  await untilDone(async () => {
    process.stdout.write(`  database ${place.remark}\n`)
    const keepSessions = given.includes(keep)
    const { ended, later } = await restoreInto(place, file, archive, { keepSessions, newSecret, progress: tellProgress() })
    const migrated = later.length === 0 ? '' : `, then migrated by ${later.join(', ')}`
    const sessions = keepSessions
      ? 'Sessions are as they were.'
      : `${ended} open ${ended === 1 ? 'session was' : 'sessions were'} ended, and unused links are void.`
    process.stdout.write(`Restored${migrated}. ${sessions} Start Rollcall as always.\n`)
  }, place.leave)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`\nNot restored: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
