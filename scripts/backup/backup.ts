import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { env } from '@/lib/env/env'
import { withClient } from '@/scripts/cluster/connect'
import { dataDirectory } from '@/scripts/prepare/data-dir'
import { existingSecrets } from '@/scripts/prepare/secrets'
import { projectRoot } from '@/scripts/project'
import { readEnvFile } from '@/scripts/supervise/requirements.mjs'
import { tellProgress, untilDone } from './console'
import { embeddedPlace, externalPlace, hasCluster, type Place } from './place'
import { draftOf, writeArchive } from './write-archive'

const version = (): string => JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version

/** Without a name: beside the data, by the time. npm changes to the clone, so a relative name counts from where the person stood. */
function fileOf(wanted: string | undefined, dataDir: string): string {
  if (wanted !== undefined) return resolve(process.env.INIT_CWD ?? process.cwd(), wanted)
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  return join(dataDir, 'backups', `rollcall-${time}.tar.gz`)
}

async function placeOf(dataDir: string): Promise<Place> {
  const environment = env()
  if (environment.databaseUrl !== undefined) return await externalPlace(environment, environment.databaseUrl)
  const secrets = existingSecrets(dataDir)
  if (secrets === undefined || !hasCluster(dataDir))
    throw new Error(`There is no data in ${dataDir}, and DATABASE_URL is not set: nothing to back up.`)
  return await embeddedPlace(dataDir, secrets, { alone: false })
}

/** `npm run backup -- [file]`: one consistent archive of the embedded database, or of DATABASE_URL, while the application runs on. */
async function main(): Promise<void> {
  readEnvFile(projectRoot)
  const dataDir = dataDirectory(env().dataDir)
  const file = fileOf(process.argv[2], dataDir)
  const place = await placeOf(dataDir)
  process.stdout.write(`Rollcall backup: database ${place.remark}\n`)
  const leave = async () => {
    rmSync(draftOf(file), { force: true })
    await place.leave()
  }
  await untilDone(async () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const head = await withClient(place.ownerUrl, (client) => writeArchive(client, file, version(), tellProgress()))
    process.stdout.write(
      `${file}\n  ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB, of ${head.made}, migrated to ${head.migrations.at(-1)?.name}\n` +
        `  Not in it, and needed with it: AUTH_SECRET with the fingerprint ${head.authSecretFingerprint ?? '(none yet)'}. ` +
        'It holds password hashes and the whole log: keep it where only you can read it.\n',
    )
  }, leave)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`\nNo backup was made: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
