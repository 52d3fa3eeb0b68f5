import { randomBytes, randomUUID } from 'node:crypto'
import type { SystemContext, UserContext } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { type Step, systemContext } from '@/lib/auth/system-context'
import { userContext } from '@/lib/auth/user-context'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { testDatabase } from './database'

export type TestPerson = { readonly id: string; readonly name: string; readonly email: string; readonly role: Role }
export type TestSession = { readonly id: string; readonly token: string; readonly browserId: string }
export type SignedIn = { readonly person: TestPerson; readonly session: TestSession; readonly ctx: UserContext }

type PersonFacts = { readonly role?: Role; readonly status?: 'invited' | 'active' | 'disabled'; readonly passwordHash?: string }
/** In seconds. Unless said otherwise the person has not proved anything since the start. */
type SessionFacts = {
  readonly startedAgo?: number
  readonly idleFor?: number
  readonly authenticatedAgo?: number
  readonly browserId?: string
}

/** A hash as any, of a password that nobody knows. */
export const nobodysHash = `$argon2id$v=19$m=19456,t=2,p=1$${'c29tZXNhbHRzb21lc2FsdA'}$${'A'.repeat(43)}`

const request = () => ({ id: `request-${randomUUID()}`, source: 'web', ip: '192.0.2.7' }) as const

/** A person, made by the owner: recorded as `outside`. */
export async function makePerson({
  role = 'audit_user',
  status = 'active',
  passwordHash = nobodysHash,
}: PersonFacts = {}): Promise<TestPerson> {
  const { owner } = await testDatabase()
  const email = `${randomBytes(6).toString('hex')}@example.org`
  const name = `Person ${email.slice(0, 6)}`
  const made = await owner.query<{ id: string }>(
    'INSERT INTO users (email, name, role, status, password_hash) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [email, name, role, status, status === 'invited' ? null : passwordHash],
  )
  return { id: made.rows[0]?.id ?? '', name, email, role }
}

/** An open session that began `startedAgo` and was last active `idleFor` ago, in seconds on the database's clock. */
export async function makeSession(
  person: TestPerson,
  { startedAgo = 0, idleFor = 0, authenticatedAgo = startedAgo, browserId = randomUUID() }: SessionFacts = {},
): Promise<TestSession> {
  const { owner } = await testDatabase()
  const token = newToken()
  const made = await owner.query<{ id: string }>(
    `INSERT INTO sessions (token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, authenticated_at, device_type,
       is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, network_class, accuracy_estimated)
     VALUES ($1, $2, $3, $4, $5, $6, now() - make_interval(secs => $7), now() - make_interval(secs => $8), now() - make_interval(secs => $9), 'desktop',
       false, false, false, '1', 'test', '{}', 'public', false) RETURNING id`,
    [Buffer.from(tokenHash(token)), person.id, person.name, person.email, person.role, browserId, startedAgo, idleFor, authenticatedAgo],
  )
  return { id: made.rows[0]?.id ?? '', token, browserId }
}

/** The context that the guard would make for this session. */
export async function contextOf(session: Pick<TestSession, 'id'>): Promise<UserContext> {
  const standing = await unsafeFindStandingById(session.id)
  if (standing === null) throw new Error('There is no such session.')
  return userContext(standing, request())
}

/** A person of this role with an open session and its context. */
export async function signedIn(role: Role, facts: SessionFacts = {}): Promise<SignedIn> {
  const person = await makePerson({ role })
  const session = await makeSession(person, facts)
  return { person, session, ctx: await contextOf(session) }
}

/** As many as wanted, one after the other: they share the owner's connection. */
export async function several<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < count) made.push(await make())
  return made
}

/** The context of a step before there is a session. */
export const rollcallItself = (step: Step = 'sign-in'): Promise<SystemContext> => systemContext(step, request())
