import { setupLink } from '@/scripts/prepare/first-user'
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

/** Starts the built server on a new, empty database. */
export async function startInstallation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const database = await createDatabase()
  const server = await startServer({ databaseUrl: database.appUrl, env })
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
