import type { Environment } from '@/lib/env/parse'
import { withClient } from '@/scripts/cluster/connect'
import type { DatabaseAddresses } from './embedded'

const OLDEST_MAJOR = 15

async function connectTo(name: string, url: string): Promise<{ role: string; major: number }> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ role: string; version: number }>(
        `select current_user as role, current_setting('server_version_num')::int as version`,
      )
      return { role: rows[0]?.role ?? '', major: Math.floor((rows[0]?.version ?? 0) / 10_000) }
    })
  } catch (error) {
    throw new Error(
      `No connection by ${name}: ${error instanceof Error ? error.message : String(error)}. Check the address, the password and that the database exists.`,
    )
  }
}

/** The addresses of a PostgreSQL of one's own, tried out: reachable, and of a version that is supported. */
export async function checkExternal(environment: Environment, appUrl: string): Promise<DatabaseAddresses & { readonly appRole: string }> {
  const app = await connectTo('DATABASE_URL', appUrl)
  if (app.major < OLDEST_MAJOR) throw new Error(`The database is PostgreSQL ${app.major}; Rollcall needs ${OLDEST_MAJOR} or later.`)
  // Migrations hold a lock that belongs to a connection: they must not go through a pooler.
  const ownerUrl = environment.databaseOwnerUrl ?? environment.databaseDirectUrl ?? appUrl
  const owner = ownerUrl === appUrl ? app : await connectTo('DATABASE_OWNER_URL or DATABASE_DIRECT_URL', ownerUrl)
  const remark = `PostgreSQL ${app.major}, ${owner.role === app.role ? `one role for all (${app.role})` : `application ${app.role}, owner ${owner.role}`}`
  return { ownerUrl, appUrl, appRole: app.role, remark }
}
