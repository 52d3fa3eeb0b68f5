import { setupLink } from '@/scripts/prepare/first-user'
import { layContacts } from './contacts'
import { createDatabase, type TestDatabase } from './database'
import { startServer, type TestServer } from './server'

/** A server on a database of its own. */
export type Installation = {
  readonly server: TestServer
  readonly database: TestDatabase
  /** A one-time link to /setup, as `npm start` prints it. */
  readonly setupLink: () => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts the built server on a new, empty database, with the worked example unless `EXAMPLE_CONTACTS` says otherwise. */
export async function startInstallation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const database = await createDatabase()
  const offered = { EXAMPLE_CONTACTS: 'on', ...env }
  if (offered.EXAMPLE_CONTACTS === 'on') await layContacts(database)
  const server = await startServer({ databaseUrl: database.appUrl, env: offered })
  return {
    server,
    database,
    setupLink: () => setupLink(database.ownerUrl, server.url),
    stop: async () => {
      await server.stop()
      await database.close()
    },
  }
}
