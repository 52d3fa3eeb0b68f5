import { beforeAll, describe, expect, test } from 'vitest'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { acceptInvite, findInvite } from './accept-invite'
import { createUser } from './create-user'
import { createUserSchema } from './schema'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const password = 'correct horse battery'
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? ''
let count = 0
const somebody = (role: 'audit_user' | 'audit_manager' = 'audit_user') => {
  count += 1
  return { email: `new${count}@example.org`, name: `New ${count}`, role }
}

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})

describe('ASVS 6.4.x inviting a person', () => {
  test('makes a person without a password and a link of which only the hash is kept', async () => {
    const { ctx, person, session } = await signedIn('system_administrator')
    const input = somebody('audit_manager')
    const { id, link } = await createUser(ctx, input)
    expect(link).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/)
    expect(await recorded(ctx)).toMatchObject([
      {
        ...{
          kind: 'change',
          action: 'create',
          resource_type: 'user',
          resource_id: id,
          actor_id: person.id,
          session_id: session.id,
          before: null,
        },
        after: { ...input, status: 'invited', password_hash: null, role_by_name: person.name },
      },
      { action: 'create', resource_type: 'token', after: { kind: 'invite', user_id: id } },
      { action: 'link_shown', resource_id: id, actor_id: person.id, details: { link: 'invite' } },
    ])
    const kept = await sql('SELECT token_hash AS hash, extract(epoch FROM expires_at - now()) AS left FROM tokens WHERE user_id = $1', [id])
    expect(Buffer.compare(kept.rows[0].hash as Buffer, Buffer.from(tokenHash(tokenOf(link))))).toBe(0)
    expect(Math.round(Number(kept.rows[0].left) / 3600)).toBe(72)
    const hits = await sql('SELECT FROM log.activities a WHERE a::text LIKE $1', [`%${tokenOf(link)}%`])
    expect(hits.rowCount).toBe(0)
  })

  test('an address that belongs to somebody, in whatever case', async () => {
    const { email } = await makePerson()
    const size = await logSize()
    const refused = createUser(admin.ctx, {
      ...somebody(),
      ...createUserSchema.parse({ email: ` ${email.toUpperCase()} `, name: 'X', role: 'audit_user' }),
    })
    await expect(refused).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } })
    expect(await logSize()).toBe(size)
  })

  test.each(['audit_user', 'audit_manager'] as const)('8.x is refused for %s', async (role) => {
    await expect(createUser((await signedIn(role)).ctx, somebody())).rejects.toMatchObject({ code: 'forbidden' })
  })

  test.each([{ status: 'active' }, { passwordHash: 'x' }, { id: 'x' }, JSON.parse('{"__proto__":{"role":"x"},"role":"root"}')])(
    '8.x more than may be said is refused: %j',
    (extra) => {
      expect(createUserSchema.safeParse({ ...somebody(), ...extra }).success).toBe(false)
    },
  )
})

describe('ASVS 6.4.1 accepting an invitation', () => {
  test('sets the password, activates the person and uses the link up', async () => {
    const { id, link } = await createUser(admin.ctx, somebody())
    const ctx = await rollcallItself('invitation')
    const token = tokenOf(link)
    expect(await findInvite(ctx, token)).toMatchObject({ email: `new${count}@example.org` })
    expect(await acceptInvite(ctx, { token, password, repeat: password })).toEqual({ email: `new${count}@example.org` })
    const told = await recorded(ctx)
    expect(told.map(({ resource_type, action }) => `${resource_type} ${action}`)).toEqual(['token update', 'user update'])
    expect(told[1]).toMatchObject({
      ...{ actor_kind: 'system', actor_name: 'invitation', resource_id: id },
      ...{ before: { status: 'invited', password_hash: null }, after: { status: 'active', password_hash: '•••' } },
    })
    expect(await findInvite(ctx, token)).toBeNull()
    await expect(acceptInvite(ctx, { token, password, repeat: password })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('two uses of one link at once, 20 times: one success', async () => {
    const ctx = await rollcallItself('invitation')
    for (let i = 0; i < 20; i += 1) {
      const { link } = await createUser(admin.ctx, somebody())
      const accept = { token: tokenOf(link), password, repeat: password }
      const outcomes = await Promise.allSettled([acceptInvite(ctx, accept), acceptInvite(ctx, accept)])
      expect(outcomes.map(code).sort()).toEqual(['done', 'not_found'])
    }
    const twice = await sql(
      `SELECT resource_id FROM log.activities WHERE action = 'update' AND after->>'status' = 'active' GROUP BY 1 HAVING count(*) > 1`,
    )
    expect(twice.rows).toEqual([])
  })

  test.each([
    ['unknown', (_: string) => newToken()],
    ['malformed', (token: string) => `${token}x`],
    ['empty', () => ''],
  ])('is refused with a link that is %s', async (_, change) => {
    const { link } = await createUser(admin.ctx, somebody())
    const token = change(tokenOf(link))
    await expect(acceptInvite(await rollcallItself('invitation'), { token, password, repeat: password })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test.each([
    ['older than 72 hours', `UPDATE tokens SET expires_at = now() - interval '1 s' WHERE user_id = $1`],
    ['of somebody disabled since', `UPDATE users SET status = 'disabled' WHERE id = $1`],
    ['of somebody active since', `UPDATE users SET status = 'active', password_hash = 'x' WHERE id = $1`],
  ])('is refused when it is %s', async (_, change) => {
    const { id, link } = await createUser(admin.ctx, somebody())
    await sql(change, [id])
    await expect(
      acceptInvite(await rollcallItself('invitation'), { token: tokenOf(link), password, repeat: password }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect((await sql(`SELECT FROM tokens WHERE user_id = $1 AND used_at IS NULL`, [id])).rowCount).toBe(1)
  })
})
