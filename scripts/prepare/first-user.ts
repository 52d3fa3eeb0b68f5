import { createHash, randomBytes } from 'node:crypto'
import { withClient } from '@/scripts/cluster/connect'
import { runNode } from './run'

/** Whether somebody can sign in already. */
export async function hasUsers(ownerUrl: string): Promise<boolean> {
  const { rowCount } = await withClient(ownerUrl, (client) => client.query('select from public.users limit 1'))
  return rowCount !== 0
}

/** Makes a one-time link for /setup, good for 24 hours and only while there is no user. The database keeps only the token's hash. */
export async function setupLink(ownerUrl: string, origin: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  await withClient(ownerUrl, async (client) => {
    // For this connection: the record of it names the start, not an unknown outsider.
    await client.query(`select set_config('rollcall.actor', 'system:start', false), set_config('rollcall.source', 'job', false)`)
    await client.query(`insert into public.tokens (kind, token_hash, expires_at) values ('setup', $1, now() + interval '24 hours')`, [hash])
  })
  return `${origin}/setup?token=${token}`
}

/** Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, as the application would, with its rights only. */
export async function makeAdministrator(environment: NodeJS.ProcessEnv, email: string, password: string): Promise<void> {
  const script = ['--conditions=react-server', '--import', 'tsx', 'scripts/prepare/administrator.ts']
  await runNode(script, { ...environment, ADMIN_EMAIL: email, ADMIN_PASSWORD: password })
}
