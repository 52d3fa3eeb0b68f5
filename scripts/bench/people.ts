import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type pg from 'pg'
import type { Role } from '@/lib/access/roles'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { SECRET } from './part'

const COOKIE = 'rollcall.session'

/** A connection of the database's owner, or some of them. */
export type Queryable = Pick<pg.Pool, 'query'>

export type Person = { readonly id: string; readonly name: string; readonly email: string; readonly role: Role }
export type OpenSession = { readonly id: string; readonly person: Person; readonly token: string }

/** A person who can sign in, written by the owner: what is measured is not how they came. */
export async function addPerson(owner: Queryable, name: string, role: Role, passwordHash = 'none'): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const { rows } = await owner.query<{ id: string }>(
    `insert into users (email, name, role, status, password_hash) values ($1, $2, $3, 'active', $4) returning id`,
    [email, name, role, passwordHash],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The person was not made.')
  return { id, name, email, role }
}

/** An open session as a sign-in would leave it. */
export async function addSession(owner: Queryable, person: Person): Promise<OpenSession> {
  const token = newToken()
  const { rows } = await owner.query<{ id: string }>(
    `insert into sessions (token_hash, user_id, user_name, user_email, role, browser_id, device_type, device_vendor, device_model, browser,
       browser_version, os, os_version, is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, language, ip_first, ip,
       network_class, country, region, city, latitude, longitude, accuracy_estimated)
     values ($1, $2, $3, $4, $5, $6, 'mobile', 'Apple', 'iPhone', 'Mobile Safari', '18.4', 'iOS', '18.4', false, false, false, 'bench',
       'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)', '{}', 'en', '203.0.113.7', '203.0.113.7', 'public', 'DE', 'Bavaria',
       'Munich', 48.1, 11.6, false) returning id`,
    [Buffer.from(tokenHash(token)), person.id, person.name, person.email, person.role, randomUUID()],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The session was not made.')
  return { id, person, token }
}

/** The session's cookie for a server that has our secret. */
export async function cookieOf(session: OpenSession): Promise<{ name: string; value: string }> {
  return { name: COOKIE, value: await encode({ token: { t: session.token }, secret: SECRET, salt: COOKIE, maxAge: 86_400 }) }
}

/** The same as a request's header. */
export async function cookieHeader(session: OpenSession): Promise<string> {
  const { name, value } = await cookieOf(session)
  return `${name}=${value}`
}
