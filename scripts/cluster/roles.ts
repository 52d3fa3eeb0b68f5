import { withClient } from './connect'

export const APP_ROLE = 'rollcall_app'

/**
 * Makes what an embedded cluster must have before migrations: the application's login, without any special right and
 * with `password`, and the database. The superuser is used for preparation only.
 */
export async function ensureDatabase(superuserUrl: string, database: string, password: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
    const verb = role.rowCount === 0 ? 'create' : 'alter'
    await client.query(
      `${verb} role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${client.escapeLiteral(password)}`,
    )
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}
