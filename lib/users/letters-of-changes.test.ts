import { beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '@/lib/crypto/password-hash'
import { testDatabase } from '@/tests/helpers/database'
import { lettersTo } from '@/tests/helpers/letters'
import { contextOf, makePerson, makeSession, rollcallItself, signedIn } from '@/tests/helpers/signed-in'
import { acceptInvite } from './accept-invite'
import { changePassword } from './change-password'
import { changeRole } from './change-role'
import { createUser } from './create-user'
import { makePasswordLink } from './make-password-link'
import { renewPassword } from './renew-password'

const [old, next] = ['correct horse battery', 'staple of the stable']
const chosen = { password: next, repeat: next }
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const of = async (person: { id: string }, kind: string) => (await lettersTo(person)).filter((letter) => letter.kind === kind)
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? ''

/** Every write that has changed a person fails at its very end. */
async function atTheEnd(work: () => Promise<unknown>): Promise<void> {
  await sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$;
    CREATE CONSTRAINT TRIGGER fail AFTER UPDATE ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()`)
  await expect(work()).rejects.toThrow()
  await sql('DROP TRIGGER fail ON users; DROP FUNCTION fail()')
}

beforeAll(() => testDatabase())

describe('a changed password is told', () => {
  test('whoever changes their own: when, in their zone, and from where; once, and not where nothing was changed', async () => {
    const person = await makePerson({ passwordHash: await hashPassword(old) })
    await sql(`UPDATE users SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [person.id])
    const ctx = await contextOf(await makeSession(person))
    await expect(changePassword(ctx, { password: old, repeat: old })).rejects.toMatchObject({ code: 'invalid' })
    await atTheEnd(() => changePassword(ctx, chosen))
    expect(await lettersTo(person)).toEqual([])
    await changePassword(ctx, chosen)
    const facts = { at: ctx.now.toISOString(), zone: 'Asia/Tokyo', ip: '192.0.2.7' }
    expect(await lettersTo(person)).toMatchObject([{ kind: 'password_changed', name: person.name, address: person.email, facts }])
  })

  test('whoever had a link too, once; a first password, by an invitation, is no change', async () => {
    const administrator = await signedIn('system_administrator')
    const person = await makePerson({ passwordHash: await hashPassword(old) })
    const { link } = await makePasswordLink(administrator.ctx, { userId: person.id })
    const ctx = await rollcallItself('new password')
    await Promise.allSettled([1, 2].map(() => renewPassword(ctx, { token: tokenOf(link), ...chosen })))
    expect((await of(person, 'password_changed')).map(({ facts }) => facts)).toEqual([
      { at: ctx.now.toISOString(), zone: null, ip: '192.0.2.7' },
    ])

    const invited = { email: `new-${person.email}`, name: 'New', role: 'audit_user' } as const
    const made = await createUser(administrator.ctx, invited)
    await acceptInvite(await rollcallItself('invitation'), { token: tokenOf(made.link), ...chosen })
    const { rows } = await sql('SELECT id FROM users WHERE email = $1', [invited.email])
    expect(await of(rows[0], 'password_changed')).toEqual([])
  })
})

describe('a changed role is told', () => {
  test('from what to what, and by whom; once, and not where it stays', async () => {
    const { ctx, person: administrator } = await signedIn('system_administrator')
    const { person } = await signedIn('audit_user')
    await changeRole(ctx, { userId: person.id, role: 'audit_user' })
    await atTheEnd(() => changeRole(ctx, { userId: person.id, role: 'audit_manager' }))
    expect(await lettersTo(person)).toEqual([])
    await changeRole(ctx, { userId: person.id, role: 'audit_manager' })
    const facts = { from: 'audit_user', to: 'audit_manager', by: administrator.name }
    expect(await lettersTo(person)).toMatchObject([{ kind: 'role_changed', name: person.name, address: person.email, facts }])
  })

  test.each(['invited', 'disabled'] as const)('not to somebody who is %s', async (status) => {
    const { ctx } = await signedIn('system_administrator')
    const person = await makePerson({ status })
    await changeRole(ctx, { userId: person.id, role: 'audit_manager' })
    expect(await lettersTo(person)).toEqual([])
  })
})
