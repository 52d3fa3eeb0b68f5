import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@/lib/access/roles'
import { seenOf } from '@/lib/contacts/stored-contact'
import { linkAbout, makeCase } from './cases'
import { makeContact, plainContact } from './contacts'
import type { Installation } from './installation'
import { createPerson, type Person, password, sessionOf } from './people'
import { type Visitor, visitor } from './visitor'

/** A signed-in person. */
export type Member = { readonly person: Person; readonly sessionId: string; readonly visitor: Visitor }

export async function member({ server, database }: Pick<Installation, 'server' | 'database'>, role: Role, name?: string): Promise<Member> {
  const person = await createPerson(database, role, name)
  const browser = visitor(server)
  await browser.signIn(person)
  return { person, sessionId: await sessionOf(database, person), visitor: browser }
}

/** As if the person had given the password just now: all rows of a matrix take longer than that counts for. */
export async function proveAnew({ database }: Pick<Installation, 'database'>, sessionId: string): Promise<void> {
  await database.owner.query('update public.sessions set authenticated_at = now() where id = $1 and ended_at is null', [sessionId])
}

/** Ends a session as a manager does it, with the given message. */
export async function endBy(manager: Member, sessionId: string, message = ''): Promise<void> {
  const fields = { sessionId, reason: 'The reason stays in the log', message }
  const { outcome } = await manager.visitor.act('/sessions', 'app/(console)/sessions/actions.ts#kill', fields)
  if (outcome?.ok !== true) throw new Error(`Killing failed: ${JSON.stringify(outcome)}`)
}

/** Somebody invited and the invitation's secret, past the application. */
export async function invite({ database: { owner } }: Installation): Promise<{ id: string; secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const { rows } = await owner.query(`insert into public.users (email, name, role) values ($1, 'Invited', 'audit_user') returning id`, [
    `${randomUUID()}@example.org`,
  ])
  const hash = createHash('sha256').update(secret).digest()
  await owner.query(
    `insert into public.tokens (kind, token_hash, user_id, expires_at) values ('invite', $1, $2, now() + interval '1 hour')`,
    [hash, rows[0].id],
  )
  return { id: rows[0].id, secret }
}

/** The secret of a link for a new password. */
async function passwordLink({ database }: Installation): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const { id } = await createPerson(database, 'audit_user')
  await database.owner.query(
    `insert into public.tokens (kind, token_hash, user_id, expires_at) values ('password', $1, $2, now() + interval '1 hour')`,
    [createHash('sha256').update(secret).digest(), id],
  )
  return secret
}

/** The secret of a letter's link about a session that is no longer kept. */
async function notMeLink({ database }: Installation): Promise<string> {
  return linkAbout(database, await createPerson(database, 'audit_user'), randomUUID())
}

/** Somebody whose new address waits for its confirmation, and the secret of the link for that. */
async function moving({ database }: Installation): Promise<{ id: string; secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const { id } = await createPerson(database, 'audit_user')
  await database.owner.query(
    `insert into public.tokens (kind, token_hash, user_id, address, expires_at) values ('address', $1, $2, $3, now() + interval '1 hour')`,
    [createHash('sha256').update(secret).digest(), id, `${randomUUID()}@example.org`],
  )
  return { id, secret }
}

async function disabled({ database }: Installation): Promise<string> {
  const { id } = await createPerson(database, 'audit_user')
  await database.owner.query(`update public.users set status = 'disabled' where id = $1`, [id])
  return id
}

/** The secret alone. */
export const invitation = async (installation: Installation): Promise<string> => (await invite(installation)).secret

/** Another session of the same person, past the application; an id that nobody has where there is none. */
async function secondSession({ database: { owner } }: Installation, self: string): Promise<string> {
  const written = await owner.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
     where attrelid = 'public.sessions'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  const names = written.rows[0]?.names ?? ''
  const { rows } = await owner.query<{ id: string }>(
    `insert into public.sessions (${names}) select ${names} from (
       select (jsonb_populate_record(s, jsonb_build_object('id', public.uuid_v7(), 'browser_id', gen_random_uuid(),
         'token_hash', sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'previous_token_hash', null, 'previous_token_until', null))).*
       from public.sessions s where s.id = $1 and s.ended_at is null) as second returning id`,
    [self],
  )
  return rows[0]?.id ?? randomUUID()
}

/** Another session of the same person, and a notice of it that is still to be put away; an id that nothing has where there is none. */
async function ownNotice(installation: Installation, self: string): Promise<string> {
  const { rows } = await installation.database.owner.query<{ id: string }>(
    `insert into public.notices (user_id, session_id, browser_id, kind, why)
     select user_id, id, browser_id, 'new_session', 'new_device' from public.sessions where id = $1 returning id`,
    [await secondSession(installation, self)],
  )
  return rows[0]?.id ?? randomUUID()
}

/** A contact of whoever's session it is; an id that nothing has where it is nobody's. */
async function ownContact({ database }: Installation, self: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>('select user_id as id from public.sessions where id = $1', [self])
  return rows[0] === undefined ? randomUUID() : await makeContact(database, rows[0].id)
}

/** What names the settings in force, and another number of minutes than that between two clean-ups. */
async function settingsNow({ database: { owner } }: Installation): Promise<{ revision: string; minutes: string }> {
  const { rows } = await owner.query('select revision, cleanup_minutes % 1380 + 1 as minutes from public.settings')
  return { revision: String(rows[0].revision), minutes: String(rows[0].minutes) }
}

/** Replaces what stands in braces, as `tests/e2e/matrix.ts` explains it, by people, sessions and links made for this call. */
export async function fillIn(installation: Installation, self: string, texts: readonly string[]): Promise<(text: string) => string> {
  const wanted = texts.join()
  const values: Record<string, string> = { self, password, new: `${randomUUID()}@example.org`, seen: seenOf(plainContact) }
  if (wanted.includes('{other}')) values.other = (await member(installation, 'audit_user')).sessionId
  if (wanted.includes('{admin}')) values.admin = (await member(installation, 'system_administrator')).sessionId
  if (wanted.includes('{person}')) values.person = (await createPerson(installation.database, 'audit_user')).id
  if (wanted.includes('{mine}')) values.mine = await secondSession(installation, self)
  if (wanted.includes('{notice}')) values.notice = await ownNotice(installation, self)
  if (wanted.includes('{known}')) values.known = (await createPerson(installation.database, 'audit_user')).email
  if (wanted.includes('{invited}')) values.invited = (await invite(installation)).id
  if (wanted.includes('{invite}')) values.invite = await invitation(installation)
  if (wanted.includes('{contact}')) {
    const { id } = await createPerson(installation.database, 'audit_user')
    values.contact = await makeContact(installation.database, id)
  }
  if (wanted.includes('{own}')) values.own = await ownContact(installation, self)
  if (wanted.includes('{disabled}')) values.disabled = await disabled(installation)
  if (wanted.includes('{renewal}')) values.renewal = await passwordLink(installation)
  if (wanted.includes('{notMe}')) values.notMe = await notMeLink(installation)
  if (wanted.includes('{case}')) values.case = await makeCase(installation.database, await member(installation, 'audit_user'))
  if (wanted.includes('{moving}')) values.moving = (await moving(installation)).id
  if (wanted.includes('{address}')) values.address = (await moving(installation)).secret
  if (wanted.includes('{revision}') || wanted.includes('{minutes}')) Object.assign(values, await settingsNow(installation))
  if (wanted.includes('{setup}')) values.setup = new URL(await installation.setupLink()).searchParams.get('token') ?? ''
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

/** Tells whether anything was changed: users, sessions, orders of kills, links, contacts, notices, cases and settings, but for times of last activity. */
export async function fingerprint({ database: { owner } }: Installation): Promise<string> {
  const { rows } = await owner.query(`select md5(string_agg(line, ',' order by line)) as print from (
    select to_jsonb(u)::text as line from public.users u union all
    select (to_jsonb(s) - 'last_activity_at')::text from public.sessions s union all
    select to_jsonb(k)::text from public.kill_orders k union all
    select to_jsonb(t)::text from public.tokens t union all
    select to_jsonb(c)::text from example.contacts c union all
    select to_jsonb(l)::text from public.device_labels l union all
    select to_jsonb(p)::text from public.place_corrections p union all
    select to_jsonb(r)::text from public.reviews r union all
    select to_jsonb(n)::text from public.notices n union all
    select to_jsonb(d)::text from public.cases d union all
    select to_jsonb(g)::text from public.settings g) all_lines`)
  return rows[0].print
}
