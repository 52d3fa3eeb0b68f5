import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { hashPassword, verifyPassword } from '@/lib/crypto/password-hash'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, nobodysHash, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { acceptInvite } from './accept-invite'
import { disableUser } from './disable-user'
import { enableUser } from './enable-user'
import { makePasswordLink } from './make-password-link'
import { findPasswordLink, renewPassword } from './renew-password'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? ''
const [old, chosen] = ['correct horse battery', 'another long enough phrase']
const use = async (link: string | null) =>
  renewPassword(await rollcallItself('new password'), { token: tokenOf(link), password: chosen, repeat: chosen })
const hashOf = async (id: string) => (await sql('SELECT password_hash AS hash FROM users WHERE id = $1', [id])).rows[0].hash as string

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})

describe('ASVS 6.4.1, 6.4.6 a link for a new password', () => {
  test('the old password stays until it is used; using it ends all sessions, and both halves are recorded', async () => {
    const by = await signedIn('system_administrator')
    const person = await makePerson({ passwordHash: await hashPassword(old) })
    const { id } = await makeSession(person)
    const made = await makePasswordLink(by.ctx, { userId: person.id })
    expect(made).toMatchObject({ name: person.name, email: person.email })
    expect(made.link).toMatch(/^http:\/\/localhost:3000\/password\/[\w-]{43}$/)
    expect(await recorded(by.ctx)).toMatchObject([
      { action: 'create', resource_type: 'token', actor_id: by.person.id, after: { kind: 'password', user_id: person.id } },
      { action: 'link_shown', resource_id: person.id, details: { link: 'password' } },
    ])
    const left = await sql('SELECT extract(epoch FROM expires_at - now()) / 3600 AS hours FROM tokens WHERE user_id = $1', [person.id])
    expect(Math.round(Number(left.rows[0].hours))).toBe(24)
    await expect(signIn({ email: person.email, password: old, browserId: randomUUID() }, new Headers())).resolves.toMatchObject({})

    const ctx = await rollcallItself('new password')
    expect(await findPasswordLink(ctx, tokenOf(made.link))).toEqual({ name: person.name, email: person.email })
    await renewPassword(ctx, { token: tokenOf(made.link), password: chosen, repeat: chosen })
    const told = await recorded(ctx)
    expect(told.map(({ resource_type, action }) => `${resource_type} ${action}`)).toEqual([
      ...['token update', 'user update', 'session ended', 'session ended'],
    ])
    expect(told[1]).toMatchObject({ actor_kind: 'system', actor_name: 'new password', after: { password_hash: '•••' } })
    expect(told.find(({ resource_id }) => resource_id === id)).toMatchObject({ after: { end_reason: 'password_changed' } })
    expect(await verifyPassword(await hashOf(person.id), chosen)).toBe(true)
  })

  test('the password that there is already is refused, the link stays good, and eleven tries are too many', async () => {
    const { id } = await makePerson({ passwordHash: await hashPassword(old) })
    const { link } = await makePasswordLink(admin.ctx, { userId: id })
    const ctx = await rollcallItself('new password')
    const same = () => renewPassword(ctx, { token: tokenOf(link), password: old, repeat: old })
    await expect(same()).rejects.toMatchObject({ code: 'invalid', fields: { password: expect.stringContaining('already') } })
    await use(link)
    expect(await verifyPassword(await hashOf(id), chosen)).toBe(true)

    const other = await makePerson({ passwordHash: await hashPassword(old) })
    const again = await makePasswordLink(admin.ctx, { userId: other.id })
    const guess = () => renewPassword(ctx, { token: tokenOf(again.link), password: old, repeat: old })
    const codes = []
    for (let i = 0; i < 11; i += 1) codes.push(await guess().catch((error: { code?: string }) => error.code))
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'invalid'), 'too_many'])
    await expect(use(again.link)).rejects.toMatchObject({ code: 'too_many' })
  })

  test('a new link kills the older ones, and using one kills all', async () => {
    const { id } = await makePerson()
    const [first, second] = [await makePasswordLink(admin.ctx, { userId: id }), await makePasswordLink(admin.ctx, { userId: id })]
    await expect(use(first.link)).rejects.toMatchObject({ code: 'not_found' })
    await use(second.link)
    await expect(use(second.link)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('two uses of one link at once, 20 times: one success', async () => {
    for (let i = 0; i < 20; i += 1) {
      const { id } = await makePerson()
      const { link } = await makePasswordLink(admin.ctx, { userId: id })
      expect((await Promise.allSettled([use(link), use(link)])).map(code).sort()).toEqual(['done', 'not_found'])
    }
  })

  test('cut or changed it is none, and the one that was made still works', async () => {
    const { id } = await makePerson()
    const token = tokenOf((await makePasswordLink(admin.ctx, { userId: id })).link)
    for (const wrong of [token.slice(0, -1), `${token}A`, `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`, '', '\u0000'])
      await expect(use(`/password/${wrong}`)).rejects.toMatchObject({ code: 'not_found' })
    expect(await hashOf(id)).toBe(nobodysHash)
    await use(`/password/${token}`)
  })

  test('two made at once, 10 times: one works', async () => {
    const other = await signedIn('system_administrator')
    for (let i = 0; i < 10; i += 1) {
      const { id } = await makePerson()
      const both = await Promise.all([admin, other].map(({ ctx }) => makePasswordLink(ctx, { userId: id })))
      const ctx = await rollcallItself('new password')
      const alive = await Promise.all(both.map(({ link }) => findPasswordLink(ctx, tokenOf(link))))
      expect(alive.filter((found) => found !== null).length).toBe(1)
    }
  })

  test.each([
    ['older than 24 hours', (id: string) => sql(`UPDATE tokens SET expires_at = now() - interval '1 s' WHERE user_id = $1`, [id])],
    ['of somebody disabled since', (id: string) => disableUser(admin.ctx, { userId: id })],
    [
      'of somebody disabled and enabled since',
      async (id: string) => {
        await disableUser(admin.ctx, { userId: id })
        await enableUser(admin.ctx, { userId: id })
      },
    ],
  ] as const)('is refused when it is %s, and the old password stays', async (_, change) => {
    const { id } = await makePerson()
    const { link } = await makePasswordLink(admin.ctx, { userId: id })
    await change(id)
    await expect(use(link)).rejects.toMatchObject({ code: 'not_found' })
    expect(await hashOf(id)).toBe(nobodysHash)
  })

  test('is no invitation, and an invitation is none', async () => {
    const { id } = await makePerson()
    const { link } = await makePasswordLink(admin.ctx, { userId: id })
    const accepted = acceptInvite(await rollcallItself('invitation'), { token: tokenOf(link), password: chosen, repeat: chosen })
    await expect(accepted).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each(['invited', 'disabled'] as const)('somebody who is %s gets none', async (status) => {
    const { id } = await makePerson({ status })
    await expect(makePasswordLink(admin.ctx, { userId: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('8.x refused for oneself, for users and for managers', async () => {
    const { id } = await makePerson()
    await expect(makePasswordLink(admin.ctx, { userId: admin.person.id })).rejects.toMatchObject({ code: 'conflict' })
    for (const role of ['audit_user', 'audit_manager'] as const)
      await expect(makePasswordLink((await signedIn(role)).ctx, { userId: id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
