import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { write } from '@/lib/db/write'
import { parseNotice } from '@/lib/live/events'
import { linkSecret } from '@/lib/mail/letter-link'
import { changePassword } from '@/lib/users/change-password'
import { findUser } from '@/lib/users/find-user'
import { makeLink } from '@/lib/users/make-link'
import { renewPassword } from '@/lib/users/renew-password'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makePerson, makeSession, type TestPerson } from '@/tests/helpers/signed-in'
import { browsersOf, casesOf, endOf, hashOf, lettersTo, password, sql, step, told } from '@/tests/helpers/told-stranger'
import { findNotMeLink, saidNotMe, saidWasMe } from './not-me-link'

const another = 'another long phrase'
const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
const enter = ({ email }: TestPerson, secret: string) => signIn({ email, password: secret, browserId: randomUUID() }, headers)

// Something that could send, were it not for the sender: read once a process, before anything asks.
process.env.SMTP_URL = 'smtp://127.0.0.1:1025'

beforeAll(() => testDatabase())
beforeEach(() => sql('DELETE FROM rate_limits'))

const everything = async () =>
  (
    await sql(`SELECT md5(string_agg(line, ',' ORDER BY line)) AS print FROM (SELECT to_jsonb(u)::text AS line FROM users u UNION ALL
      SELECT to_jsonb(s)::text FROM sessions s UNION ALL SELECT to_jsonb(t)::text FROM tokens t UNION ALL SELECT to_jsonb(k)::text FROM known_devices k UNION ALL
      SELECT to_jsonb(n)::text FROM notices n UNION ALL SELECT to_jsonb(c)::text FROM cases c UNION ALL SELECT to_jsonb(l)::text FROM letters l) AS all_lines`)
  ).rows[0].print

describe('looking', () => {
  test('tells what is known of the sign-in and what would follow, and changes nothing, however often', async () => {
    const { person, stranger, token } = await told()
    await sql(
      `UPDATE sessions SET browser = 'Firefox', browser_version = '140.0', os = 'Linux', ip_first = '203.0.113.7', ip = '198.51.100.9', city = 'Oslo', country = 'NO',
         accuracy_km = 50 WHERE id = $1`,
      [stranger.id],
    )
    const before = await everything()
    for (let n = 0; n < 40; n += 1) await findNotMeLink(await step(), token)
    expect(await findNotMeLink(await step(), token)).toMatchObject({
      ...{ state: 'asks', name: person.name, email: person.email, sendsMail: false },
      session: { browser: 'Firefox', os: 'Linux', ip: '203.0.113.7', city: 'Oslo', country: 'NO', accuracyKm: 50, isGone: false },
    })
    expect(await everything()).toBe(before)
  })

  test('cut, changed, unknown and old links are one thing', async () => {
    const { token, person } = await told()
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of ['', 'x', token.slice(1), `${token}A`, changed, newToken(), '\u0000'.repeat(43)])
      expect(await findNotMeLink(await step(), wrong), wrong).toEqual({ state: 'gone' })
    await sql(`UPDATE tokens SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [person.id])
    expect(await findNotMeLink(await step(), token)).toEqual({ state: 'gone' })
    await expect(saidNotMe(await step(), { token })).rejects.toMatchObject({ code: 'not_found' })
    expect(await casesOf(person)).toEqual([])
  })

  test('whoever guesses is stopped, and keeps nobody of the same network from saying it', async () => {
    const { person, token } = await told()
    for (let n = 0; n < 30; n += 1) expect(await findNotMeLink(await step(), newToken())).toEqual({ state: 'gone' })
    await expect(findNotMeLink(await step(), newToken())).rejects.toMatchObject({ code: 'too_many' })
    await expect(saidNotMe(await step(), { token: newToken() })).rejects.toMatchObject({ code: 'too_many' })
    expect(await findNotMeLink(await step(), token)).toMatchObject({ state: 'asks' })
    await saidNotMe(await step(), { token })
    expect((await casesOf(person)).length).toBe(1)
  })
})

describe('This wasn’t me', () => {
  test('ends that session and all others, voids password and links, forgets the browser, opens a case, and tells by mail', async () => {
    const manager = await makePerson({ role: 'audit_manager' })
    const [gone, bystander] = [await makePerson({ role: 'audit_manager', status: 'disabled' }), await makePerson()]
    const theirs = await makeSession(bystander)
    const { person, own, stranger, token } = await told()
    const ctx = await step()
    const { link } = await write(ctx, (tx) => makeLink(tx, 'password', { id: person.id, name: person.name }, ctx.now))
    const heard = await noticesDuring(() => saidNotMe(ctx, { token }))

    expect([await endOf(stranger), await endOf(own), await endOf(theirs)]).toEqual(['not_me', 'password_changed', null])
    expect(heard.map((payload) => parseNotice(payload)?.event)).toEqual([
      { kind: 'session.ended', sessionIds: [stranger.id, own.id], userIds: [person.id] },
      { kind: 'cases.changed' },
    ])
    expect(await hashOf(person)).toBeNull()
    expect(await findUser(await contextOf(await makeSession(manager)), person.id)).toMatchObject({ hasPassword: false, status: 'active' })
    await expect(enter(person, password)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Email or password is wrong.' })
    await expect(renewPassword(await step(), { token: linkSecret(link), password: another, repeat: another })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await browsersOf(person)).toEqual([own.browserId])

    const [opened, ...more] = await casesOf(person)
    expect(more).toEqual([])
    expect(opened).toMatchObject({
      ...{ user_name: person.name, session_id: stranger.id, said_in: null, said_from: '192.0.2.7', ended_sessions: 2, closed_at: null },
      evidence: { deviceType: 'desktop', userAgent: 'test', isGone: false },
    })
    expect(await recorded({ resource: opened.id })).toMatchObject([
      {
        kind: 'change',
        action: 'create',
        actor_kind: 'system',
        resource_type: 'case',
        resource_label: person.name,
        request_id: ctx.request.id,
      },
    ])

    const [needed] = await lettersTo(person)
    expect(needed.kind).toBe('password_needed')
    expect(await lettersTo(manager)).toMatchObject([{ kind: 'case_opened', facts: { caseId: opened.id, who: person.name } }])
    expect([await lettersTo(gone), await lettersTo(bystander)]).toEqual([[], []])
    expect(await findNotMeLink(await step(), token)).toEqual({
      ...{ state: 'not_me', email: person.email, hasPassword: false, sendsMail: false, putsBack: false },
    })

    await renewPassword(await step(), { token: linkSecret(needed.facts.link), password: another, repeat: another })
    await enter(person, another)
    expect(await findNotMeLink(await step(), token)).toMatchObject({ state: 'not_me', hasPassword: true })
  })

  test('ASVS 6.4.1 of two at once one succeeds, twenty times: one case, one letter each', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { person, token } = await told()
      const outcomes = await Promise.allSettled([saidNotMe(await step(), { token }), saidNotMe(await step(), { token })])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect([(await casesOf(person)).length, (await lettersTo(person)).length]).toEqual([1, 1])
    }
  })

  test('of both answers at once one counts', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { person, token } = await told()
      const [no, yes] = await Promise.allSettled([saidNotMe(await step(), { token }), saidWasMe(await step(), { token })])
      expect([no.status, yes.status].sort()).toEqual(['fulfilled', 'rejected'])
      expect((await casesOf(person)).length).toBe(no.status === 'fulfilled' ? 1 : 0)
    }
  })

  test('F1 what fails at its very end leaves everything as it was, the link too', async () => {
    const { person, token } = await told()
    const before = await everything()
    await sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$`)
    await sql('CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()')
    const heard = await noticesDuring(async () => expect(saidNotMe(await step(), { token })).rejects.toThrow())
    await sql('DROP TRIGGER fail ON cases')
    expect([heard, await everything()]).toEqual([[], before])
    await saidNotMe(await step(), { token })
    expect((await casesOf(person)).length).toBe(1)
  })

  test('a sign-in under way with the old password does not come through', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { person, token } = await told()
      const [entered] = await Promise.allSettled([enter(person, password), saidNotMe(await step(), { token })])
      const open = (await sql('SELECT count(*)::int AS n FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [person.id])).rows[0].n
      expect([open, entered.status]).toEqual([0, expect.any(String)])
    }
  })

  test('of a session that ended, or that retention has forgotten, it is said all the same', async () => {
    const ended = await told()
    await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'signed_out' WHERE id = $1`, [ended.stranger.id])
    await saidNotMe(await step(), { token: ended.token })
    expect([await endOf(ended.stranger), await endOf(ended.own)]).toEqual(['signed_out', 'password_changed'])
    const forgotten = await told()
    await sql('DELETE FROM sessions WHERE id = $1', [forgotten.stranger.id])
    expect(await findNotMeLink(await step(), forgotten.token)).toMatchObject({ state: 'asks', session: { isGone: true } })
    await saidNotMe(await step(), { token: forgotten.token })
    expect(await casesOf(forgotten.person)).toMatchObject([{ evidence: { isGone: true, ip: null } }])
    expect(await endOf(forgotten.own)).toBe('password_changed')
  })

  test('whoever came in with the password cannot make the link void by another one', async () => {
    const { person, stranger, token } = await told()
    await changePassword(await contextOf(stranger), { password: another, repeat: another })
    expect(await findNotMeLink(await step(), token)).toMatchObject({ state: 'asks' })
    await saidNotMe(await step(), { token })
    await expect(enter(person, another)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('whoever came in with the password and made the address theirs loses it again, and gets no link', async () => {
    const { person, stranger, token } = await told()
    await sql(`UPDATE users SET email = 'thief@example.org' WHERE id = $1`, [person.id])
    expect(await findNotMeLink(await step(), token)).toMatchObject({ email: person.email, putsBack: true })
    await saidNotMe(await step(), { token })
    const { rows } = await sql('SELECT kind, address, facts FROM letters WHERE user_id = $1', [person.id])
    expect(rows).toMatchObject([{ kind: 'password_needed', address: person.email, facts: { isBack: true } }])
    expect(await findNotMeLink(await step(), token)).toMatchObject({ state: 'not_me', email: person.email, putsBack: true })
    expect((await sql('SELECT email FROM users WHERE id = $1', [person.id])).rows).toEqual([{ email: person.email }])
    expect(await casesOf(person)).toMatchObject([{ session_id: stranger.id, evidence: { otherAddress: 'thief@example.org' } }])
  })

  test('an address that somebody else has by now stays theirs, and no letter goes there: they would get the link', async () => {
    const { person, token } = await told()
    await sql(`UPDATE users SET email = 'moved@example.org' WHERE id = $1`, [person.id])
    const other = await makePerson()
    await sql('UPDATE users SET email = $2 WHERE id = $1', [other.id, person.email])
    expect(await findNotMeLink(await step(), token)).toMatchObject({ sendsMail: false, putsBack: false })
    await saidNotMe(await step(), { token })
    expect([await hashOf(person), await lettersTo(person)]).toEqual([null, []])
    expect((await sql('SELECT email FROM users WHERE id = $1', [person.id])).rows).toEqual([{ email: 'moved@example.org' }])
  })

  test('somebody disabled meanwhile gets no password; somebody deleted has no case', async () => {
    const disabled = await told()
    await sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [disabled.person.id])
    await saidNotMe(await step(), { token: disabled.token })
    expect([(await casesOf(disabled.person)).length, await lettersTo(disabled.person)]).toEqual([1, []])
    const deleted = await told()
    await sql(`UPDATE users SET status = 'deleted' WHERE id = $1`, [deleted.person.id])
    await expect(saidNotMe(await step(), { token: deleted.token })).rejects.toMatchObject({ code: 'not_found' })
    expect(await findNotMeLink(await step(), deleted.token)).toEqual({ state: 'gone' })
  })

  test('the only administrator, whom no letter would reach, is not locked out; with mail they are asked for a new password', async () => {
    await sql(`UPDATE users SET status = 'disabled' WHERE role = 'system_administrator'`)
    const { person, token } = await told('system_administrator')
    await expect(saidNotMe(await step(), { token })).rejects.toMatchObject({ code: 'conflict' })
    expect([await hashOf(person), await findNotMeLink(await step(), token)]).toMatchObject([
      expect.stringMatching(/^\$argon2id/),
      { state: 'asks' },
    ])
    await sql(`UPDATE settings SET mail_from = 'rollcall@example.org'`)
    await saidNotMe(await step(), { token })
    await sql('UPDATE settings SET mail_from = NULL')
    expect(await hashOf(person)).toBeNull()
  })
})

test('the hash of a link is all that the database has of it', async () => {
  const { token } = await told()
  const kept = await sql('SELECT count(*)::int AS n FROM tokens WHERE token_hash = $1', [Buffer.from(tokenHash(token))])
  expect(kept.rows[0].n).toBe(1)
})
