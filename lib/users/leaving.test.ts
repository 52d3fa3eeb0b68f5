import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { hashPassword } from '@/lib/crypto/password-hash'
import { read } from '@/lib/db/read'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { changeRole } from './change-role'
import { createUser } from './create-user'
import { deleteUser } from './delete-user'
import { disableUser } from './disable-user'
import { editUser } from './edit-user'
import { enableUser } from './enable-user'
import { listUsers } from './list-users'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const password = 'correct horse battery'
const administrators = async () =>
  (await sql(`SELECT FROM users WHERE role = 'system_administrator' AND status = 'active'`)).rowCount as number
const openOf = async (id: string) => (await sql('SELECT FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [id])).rowCount
const trySignIn = (email: string) => signIn({ email, password, browserId: randomUUID() }, new Headers())

let admin: SignedIn

beforeAll(() => testDatabase())
beforeEach(async () => {
  await sql(`UPDATE users SET role = 'audit_user' WHERE status <> 'deleted'`)
  admin = await signedIn('system_administrator')
})

describe('ASVS 7.4.x disabling a person', () => {
  test('ends every session with one record each, in the same transaction, and refuses sign-in with the general answer', async () => {
    const person = await makePerson({ passwordHash: await hashPassword(password) })
    const sessions = [await makeSession(person), await makeSession(person)]
    expect(await disableUser(admin.ctx, { userId: person.id })).toEqual({ name: person.name, endedSessions: 2 })
    const told = await recorded(admin.ctx)
    expect(told.length).toBe(3)
    expect(told[0]).toMatchObject({
      ...{ kind: 'change', action: 'update', resource_id: person.id, actor_id: admin.person.id, session_id: admin.session.id },
      ...{ before: { status: 'active' }, after: { status: 'disabled' } },
    })
    for (const { id } of sessions)
      expect(told).toContainEqual(
        expect.objectContaining({ action: 'ended', resource_id: id, after: expect.objectContaining({ end_reason: 'user_disabled' }) }),
      )
    await expect(trySignIn(person.email)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Email or password is wrong.' })
  })

  test('enabling lets the person sign in again and revives nothing', async () => {
    const person = await makePerson({ passwordHash: await hashPassword(password) })
    await makeSession(person)
    await disableUser(admin.ctx, { userId: person.id })
    const by = await signedIn('system_administrator')
    expect(await enableUser(by.ctx, { userId: person.id })).toEqual({ name: person.name })
    expect(await recorded(by.ctx)).toMatchObject([{ action: 'update', before: { status: 'disabled' }, after: { status: 'active' } }])
    expect(await openOf(person.id)).toBe(0)
    await expect(trySignIn(person.email)).resolves.toMatchObject({ userId: person.id })
  })

  test('twice is once: neither tells anything the second time', async () => {
    const { id } = await makePerson()
    await disableUser(admin.ctx, { userId: id })
    const size = await logSize()
    expect(await disableUser(admin.ctx, { userId: id })).toMatchObject({ endedSessions: 0 })
    expect(await logSize()).toBe(size)
    await enableUser(admin.ctx, { userId: id })
    const again = await logSize()
    await enableUser(admin.ctx, { userId: id })
    expect(await logSize()).toBe(again)
  })

  test('a write that had begun, or comes after, is refused: the door looks at the person too', async () => {
    const person = await signedIn('audit_user')
    await sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [person.person.id])
    const late = write(person.ctx, (tx) => tx.note({ kind: 'read', action: 'late', outcome: 'ok' }))
    await expect(late).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await recorded(person.ctx)).toEqual([])
  })

  test('a sign-in at the same moment, 10 times: no session outlives it', async () => {
    const hash = await hashPassword(password)
    for (let i = 0; i < 10; i += 1) {
      const person = await makePerson({ passwordHash: hash })
      await Promise.allSettled([trySignIn(person.email), disableUser(admin.ctx, { userId: person.id })])
      expect(await openOf(person.id)).toBe(0)
    }
  })

  test('an invitation is not disabled, and its link lives', async () => {
    const { id } = await createUser(admin.ctx, { email: `${randomUUID()}@example.org`, name: 'Ina', role: 'audit_user' })
    await expect(disableUser(admin.ctx, { userId: id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(enableUser(admin.ctx, { userId: id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await sql('SELECT FROM tokens WHERE user_id = $1 AND used_at IS NULL', [id])).rowCount).toBe(1)
  })
})

describe('deleting a person', () => {
  test('keeps the name for the trail, forgets how they signed in, and tells the whole last state', async () => {
    const person = await makePerson({ passwordHash: await hashPassword(password) })
    const { id } = await makeSession(person)
    await sql(`INSERT INTO known_devices (browser_id, user_id, device_type) VALUES (gen_random_uuid(), $1, 'desktop')`, [person.id])
    await sql(`INSERT INTO known_places (browser_id, user_id, network) VALUES (gen_random_uuid(), $1, '84.208.1.0/24')`, [person.id])
    expect(await deleteUser(admin.ctx, { userId: person.id })).toEqual({ name: person.name, endedSessions: 1 })
    expect((await sql('SELECT FROM known_places WHERE user_id = $1', [person.id])).rowCount).toBe(0)
    const told = await recorded(admin.ctx)
    expect(told.map(({ resource_type, action }) => `${resource_type} ${action}`).sort()).toEqual([
      ...['known_device delete', 'session ended', 'user delete'],
    ])
    expect(told.find(({ resource_type }) => resource_type === 'user')).toMatchObject({
      ...{ kind: 'change', resource_id: person.id, resource_label: person.name, actor_id: admin.person.id, after: null },
      before: { email: person.email, name: person.name, role: 'audit_user', status: 'active', password_hash: '•••' },
    })
    const left = (await sql('SELECT * FROM users WHERE id = $1', [person.id])).rows[0]
    expect(left).toMatchObject({ name: person.name, status: 'deleted', email: `deleted:${person.id}`, password_hash: null })
    const session = await read(admin.ctx).session.detail(id)
    expect(session).toMatchObject({ userName: person.name, status: 'terminated', endReason: 'user_disabled' })
  })

  test('nobody finds the person any more, and the address is free', async () => {
    const person = await makePerson({ passwordHash: await hashPassword(password) })
    await deleteUser(admin.ctx, { userId: person.id })
    const { rows } = await listUsers(admin.ctx, { q: person.name })
    expect(rows).toEqual([])
    for (const refused of [deleteUser, disableUser, enableUser])
      await expect(refused(admin.ctx, { userId: person.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(trySignIn(person.email)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(createUser(admin.ctx, { email: person.email, name: 'Next', role: 'audit_user' })).resolves.toMatchObject({})
  })

  test('an invitation is withdrawn: its link is dead', async () => {
    const { id } = await createUser(admin.ctx, { email: `${randomUUID()}@example.org`, name: 'Ina', role: 'audit_user' })
    await deleteUser(admin.ctx, { userId: id })
    expect((await sql('SELECT FROM tokens WHERE user_id = $1 AND used_at IS NULL', [id])).rowCount).toBe(0)
  })

  test('what is left is final, also for a slip of the owner', async () => {
    const { id } = await makePerson()
    await deleteUser(admin.ctx, { userId: id })
    for (const change of [`status = 'active'`, `name = 'x'`, `password_hash = 'x'`])
      await expect(sql(`UPDATE users SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({ code: '42501' })
  })

  test('a sign-in at the same moment, 10 times: no session and no known browser is left', async () => {
    const hash = await hashPassword(password)
    for (let i = 0; i < 10; i += 1) {
      const person = await makePerson({ passwordHash: hash })
      await Promise.allSettled([trySignIn(person.email), deleteUser(admin.ctx, { userId: person.id })])
      expect(await openOf(person.id)).toBe(0)
      expect((await sql('SELECT FROM known_devices WHERE user_id = $1', [person.id])).rowCount).toBe(0)
    }
  })
})

describe('correcting name and address', () => {
  test('is recorded, ends no session, and what was recorded keeps the old name', async () => {
    const person = await makePerson()
    const { id } = await makeSession(person)
    const email = `${randomUUID()}@example.org`
    expect(await editUser(admin.ctx, { userId: person.id, name: 'Right Name', email })).toMatchObject({ name: 'Right Name', changed: true })
    expect(await recorded(admin.ctx)).toMatchObject([
      { action: 'update', before: { name: person.name, email: person.email }, after: { name: 'Right Name', email } },
    ])
    expect(await read(admin.ctx).session.detail(id)).toMatchObject({ userName: person.name, status: 'active' })
  })

  test('what was not touched stays as somebody else has made it meanwhile', async () => {
    const { id, name, email } = await makePerson()
    await editUser(admin.ctx, { userId: id, name: 'Made Right', email })
    const other = `${randomUUID()}@example.org`
    expect(await editUser(admin.ctx, { userId: id, name, email: other, shown: { name, email } })).toEqual({
      ...{ name: 'Made Right', changed: true, waitsAt: null },
    })
    expect((await sql('SELECT name, email FROM users WHERE id = $1', [id])).rows).toEqual([{ name: 'Made Right', email: other }])
  })

  test('an address of somebody else, in whatever case, is refused; nothing changes', async () => {
    const [one, other] = [await makePerson(), await makePerson()]
    const size = await logSize()
    const refused = editUser(admin.ctx, { userId: one.id, name: 'X', email: other.email })
    await expect(refused).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } })
    await expect(sql('UPDATE users SET email = $2 WHERE id = $1', [one.id, other.email.toUpperCase()])).rejects.toMatchObject({
      code: '23505',
    })
    expect(await logSize()).toBe(size)
  })

  test('links to a wrong address die with it, links to a right one live', async () => {
    const email = `${randomUUID()}@example.org`
    const { id } = await createUser(admin.ctx, { email, name: 'Ina', role: 'audit_user' })
    const alive = async () => (await sql('SELECT FROM tokens WHERE user_id = $1 AND used_at IS NULL', [id])).rowCount
    await editUser(admin.ctx, { userId: id, name: 'Ina Right', email })
    expect(await alive()).toBe(1)
    await editUser(admin.ctx, { userId: id, name: 'Ina Right', email: `x${email}` })
    expect(await alive()).toBe(0)
  })

  test('the same again is no change', async () => {
    const { id, name, email } = await makePerson()
    const size = await logSize()
    expect(await editUser(admin.ctx, { userId: id, name, email })).toMatchObject({ name, changed: false })
    expect(await logSize()).toBe(size)
  })
})

const verbs = [
  ['disable', disableUser],
  ['enable', enableUser],
  ['delete', deleteUser],
  ['edit', (ctx: SignedIn['ctx'], { userId }: { userId: string }) => editUser(ctx, { userId, name: 'X', email: 'x@example.org' })],
] as const

describe('ASVS 8.x who may not', () => {
  test.each(verbs)('%s: users and managers, and nobody for a stranger', async (_, verb) => {
    const { id } = await makePerson()
    for (const role of ['audit_user', 'audit_manager'] as const)
      await expect(verb((await signedIn(role)).ctx, { userId: id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verb(admin.ctx, { userId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['disable', disableUser],
    ['delete', deleteUser],
  ] as const)('%s: oneself, also beside others', async (_, verb) => {
    await signedIn('system_administrator')
    await expect(verb(admin.ctx, { userId: admin.person.id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await openOf(admin.person.id)).toBe(1)
  })

  test.each([
    ['disable', disableUser, disableUser],
    ['delete', deleteUser, deleteUser],
    [
      'disable and demote',
      disableUser,
      (ctx: SignedIn['ctx'], { userId }: { userId: string }) => changeRole(ctx, { userId, role: 'audit_user' }),
    ],
  ] as const)('2.x %s: the last two administrators each other at once, 20 times: one stays', async (_, mine, theirs) => {
    for (let i = 0; i < 20; i += 1) {
      await sql(`UPDATE users SET role = 'audit_user' WHERE status <> 'deleted'`)
      const [a, b] = [await signedIn('system_administrator'), await signedIn('system_administrator')]
      const outcomes = await Promise.allSettled([mine(a.ctx, { userId: b.person.id }), theirs(b.ctx, { userId: a.person.id })])
      expect(outcomes.map(code).sort()).toEqual(['done', 'unauthenticated'])
      expect(await administrators()).toBe(1)
    }
  })
})
