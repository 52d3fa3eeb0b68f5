import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { verifyPassword } from '@/lib/crypto/password-hash'
import { onTheBeat } from '@/lib/time/on-the-beat'
import { acceptInvite } from '@/lib/users/accept-invite'
import { disableUser } from '@/lib/users/disable-user'
import { editUser } from '@/lib/users/edit-user'
import { makePasswordLink } from '@/lib/users/make-password-link'
import { findPasswordLink, renewPassword } from '@/lib/users/renew-password'
import { testDatabase } from '@/tests/helpers/database'
import { mailTo, secretIn } from '@/tests/helpers/mailbox'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, rollcallItself, signedIn } from '@/tests/helpers/signed-in'
import { askForPassword } from './ask-for-password'

// Without the beat, which stands in a test of its own: here it would only take long.
vi.mock('@/lib/time/on-the-beat', () => ({ onTheBeat: vi.fn((_: number, work: () => Promise<unknown>) => work()) }))

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const chosen = 'another long enough phrase'
const ask = async (email: string) => {
  const ctx = await rollcallItself('forgotten password')
  await askForPassword(ctx, { email })
  return ctx
}
const find = async (token: string) => findPasswordLink(await rollcallItself('new password'), token)
const use = async (token: string) => renewPassword(await rollcallItself('new password'), { token, password: chosen, repeat: chosen })
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)
const reasons = async (ctx: Awaited<ReturnType<typeof ask>>) =>
  (await recorded(ctx)).filter(({ action }) => action === 'password_asked').map(({ details }) => details?.reason)

beforeAll(() => testDatabase())
beforeEach(() => sql('DELETE FROM rate_limits'))

describe('ASVS 6.4.1 a forgotten password', () => {
  test('whoever may sign in gets a link by mail: once, for 30 minutes; using it ends the sessions', async () => {
    const person = await makePerson()
    const { id: session } = await makeSession(person)
    const ctx = await ask(` ${person.email.toUpperCase()} `)
    expect((await recorded(ctx)).map(({ resource_type, action }) => `${resource_type} ${action}`)).toEqual([
      'token create',
      'user password_asked',
    ])
    expect((await recorded(ctx))[1]).toMatchObject({
      ...{ kind: 'sign_in', outcome: 'ok', actor_kind: 'system', resource_id: person.id, resource_label: person.name },
      details: { reason: 'sent' },
    })
    const [letter, ...more] = await mailTo(person.email)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ kind: 'forgotten_password', user_id: person.id, name: person.name, facts: { ip: '192.0.2.7' } })
    expect((letter?.expires_at?.getTime() ?? 0) - ctx.now.getTime()).toBe(30 * 60_000)

    expect(await find(secretIn(letter))).toEqual({ name: person.name, email: person.email })
    await use(secretIn(letter))
    const left = await sql('SELECT password_hash AS hash FROM users WHERE id = $1', [person.id])
    expect(await verifyPassword(left.rows[0].hash, chosen)).toBe(true)
    expect((await sql('SELECT end_reason FROM sessions WHERE id = $1', [session])).rows).toEqual([{ end_reason: 'password_changed' }])
    await expect(use(secretIn(letter))).rejects.toMatchObject({ code: 'not_found' })
    const hits = await sql('SELECT FROM log.activities a, letters l WHERE a::text LIKE $1 OR l::text LIKE $1', [`%${secretIn(letter)}%`])
    expect(hits.rowCount).toBe(0)
  })

  test('the newest link alone works; one that an administrator handed over is not for a stranger to kill', async () => {
    const admin = await signedIn('system_administrator')
    const person = await makePerson()
    const { link } = await makePasswordLink(admin.ctx, { userId: person.id })
    await ask(person.email)
    await ask(person.email)
    const [first, second] = await mailTo(person.email)
    const handed = link?.split('/').at(-1) ?? ''
    expect([await find(secretIn(first)), await find(handed)]).toEqual([null, { name: person.name, email: person.email }])
    await use(secretIn(second))
    expect(await find(handed)).toBeNull()
  })

  test('asked twice at once, and used twice at once: one of each, 10 times', async () => {
    for (let i = 0; i < 10; i += 1) {
      await sql('DELETE FROM rate_limits')
      const { email } = await makePerson()
      await Promise.all([ask(email), ask(email)])
      const links = (await mailTo(email)).map(secretIn)
      const alive = await Promise.all(links.map(find))
      expect([links.length, alive.filter((found) => found !== null).length]).toEqual([2, 1])
      const token = links.find((_, at) => alive[at] !== null) ?? ''
      expect((await Promise.allSettled([use(token), use(token)])).map(code).sort()).toEqual(['done', 'not_found'])
    }
  })

  test.each([
    ['is 30 minutes old', (id: string) => sql(`UPDATE tokens SET expires_at = now() WHERE user_id = $1`, [id])],
    ['is of somebody disabled since', async (userId: string) => disableUser((await signedIn('system_administrator')).ctx, { userId })],
    [
      'went to an address that was given up since',
      async (userId: string) =>
        editUser((await signedIn('system_administrator')).ctx, { userId, name: 'X', email: `${randomUUID()}@example.org` }),
    ],
  ])('a link that %s is dead', async (_, change) => {
    const person = await makePerson()
    await ask(person.email)
    await change(person.id)
    await expect(use(secretIn((await mailTo(person.email))[0]))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('an address that is given up at this moment, 10 times: nothing opens by it', async () => {
    const admin = await signedIn('system_administrator')
    for (let i = 0; i < 10; i += 1) {
      const { id, name, email } = await makePerson()
      await Promise.all([ask(email), editUser(admin.ctx, { userId: id, name, email: `${randomUUID()}@example.org` })])
      for (const letter of (await mailTo(email)).filter(({ kind }) => kind === 'forgotten_password'))
        expect(await find(secretIn(letter))).toBeNull()
    }
  })

  test('cut or changed it is none', async () => {
    const { email } = await makePerson()
    await ask(email)
    const token = secretIn((await mailTo(email))[0])
    for (const wrong of [token.slice(0, -1), `${token}A`, `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`, '', '\u0000'])
      expect(await find(wrong)).toBeNull()
  })

  test('whoever is invited gets the invitation again, and the one that was handed over stays good', async () => {
    const person = await makePerson({ status: 'invited' })
    await sql(`UPDATE users SET role_by_name = 'Ada Admin' WHERE id = $1`, [person.id])
    const ctx = await ask(person.email)
    await ask(person.email)
    expect(await reasons(ctx)).toEqual(['invited'])
    const letters = await mailTo(person.email)
    expect(letters.map(({ kind }) => kind)).toEqual(['invitation', 'invitation'])
    expect(letters[0]?.facts).toMatchObject({ by: 'Ada Admin', role: 'audit_user' })
    await expect(use(secretIn(letters[0]))).rejects.toMatchObject({ code: 'not_found' })
    const accepted = acceptInvite(await rollcallItself('invitation'), { token: secretIn(letters[0]), password: chosen, repeat: chosen })
    await expect(accepted).resolves.toEqual({ email: person.email })
  })
})

describe('ASVS 6.3.8 nobody learns who exists', () => {
  test.each([
    ['unknown_user', 'mysecret@unknown.example.org'],
    ['unknown_user', `ü${'ü'.repeat(240)}@b.example`],
    ['malformed', 'mysecret'],
    ['malformed', 'a\u0000@b.org'],
    ['malformed', '\ud800@b.org'],
    ['malformed', `${'x'.repeat(250)}@b.org`],
    ['malformed', `${'\u0301'.repeat(100_000)}${'\u0323'.repeat(100_000)}@b.org`],
    ['malformed', 'a@b.org\r\nBcc: c@d.org'],
  ])('%s: no answer, no letter, and what was typed is kept masked', async (reason, email) => {
    const before = (await sql('SELECT FROM letters')).rowCount
    const ctx = await ask(email)
    expect(await reasons(ctx)).toEqual([reason])
    const [told] = await recorded(ctx)
    expect(told).toMatchObject({ outcome: 'failed', actor_kind: 'system', resource_id: null })
    expect(told?.resource_label).toMatch(/^.?…(?:@.?….[^@]{0,35})?$/u)
    expect((await sql('SELECT FROM letters')).rowCount).toBe(before)
    expect((await sql(`SELECT FROM log.activities a WHERE a::text LIKE '%mysecret%'`)).rowCount).toBe(0)
  })

  test('whatever is done for whom, it is done within a beat (what that leaves to be seen is measured by the bench)', async () => {
    const { email } = await makePerson()
    for (const typed of [email, email, email, email, email, `${randomUUID()}@example.org`, 'no address']) {
      vi.mocked(onTheBeat).mockClear()
      vi.mocked(onTheBeat).mockImplementationOnce(async () => undefined)
      const ctx = await ask(typed)
      expect(vi.mocked(onTheBeat).mock.calls.map(([ms]) => ms)).toEqual([200])
      // Nothing is done but what is handed to it.
      expect(await recorded(ctx)).toEqual([])
    }
    expect(await mailTo(email)).toEqual([])
    expect((await sql('SELECT FROM rate_limits')).rowCount).toBe(0)
  })

  test('disabled: no letter', async () => {
    const person = await makePerson({ status: 'disabled' })
    const ctx = await ask(person.email)
    expect([await reasons(ctx), await mailTo(person.email)]).toEqual([['disabled'], []])
  })

  test('an address of 254 characters, a name that is naughty', async () => {
    const person = await makePerson()
    const email = `${'ü'.repeat(242)}@example.org`
    const name = `Robert"); <b>\u202e${'x'.repeat(90)}`
    await sql('UPDATE users SET email = $2, name = $3 WHERE id = $1', [person.id, email, name])
    await ask(email)
    const [letter] = await mailTo(email)
    expect(letter).toMatchObject({ address: email, name })
    expect(await find(secretIn(letter))).toEqual({ name, email })
  })

  test('three letters in 15 minutes to one address, thirty from one network; the first refusal is recorded', async () => {
    const person = await makePerson()
    const asked = []
    for (let i = 0; i < 5; i += 1) asked.push(await reasons(await ask(person.email)))
    expect(asked).toEqual([['sent'], ['sent'], ['sent'], ['throttled'], []])
    expect((await mailTo(person.email)).length).toBe(3)
    expect((await sql('SELECT FROM rate_limits WHERE key LIKE $1', [`%${person.email}%`])).rowCount).toBe(0)
    await sql(`UPDATE rate_limits SET points = 30 WHERE key LIKE 'forgot.network%'`)
    const other = await makePerson()
    expect([await reasons(await ask(other.email)), await mailTo(other.email)]).toEqual([['throttled'], []])
  })

  test('ten letters a day to one address, however patient somebody is', async () => {
    const person = await makePerson()
    expect(await reasons(await ask(person.email))).toEqual(['sent'])
    await sql(`UPDATE rate_limits SET points = 10 WHERE key LIKE 'forgot.day%'`)
    await sql(`DELETE FROM rate_limits WHERE key NOT LIKE 'forgot.day%'`)
    expect([await reasons(await ask(person.email)), await reasons(await ask(person.email))]).toEqual([['throttled'], []])
    expect((await mailTo(person.email)).length).toBe(1)
  })
})
