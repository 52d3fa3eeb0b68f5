import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf, makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { databaseClock } from './clock'
import { databaseHealth } from './health'
import { limiter } from './limiter'
import { read } from './read'
import { unsafeTouchSession } from './touch-session'
import { write } from './write'

let admin: SignedIn
// The schema of a role's own name comes first in the default search path. Its tables are broken on purpose.
beforeAll(async () => {
  const { owner } = await testDatabase()
  await owner.query('CREATE SCHEMA rollcall_app AUTHORIZATION rollcall_app')
  for (const name of ['users', 'sessions', 'settings', 'known_devices', 'tokens', 'rate_limits', '_prisma_migrations'])
    await owner.query(`CREATE VIEW rollcall_app.${name} AS SELECT 1 / 0 AS broken; ALTER VIEW rollcall_app.${name} OWNER TO rollcall_app`)
  admin = await signedIn('system_administrator')
})

test('a schema of the application’s own name is not in the way', async () => {
  const victim = await signedIn('audit_user', { startedAgo: 90, idleFor: 90 })
  await expect(contextOf(victim.session)).resolves.toMatchObject({ sessionId: victim.session.id })
  await expect(databaseClock()).resolves.toHaveProperty('now')
  await unsafeTouchSession(victim.session.id)
  const { session } = read(admin.ctx)
  expect((await session.page({ text: victim.person.email, status: 'active' }, {}, 5)).rows.length).toBe(1)
  expect(await session.detail(victim.session.id)).not.toBeNull()
  expect(await session.count({ where: { id: victim.session.id } })).toBe(1)
  expect((await write(admin.ctx, (tx) => tx.session.end({ ids: [victim.session.id] }, { reason: 'killed' }))).length).toBe(1)
  const other = await makePerson()
  expect(await write(admin.ctx, (tx) => tx.user.update({ where: { id: other.id }, data: { role: 'audit_manager' } }))).toBe(1)
  expect(await limiter('path', 1, 60).take('key')).toMatchObject({ allowed: true })
  expect(await databaseHealth()).toBeNull()
})
