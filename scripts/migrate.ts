import { env, requireDatabaseUrl } from '@/lib/env/env'
import { migrate } from './migrate/migrate'
import { checkExternal } from './prepare/external'
import { projectRoot } from './project'
import { readEnvFile } from './supervise/requirements.mjs'
import { complain } from './supervise/step.mjs'

/** Applies the migrations to the PostgreSQL of DATABASE_URL, as the start does; for those who roll out in separate steps. */
try {
  readEnvFile(projectRoot)
  const database = await checkExternal(env(), requireDatabaseUrl())
  const applied = await migrate(database)
  process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}\n`)
} catch (error) {
  complain(error)
  process.exitCode = 1
}
