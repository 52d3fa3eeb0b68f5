import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findNotMeLink } from '@/lib/cases/not-me-link'
import { write } from '@/lib/db/write'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { linkSecret } from '@/lib/mail/letter-link'
import { testDatabase } from '@/tests/helpers/database'
import { mailTo, secretIn } from '@/tests/helpers/mailbox'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { changeAddressSchema } from './account-schema'
import { askAddressAgain, changeAddress } from './change-address'
import { changePassword } from './change-password'
import { confirmAddress, findAddressLink } from './confirm-address'
import { disableUser } from './disable-user'
import { editUser } from './edit-user'
import { findAccount } from './find-account'
import { findUser } from './find-user'
import { makeLink } from './make-link'
import { makePasswordLink } from './make-password-link'
import { findPasswordLink, renewPassword } from './renew-password'
import { withdrawAddress } from './withdraw-address'

vi.mock('@/lib/mail/chosen-transport', () => ({ mailIsOn: vi.fn(async () => true) }))

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const some = () => `${randomUUID()}@example.org`
const emailOf = async (id: string) => (await sql('SELECT email FROM users WHERE id = $1', [id])).rows[0].email
const find = async (token: string) => findAddressLink(await rollcallItself('new address'), token)
const confirm = async (token: string) => {
  const ctx = await rollcallItself('new address')
  await confirmAddress(ctx, { token })
  return ctx
}
/** Somebody who asked for another address of their own, and the link in the letter to it. */
async function asked() {
  const me = await signedIn('audit_user')
  const to = some()
  await changeAddress(me.ctx, { email: to })
  return { me, to, token: secretIn((await mailTo(to))[0]) }
}

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})
beforeEach(async () => {
  await sql('DELETE FROM rate_limits')
  vi.mocked(mailIsOn).mockResolvedValue(true)
})

describe.each(['audit_user', 'audit_manager', 'system_administrator'] as const)('another address of one’s own: %s', (role) => {
  test('holds once it is confirmed there; the old one is told; sessions go on; links of the old one die', async () => {
    const me = await signedIn(role)
    const [from, to] = [me.person.email, some()]
    const { link } = await makePasswordLink(admin.ctx, { userId: me.person.id, hand: true })
    expect(await changeAddress(me.ctx, { email: to })).toEqual({ address: to })
    expect(await recorded(me.ctx)).toMatchObject([
      {
        action: 'create',
        resource_type: 'token',
        actor_id: me.person.id,
        session_id: me.session.id,
        after: { kind: 'address', address: to },
      },
    ])
    const [letter] = await mailTo(to)
    expect(letter).toMatchObject({ kind: 'address_confirm', user_id: me.person.id, facts: { from, by: me.person.name } })
    expect((letter?.expires_at?.getTime() ?? 0) - me.ctx.now.getTime()).toBe(24 * 3_600_000)
    expect(await findAccount(me.ctx)).toMatchObject({ email: from, newAddress: { address: to } })
    expect(await mailTo(from)).toEqual([])

    const size = await logSize()
    expect(await find(secretIn(letter))).toEqual({ name: me.person.name, from, to })
    expect([await logSize(), await emailOf(me.person.id)]).toEqual([size, from])

    const ctx = await confirm(secretIn(letter))
    expect(await emailOf(me.person.id)).toBe(to)
    expect((await recorded(ctx)).find(({ resource_type }) => resource_type === 'user')).toMatchObject({
      ...{ actor_kind: 'system', actor_name: 'new address', before: { email: from }, after: { email: to } },
    })
    expect(await mailTo(from)).toMatchObject([{ kind: 'address_changed', facts: { to, by: me.person.name } }])
    expect(await findAccount(me.ctx)).toMatchObject({ email: to, newAddress: null })
    expect(await findPasswordLink(await rollcallItself('new password'), link?.split('/').at(-1) ?? '')).toBeNull()
    await expect(confirm(secretIn(letter))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a link to a new address', () => {
  const ends: readonly (readonly [string, (one: Awaited<ReturnType<typeof asked>>) => Promise<unknown>])[] = [
    ['older than 24 hours', ({ me }) => sql('UPDATE tokens SET expires_at = now() WHERE user_id = $1', [me.person.id])],
    ['withdrawn', ({ me }) => withdrawAddress(me.ctx, me.person.id)],
    ['withdrawn by an administrator', ({ me }) => withdrawAddress(admin.ctx, me.person.id)],
    ['sent again', ({ me }) => askAddressAgain(me.ctx, me.person.id)],
    ['of somebody who asked for another one', ({ me }) => changeAddress(me.ctx, { email: some() })],
    ['of somebody disabled since', ({ me }) => disableUser(admin.ctx, { userId: me.person.id })],
    [
      'of somebody who has a new password',
      ({ me }) => changePassword(me.ctx, { password: 'another long phrase', repeat: 'another long phrase' }),
    ],
  ]

  test.each(ends)('is dead when it is %s', async (_, change) => {
    const one = await asked()
    await change(one)
    expect(await find(one.token)).toBeNull()
    await expect(confirm(one.token)).rejects.toMatchObject({ code: 'not_found' })
    expect(await emailOf(one.me.person.id)).toBe(one.me.person.email)
  })

  test('lives on where an administrator makes a link for a new password, and dies with its use', async () => {
    const { me, token } = await asked()
    const { link } = await makePasswordLink(admin.ctx, { userId: me.person.id, hand: true })
    expect(await find(token)).not.toBeNull()
    const chosen = { password: 'another long phrase', repeat: 'another long phrase' }
    await renewPassword(await rollcallItself('new password'), { token: link?.split('/').at(-1) ?? '', ...chosen })
    expect(await find(token)).toBeNull()
  })

  test('cut or changed it is none, nor is one of another kind', async () => {
    const { token } = await asked()
    for (const wrong of [token.slice(0, -1), `${token}A`, `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`, '', '\u0000'])
      expect(await find(wrong)).toBeNull()
    const { link } = await makePasswordLink(admin.ctx, { userId: (await makePerson()).id, hand: true })
    expect(await find(link?.split('/').at(-1) ?? '')).toBeNull()
    expect(await findPasswordLink(await rollcallItself('new password'), token)).toBeNull()
  })

  test('used by two at once, 20 times: one success', async () => {
    for (let i = 0; i < 20; i += 1) {
      const { token } = await asked()
      expect((await Promise.allSettled([confirm(token), confirm(token)])).map(code).sort()).toEqual(['done', 'not_found'])
    }
  })

  test('to an address that somebody else has meanwhile is refused in clear words; asked for at once by two, one gets it', async () => {
    const { me, to, token } = await asked()
    await sql('UPDATE users SET email = $2 WHERE id = $1', [(await makePerson()).id, to])
    await expect(confirm(token)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('belongs to somebody else') })
    expect(await emailOf(me.person.id)).toBe(me.person.email)

    const [one, other, address] = [await signedIn('audit_user'), await signedIn('audit_user'), some()]
    await Promise.all([one, other].map(({ ctx }) => changeAddress(ctx, { email: address })))
    const tokens = (await mailTo(address)).map(secretIn)
    expect((await Promise.allSettled(tokens.map(confirm))).map(code).sort()).toEqual(['conflict', 'done'])
  })

  test('asked for twice at once, 10 times: one link is alive', async () => {
    for (let i = 0; i < 10; i += 1) {
      await sql('DELETE FROM rate_limits')
      const [me, to] = [await signedIn('audit_user'), some()]
      await Promise.all([changeAddress(me.ctx, { email: to }), changeAddress(me.ctx, { email: to })])
      const found = await Promise.all((await mailTo(to)).map((letter) => find(secretIn(letter))))
      expect([found.length, found.filter((one) => one !== null).length]).toEqual([2, 1])
    }
  })

  test('an address with Unicode, of 254 characters, for a name that is naughty', async () => {
    const me = await signedIn('audit_user')
    const name = `Robert'); <b>\u202e${'x'.repeat(80)}`
    await sql('UPDATE users SET name = $2 WHERE id = $1', [me.person.id, name])
    const to = changeAddressSchema.parse({ email: `  ${'Ü'.repeat(241)}@Example.ORG ` }).email
    expect(to.length).toBe(253)
    await changeAddress(me.ctx, { email: to })
    await confirm(secretIn((await mailTo(to))[0]))
    expect(await emailOf(me.person.id)).toBe(to)
  })
})

describe('asking for it', () => {
  test('says nothing of whom an address belongs to: its owner is asked', async () => {
    const [me, other] = [await signedIn('audit_user'), await makePerson()]
    expect(await changeAddress(me.ctx, { email: other.email })).toEqual({ address: other.email })
    const [letter] = await mailTo(other.email)
    await expect(confirm(secretIn(letter))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('the address that there is already', async () => {
    const me = await signedIn('audit_user')
    const same = changeAddress(me.ctx, { email: me.person.email })
    await expect(same).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.any(String) } })
  })

  test('ASVS 7.5.x wants the password again, and no more than five letters an hour', async () => {
    const stale = await signedIn('audit_user', { authenticatedAgo: 360, startedAgo: 400 })
    await expect(changeAddress(stale.ctx, { email: some() })).rejects.toMatchObject({ code: 'reauth_required' })
    const me = await signedIn('audit_user')
    for (let i = 0; i < 4; i += 1) await changeAddress(me.ctx, { email: some() })
    await askAddressAgain(me.ctx, me.person.id)
    await expect(changeAddress(me.ctx, { email: some() })).rejects.toMatchObject({ code: 'too_many' })
    await expect(askAddressAgain(me.ctx, me.person.id)).rejects.toMatchObject({ code: 'too_many' })
  })

  test('where no letter leaves one’s own stays, and nothing can be sent again', async () => {
    const { me } = await asked()
    vi.mocked(mailIsOn).mockResolvedValue(false)
    await expect(changeAddress(me.ctx, { email: some() })).rejects.toMatchObject({ code: 'conflict' })
    await expect(askAddressAgain(me.ctx, me.person.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(withdrawAddress(me.ctx, me.person.id)).resolves.toBeUndefined()
    await expect(withdrawAddress(me.ctx, me.person.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('8.x nobody but administrators touches another’s', async () => {
    const { me, to } = await asked()
    for (const role of ['audit_user', 'audit_manager'] as const) {
      const { ctx } = await signedIn(role)
      await expect(withdrawAddress(ctx, me.person.id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(askAddressAgain(ctx, me.person.id)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await findUser(admin.ctx, me.person.id)).toMatchObject({ newAddress: { address: to }, offers: { newAddress: true } })
    const manager = await signedIn('audit_manager')
    expect(await findUser(manager.ctx, me.person.id)).toMatchObject({ newAddress: null, offers: { newAddress: false } })
    await askAddressAgain(admin.ctx, me.person.id)
    expect((await mailTo(to)).map(({ facts }) => facts.by)).toEqual([me.person.name, admin.person.name])
  })
})

test('an address that an administrator gave voids the letters in the old mailbox that tell of sign-ins; one’s own does not', async () => {
  const left = async (id: string) =>
    (await sql(`SELECT count(*)::int AS n FROM tokens WHERE user_id = $1 AND kind = 'not_me' AND used_at IS NULL`, [id])).rows[0].n
  const told = async () => {
    const me = await signedIn('audit_user')
    const { id, name } = me.person
    const ctx = await rollcallItself('sign-in')
    const { link } = await write(ctx, (tx) => makeLink(tx, 'not_me', { id, name, sessionId: me.session.id }, ctx.now))
    return { ...me, letter: linkSecret(link) }
  }
  const [own, given, atOnce] = [await told(), await told(), await told()]
  const [first, second, third] = [some(), some(), some()]
  await changeAddress(own.ctx, { email: first })
  await confirm(secretIn((await mailTo(first))[0]))
  await editUser(admin.ctx, { userId: given.person.id, name: given.person.name, email: second })
  expect(await left(given.person.id)).toBe(1)
  await confirm(secretIn((await mailTo(second))[0]))
  vi.mocked(mailIsOn).mockResolvedValue(false)
  await editUser(admin.ctx, { userId: atOnce.person.id, name: atOnce.person.name, email: third })
  expect([await left(own.person.id), await left(given.person.id), await left(atOnce.person.id)]).toEqual([1, 0, 0])
  const step = await rollcallItself('sign-in report')
  expect([await findNotMeLink(step, own.letter), await findNotMeLink(step, given.letter)]).toMatchObject([
    { state: 'asks' },
    { state: 'gone' },
  ])
})
