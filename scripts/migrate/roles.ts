import type { Client } from 'pg'

/** Own the tables and the log. Nobody logs in as them. */
const OWNERS = ['rollcall_owner', 'rollcall_log']

/** Makes the owners' roles where they are missing, as a superuser: only then does prisma/seal.sql hand anything over to them. */
export async function ensureOwnerRoles(client: Client): Promise<void> {
  const may = await client.query<{ may: boolean }>('select rolsuper as may from pg_roles where rolname = current_user')
  if (may.rows[0]?.may !== true) return
  for (const name of OWNERS) {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [name])
    if (role.rowCount === 0) await client.query(`create role ${name} nologin`)
  }
}
