import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { findLetter, sendAgain } from '@/lib/mail/outbox'
import { testDatabase } from '@/tests/helpers/database'
import { mailTo, secretIn } from '@/tests/helpers/mailbox'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, rollcallItself, signedIn } from '@/tests/helpers/signed-in'
import { findInvite } from './accept-invite'
import { createUser } from './create-user'
import { makePasswordLink } from './make-password-link'
import { renewInvite } from './renew-invite'
import { findPasswordLink } from './renew-password'
import { createUserSchema, linkForSchema } from './schema'

vi.mock('@/lib/mail/chosen-transport', () => ({ mailIsOn: async () => true }))

const some = () => ({ email: `${randomUUID()}@example.org`, name: 'Ina Invited', role: 'audit_manager' as const })

beforeAll(() => testDatabase())

describe('ASVS 6.4.6 a link that an administrator made', () => {
  test('an invitation goes by mail, and is shown to nobody', async () => {
    const by = await signedIn('system_administrator')
    const input = some()
    const made = await createUser(by.ctx, input)
    expect(made).toMatchObject({ name: input.name, email: input.email, link: null })
    const [letter] = await mailTo(input.email)
    expect(letter).toMatchObject({ kind: 'invitation', user_id: made.id, facts: { by: by.person.name, role: 'audit_manager' } })
    expect((letter?.expires_at?.getTime() ?? 0) - by.ctx.now.getTime()).toBe(72 * 3_600_000)
    expect(await findInvite(await rollcallItself('invitation'), secretIn(letter))).toMatchObject({ email: input.email })
    expect((await recorded(by.ctx)).map(({ action }) => action)).toEqual(['create', 'create'])

    expect(await renewInvite(by.ctx, { userId: made.id })).toMatchObject({ link: null })
    const [first, second] = await mailTo(input.email)
    const found = await Promise.all([first, second].map(async (one) => findInvite(await rollcallItself('invitation'), secretIn(one))))
    expect(found).toMatchObject([null, { email: input.email }])
  })

  test('so does one for a new password; handed over on request, no letter goes and it is recorded that it was shown', async () => {
    const by = await signedIn('system_administrator')
    const person = await makePerson()
    expect(await makePasswordLink(by.ctx, { userId: person.id })).toEqual({ name: person.name, email: person.email, link: null })
    const [letter] = await mailTo(person.email)
    expect(letter).toMatchObject({ kind: 'password_link', facts: { by: by.person.name } })
    expect(await findPasswordLink(await rollcallItself('new password'), secretIn(letter))).toMatchObject({ name: person.name })

    const other = await signedIn('system_administrator')
    const { link } = await makePasswordLink(other.ctx, { userId: person.id, hand: true })
    expect(link).toMatch(/\/password\/[\w-]{43}$/)
    expect((await mailTo(person.email)).length).toBe(1)
    expect((await recorded(other.ctx)).at(-1)).toMatchObject({
      ...{ kind: 'system', action: 'link_shown', actor_id: other.person.id, resource_id: person.id, details: { link: 'password' } },
    })
  })

  test('a letter whose link was replaced since is not sent again, and that is not offered', async () => {
    const by = await signedIn('system_administrator')
    const person = await makePerson()
    for (let n = 0; n < 2; n += 1) await makePasswordLink(by.ctx, { userId: person.id })
    const { owner } = await testDatabase()
    const kept = await owner.query(`UPDATE letters SET state = 'kept' WHERE user_id = $1 RETURNING id`, [person.id])
    const [old, newer] = kept.rows.map(({ id }) => id as string).sort()
    expect([(await findLetter(by.ctx, old ?? '')).offersAgain, (await findLetter(by.ctx, newer ?? '')).offersAgain]).toEqual([false, true])
    await expect(sendAgain(by.ctx, { letterId: old ?? '' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await sendAgain(by.ctx, { letterId: newer ?? '' })).toEqual({ address: person.email })
  })

  test.each([
    ['on', true],
    [undefined, undefined],
  ])('the box sends %j', (hand, means) => {
    expect(linkForSchema.parse({ userId: randomUUID(), hand }).hand).toBe(means)
    expect(createUserSchema.parse({ ...some(), hand }).hand).toBe(means)
  })

  test('anything else in its place is refused', () => {
    expect(linkForSchema.safeParse({ userId: randomUUID(), hand: 'off' }).success).toBe(false)
  })
})
