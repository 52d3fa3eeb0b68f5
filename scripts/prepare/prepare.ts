import { randomBytes } from 'node:crypto'
import { env } from '@/lib/env/env'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { copyFlags } from '@/scripts/copy-flags.mjs'
import { companyProgram, layDemo } from '@/scripts/demo/demo'
import { shownSignIns, signInNote } from '@/scripts/demo/sign-ins'
import { migrate } from '@/scripts/migrate/migrate'
import { projectRoot } from '@/scripts/project'
import { complain, step } from '@/scripts/supervise/step.mjs'
import { buildApplication, isBuilt, sourceHash } from './build'
import { alone } from './clone-lock'
import { dataDirectory, makeDataDirectory } from './data-dir'
import { startEmbedded } from './embedded'
import { checkExternal } from './external'
import { firstUserNotes } from './first-user-notes'
import { clientIsMade, generateClient } from './generate'
import { claimInstallation } from './installation'
import { tellParent } from './parent'
import { installationSecrets, secretsFile } from './secrets'
import { healthUrl, publicOrigin, serverEnvironment, serverProgram } from './server'

type Mode = 'start' | 'dev' | 'demo'
type Database = { ownerUrl: string; appUrl: string; appRole: string }

/** Everything between the packages and the server; ends when our parent knows how to run it. */
async function prepare(mode: Mode): Promise<void> {
  const environment = env()
  const dataDir = dataDirectory(environment.dataDir)
  makeDataDirectory(dataDir)
  process.stdout.write(`  Data directory: ${dataDir}\n`)
  const secrets = installationSecrets(dataDir)
  const authSecret = environment.authSecret ?? secrets.authSecret
  const secretOrigin = environment.authSecret === undefined ? secretsFile(dataDir) : 'the environment'

  let database: Database = { ownerUrl: '', appUrl: '', appRole: APP_ROLE }
  const { databaseUrl } = environment
  if (databaseUrl === undefined) {
    await step('Embedded PostgreSQL', async () => {
      const { remark, ...addresses } = await startEmbedded(dataDir, secrets, mode !== 'demo')
      database = { ...addresses, appRole: APP_ROLE }
      return remark
    })
  } else {
    await step('Database', async () => {
      const { remark, ...addresses } = await checkExternal(environment, databaseUrl)
      database = addresses
      return remark
    })
  }

  await step('Database client', () => (clientIsMade() ? 'up to date' : alone(generateClient)))
  copyFlags(projectRoot)
  const sources = sourceHash()
  // Looked at before the lock is taken: where all is made already, as in an image, nothing of the clone need be writable.
  if (mode !== 'dev') await step('Application', () => (isBuilt(sources) ? 'up to date' : alone(() => buildApplication(sources))))
  await step('Migrations', async () => {
    const applied = await migrate(database)
    return applied.length === 0 ? 'up to date' : `${applied.length} applied`
  })
  await claimInstallation(database.ownerUrl, authSecret, secretOrigin)

  const shown = mode === 'demo' ? { DEMO_SIGN_INS: shownSignIns() } : {}
  const variables = { ...serverEnvironment({ environment, appUrl: database.appUrl, authSecret, dataDir, sources }), ...shown }
  const crowd = randomBytes(24).toString('base64url')
  if (mode === 'demo') await step('Ninety days of history', () => layDemo(database.ownerUrl, crowd))
  const notes = mode === 'demo' ? [signInNote()] : await firstUserNotes(environment, database.ownerUrl, variables)
  const company = mode === 'demo' ? { company: companyProgram(variables, crowd) } : {}
  const program = serverProgram(mode === 'dev' ? 'dev' : 'start', environment, variables)
  await tellParent({ kind: 'ready', program, url: publicOrigin(environment), healthUrl: healthUrl(environment), notes, ...company })
}

try {
  const mode = process.argv[2]
  await prepare(mode === 'dev' || mode === 'demo' ? mode : 'start')
  process.exit(0)
} catch (error) {
  complain(error)
  process.exit(1)
}
