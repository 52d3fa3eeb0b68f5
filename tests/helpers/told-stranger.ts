import { hashPassword } from '@/lib/crypto/password-hash'
import { write } from '@/lib/db/write'
import { linkSecret } from '@/lib/mail/letter-link'
import { makeLink } from '@/lib/users/make-link'
import { testDatabase } from './database'
import { makePerson, makeSession, rollcallItself, type TestPerson, type TestSession } from './signed-in'

/** The password of whoever is told. */
export const password = 'correct horse battery'

let hashed: Promise<string> | undefined

export const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** The context of whoever follows a letter's link. */
export const step = () => rollcallItself('sign-in report')

/** The link of a letter about the session, as its sign-in makes it. */
async function linkTo({ id, name }: TestPerson, session: TestSession): Promise<string> {
  const ctx = await step()
  const { link } = await write(ctx, (tx) => makeLink(tx, 'not_me', { id, name, sessionId: session.id }, ctx.now))
  return linkSecret(link)
}

/** Somebody with a session of their own, one that is a stranger's with a notice of it, and the link that tells of it. */
export async function told(role: TestPerson['role'] = 'audit_user') {
  hashed ??= hashPassword(password)
  const person = await makePerson({ role, passwordHash: await hashed })
  const own = await makeSession(person)
  const stranger = await makeSession(person)
  await sql(`INSERT INTO known_devices (user_id, browser_id, device_type) VALUES ($1, $2, 'desktop'), ($1, $3, 'desktop')`, [
    ...[person.id, own.browserId, stranger.browserId],
  ])
  await sql(`INSERT INTO notices (user_id, session_id, browser_id, kind, why) VALUES ($1, $2, $3, 'new_session', 'new_device')`, [
    ...[person.id, stranger.id, stranger.browserId],
  ])
  return { person, own, stranger, token: await linkTo(person, stranger) }
}

export const endOf = async ({ id }: TestSession) => (await sql('SELECT end_reason FROM sessions WHERE id = $1', [id])).rows[0].end_reason
export const casesOf = async ({ id }: TestPerson) => (await sql('SELECT * FROM cases WHERE user_id = $1', [id])).rows
export const hashOf = async ({ id }: TestPerson) => (await sql('SELECT password_hash FROM users WHERE id = $1', [id])).rows[0].password_hash
export const browsersOf = async ({ id }: TestPerson) =>
  (await sql('SELECT browser_id FROM known_devices WHERE user_id = $1', [id])).rows.map((row) => row.browser_id)
export const lettersTo = async ({ id }: TestPerson) =>
  (await sql('SELECT kind, facts FROM letters WHERE user_id = $1 ORDER BY id', [id])).rows
