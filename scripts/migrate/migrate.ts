import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from '@/scripts/cluster/connect'
import { projectRoot } from '@/scripts/project'
import { withSchemaEngine } from './engine'
import { migrationList } from './migrations'
import { ensureOwnerRoles } from './roles'

/** Key of the lock around migrations: `rollcall` in ASCII, cut to 8 bytes. */
const LOCK = '8245927639087542380'

type Target = {
  /** Connection of the schema's owner, direct: the lock belongs to the connection. */
  readonly ownerUrl: string
  /** The login of the application, which gets its privileges and nothing else. */
  readonly appRole: string
  /** The last migration to apply, for a restore: then nothing is sealed, and the owner can still fill the tables. */
  readonly upTo?: string
}

async function seal(client: Client, appRole: string): Promise<void> {
  await client.query(`select set_config('rollcall.app_role', $1, false)`, [appRole])
  await client.query(readFileSync(join(projectRoot, 'prisma/seal.sql'), 'utf8'))
}

/**
 * Applies what is missing of prisma/migrations and then prisma/seal.sql (ownership and grants; may be repeated).
 * Instances that start together queue. Returns the names of the migrations applied; throws when one fails, which
 * leaves nothing of that one behind.
 */
export async function migrate({ ownerUrl, appRole, upTo }: Target): Promise<readonly string[]> {
  return await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureOwnerRoles(client)
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await withSchemaEngine(ownerUrl, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(upTo), filters }),
    )
    if (upTo === undefined) await seal(client, appRole)
    return appliedMigrationNames
  })
}
