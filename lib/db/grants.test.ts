import { beforeAll, describe, expect, test } from 'vitest'
import { type Model, policy } from '@/lib/access/policy'
import { withClient } from '@/scripts/cluster/connect'
import { layContacts } from '@/tests/helpers/contacts'
import { testDatabase } from '@/tests/helpers/database'
import { makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { write } from './write'

let admin: SignedIn
beforeAll(async () => {
  await layContacts(await testDatabase())
  admin = await signedIn('system_administrator')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const asApplication = async (text: string, values: unknown[] = []) =>
  withClient((await testDatabase()).appUrl, (client) =>
    client.query(text, values).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'none',
    ),
  )

const grantedBy = {
  user: 'users',
  session: 'sessions',
  knownDevice: 'known_devices',
  token: 'tokens',
  sessionAddress: 'session_addresses',
  deviceLabel: 'device_labels',
  placeCorrection: 'place_corrections',
  contact: 'example.contacts',
  review: 'reviews',
  settings: 'settings',
  notice: 'notices',
} as const
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** Columns that the policy's page lets somebody change. */
function changeable(model: Model): string[] {
  const columns = Object.values(policy).flatMap((rules) => [
    ...(rules[model].update?.columns ?? []),
    ...(rules[model].updateOwn?.columns ?? []),
  ])
  return [...new Set(columns.map(snake))].sort()
}

describe('ASVS 13.x the application’s role may change what its verbs change, and nothing else', () => {
  test.each(Object.entries(grantedBy))('%s: the columns of the policy’s page', async (model, table) => {
    const { rows } = await sql(
      `SELECT a.attname::text AS name FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
         AND has_column_privilege('rollcall_app', a.attrelid, a.attnum, 'UPDATE')`,
      [table],
    )
    const noted = ['revision', 'changed_at', 'changed_by', 'changed_by_name', 'clocks_since']
    const moved = model === 'session' ? ['last_activity_at'] : model === 'settings' ? noted : []
    expect(rows.map(({ name }) => name as string).sort()).toEqual([...changeable(model as Model), ...moved].sort())
  })

  test.each([
    'UPDATE public.users SET created_at = now()',
    'UPDATE public.users SET id = id',
    `UPDATE public.users SET created_at = now(), role = 'audit_user'`,
    'DELETE FROM public.users',
    'DELETE FROM public.sessions',
    'DELETE FROM public.tokens',
    `UPDATE public.sessions SET role = 'system_administrator'`,
    'UPDATE public.sessions SET user_id = user_id',
    'UPDATE public.sessions SET browser_id = browser_id',
    'UPDATE public.sessions SET started_at = now()',
    'UPDATE public.sessions SET ip_first = NULL',
    'UPDATE public.session_addresses SET first_seen_at = now()',
    'UPDATE public.device_labels SET label = NULL',
    'UPDATE public.place_corrections SET country = NULL',
    'UPDATE public.reviews SET state = NULL',
    'DELETE FROM public.reviews',
    'TRUNCATE public.reviews',
    'UPDATE public.notices SET user_id = user_id',
    `UPDATE public.notices SET why = 'every_session'`,
    'DELETE FROM public.notices',
    'UPDATE public.tokens SET expires_at = now()',
    'UPDATE public.tokens SET user_id = NULL',
    'UPDATE public.known_devices SET user_id = user_id',
    `UPDATE public._prisma_migrations SET migration_name = 'x'`,
    `UPDATE public.installation SET auth_secret_fingerprint = 'x'`,
  ])('%s is refused', async (text) => {
    expect(await asApplication(text)).toBe('42501')
  })

  test('a row may be locked', async () => {
    const text = 'SELECT id FROM public.sessions WHERE id = $1 FOR NO KEY UPDATE'
    expect(await asApplication(text, [admin.session.id])).toBe('done')
  })
})

describe('ASVS 16.x an ended session is final', () => {
  const changes = ['ended_at = NULL, end_reason = NULL', `ended_at = ended_at + interval '1 s'`, `end_reason = 'idle'`, `end_note = 'x'`]

  async function ended(): Promise<string> {
    const { id } = await makeSession(admin.person, { startedAgo: 60, idleFor: 10 })
    await write(admin.ctx, (tx) => tx.session.end({ ids: [id] }, { reason: 'killed' }))
    return id
  }

  test.each(changes)('the application cannot set %s', async (change) => {
    const id = await ended()
    const before = await sql('SELECT s::text FROM sessions s WHERE id = $1', [id])
    expect(await asApplication(`UPDATE public.sessions SET ${change} WHERE id = $1`, [id])).toBe('42501')
    expect((await sql('SELECT s::text FROM sessions s WHERE id = $1', [id])).rows).toEqual(before.rows)
  })

  test.each([...changes, `user_name = 'x'`, `token_hash = sha256('x')`, `started_at = started_at - interval '1 s'`])(
    'nor the owner by a slip: %s',
    async (change) => {
      await expect(sql(`UPDATE sessions SET ${change} WHERE id = $1`, [await ended()])).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('an update that changes nothing of it is none', async () => {
    expect(await asApplication('UPDATE public.sessions SET end_note = end_note WHERE id = $1', [await ended()])).toBe('done')
  })
})
