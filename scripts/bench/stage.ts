import type pg from 'pg'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { SECRET } from './part'

export type Stage = {
  /** The server by its IPv4 address, so that no name is looked up. */
  readonly origin: string
  readonly server: TestServer
  readonly owner: pg.Client
}

/** The built server on a new database, for the time of `work`. `prepare` comes before its first connection. */
export async function onStage<T>(
  env: Readonly<Record<string, string>>,
  prepare: (database: TestDatabase) => Promise<unknown>,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const database = await createDatabase()
  try {
    await prepare(database)
    const server = await startServer({ databaseUrl: database.appUrl, env: { AUTH_SECRET: SECRET, ...env } })
    try {
      return await work({ origin: `http://127.0.0.1:${server.port}`, server, owner: database.owner })
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
  }
}
