import type { Client } from 'pg'
import { hashPassword } from '@/lib/crypto/password-hash'
import { unwatched } from '@/scripts/backup/triggers'
import { madeAt } from './cast'
import { insertRows } from './insert-rows'
import { userRow } from './rows'
import { SIGN_INS } from './sign-ins'
import type { World } from './world'

/** Everybody, before there are sessions of theirs: when they signed in last is told afterwards. */
export async function layUsers(client: Client, world: World, first: number, crowd: string): Promise<void> {
  const closed = await hashPassword(crowd)
  const open = new Map<string, string>(
    await Promise.all(SIGN_INS.map(async ({ local, password }) => [local, await hashPassword(password)] as const)),
  )
  const rows = world.workers.map((worker, at) => {
    const { status, local } = worker.person
    return userRow(world, worker, madeAt(first, at), status === 'invited' ? null : (open.get(local) ?? closed))
  })
  await unwatched(client, 'public.users', () => insertRows(client, 'public.users', rows))
}

/** What the past has left in the settings, and in people. */
export async function laySettings(client: Client, world: World): Promise<void> {
  const { clocks, settings } = world
  await unwatched(client, 'public.settings', async () => {
    const columns = Object.keys(settings).join(', ')
    await client.query(
      `UPDATE public.settings SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::public.settings, $1)), clocks_since = $2, revision = 5`,
      [JSON.stringify(settings), new Date(clocks.since)],
    )
  })
  const people = world.workers.map((worker) => {
    const { id, last_sign_in_at, role_since, role_by, role_by_name } = userRow(world, worker, 0, null)
    return { id, last_sign_in_at, role_since: world.roleChanges.has(worker) ? role_since : null, role_by, role_by_name }
  })
  await unwatched(client, 'public.users', () =>
    client.query(
      `UPDATE public.users u SET last_sign_in_at = p.last_sign_in_at, role_since = coalesce(p.role_since, u.role_since), role_by = p.role_by,
         role_by_name = p.role_by_name FROM jsonb_populate_recordset(NULL::public.users, $1) AS p WHERE p.id = u.id`,
      [JSON.stringify(people)],
    ),
  )
}
