import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { acceptInvite, findInvite } from './accept-invite'
import { createUser } from './create-user'
import { renewInvite } from './renew-invite'

const password = 'correct horse battery'
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? ''
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const invited = (by: SignedIn) => createUser(by.ctx, { email: `${randomUUID()}@example.org`, name: 'Ina Invited', role: 'audit_user' })
const findLink = async (link: string | null) => findInvite(await rollcallItself('invitation'), tokenOf(link))
const accept = async (link: string | null) =>
  acceptInvite(await rollcallItself('invitation'), { token: tokenOf(link), password, repeat: password })

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})

describe('ASVS 6.4.x a new link for an invited person', () => {
  test('the old link is dead, the new one works, both are recorded', async () => {
    const by = await signedIn('system_administrator')
    const { id, link } = await invited(admin)
    const renewed = await renewInvite(by.ctx, { userId: id })
    expect(renewed).toMatchObject({ name: 'Ina Invited', email: expect.stringContaining('@example.org') })
    expect(renewed.link).not.toBe(link)
    expect(await recorded(by.ctx)).toMatchObject([
      { kind: 'change', action: 'update', resource_type: 'token', actor_id: by.person.id, session_id: by.session.id },
      { kind: 'change', action: 'create', resource_type: 'token', after: { kind: 'invite', user_id: id } },
      { kind: 'system', action: 'link_shown', resource_id: id, details: { link: 'invite' } },
    ])
    expect(await findLink(link)).toBeNull()
    await expect(accept(link)).rejects.toMatchObject({ code: 'not_found' })
    expect(await accept(renewed.link)).toEqual({ email: renewed.email })
  })

  test('after 72 hours too', async () => {
    const { id } = await invited(admin)
    await sql(`UPDATE tokens SET expires_at = now() - interval '1 s' WHERE user_id = $1`, [id])
    expect(await findLink((await renewInvite(admin.ctx, { userId: id })).link)).toMatchObject({ name: 'Ina Invited' })
  })

  test.each(['active', 'disabled'] as const)('somebody who is %s gets none, and no link is used up', async (status) => {
    const { id } = await makePerson({ status })
    await sql(`INSERT INTO tokens (kind, token_hash, user_id, expires_at) VALUES ('invite', sha256($1::text::bytea), $1::uuid, now())`, [
      id,
    ])
    const size = await logSize()
    await expect(renewInvite(admin.ctx, { userId: id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await sql('SELECT FROM tokens WHERE user_id = $1 AND used_at IS NULL', [id])).rowCount).toBe(1)
    expect(await logSize()).toBe(size)
  })

  test('an unknown person', async () => {
    await expect(renewInvite(admin.ctx, { userId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each(['audit_user', 'audit_manager'] as const)('8.x is refused for %s, and the old link lives', async (role) => {
    const { id, link } = await invited(admin)
    await expect(renewInvite((await signedIn(role)).ctx, { userId: id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await findLink(link)).not.toBeNull()
  })

  test('two at once, 10 times: one link works', async () => {
    // Two administrators: writes of one session queue anyway.
    const other = await signedIn('system_administrator')
    for (let i = 0; i < 10; i += 1) {
      const { id } = await invited(admin)
      const both = await Promise.all([admin, other].map(({ ctx }) => renewInvite(ctx, { userId: id })))
      expect((await Promise.all(both.map(({ link }) => findLink(link)))).filter((found) => found !== null).length).toBe(1)
    }
  })

  test('at the same moment as the old link is accepted, 10 times: one of them happens', async () => {
    for (let i = 0; i < 10; i += 1) {
      const { id, link } = await invited(admin)
      const outcomes = (await Promise.allSettled([accept(link), renewInvite(admin.ctx, { userId: id })])).map(code)
      expect([
        ['done', 'conflict'],
        ['not_found', 'done'],
      ]).toContainEqual(outcomes)
    }
  })
})
