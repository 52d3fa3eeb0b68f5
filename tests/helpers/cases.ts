import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { TestDatabase } from './database'
import type { Person } from './people'
import { SECRET } from './server'

type Owned = Pick<TestDatabase, 'owner'>

/** The secret of a letter's link about a sign-in, past the application. */
export async function linkAbout({ owner }: Owned, { id, name }: Pick<Person, 'id' | 'name'>, sessionId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into public.tokens (kind, token_hash, user_id, user_name, session_id, expires_at) values ('not_me', $1, $2, $3, $4, now() + interval '7 days')`,
    [createHash('sha256').update(secret).digest(), id, name, sessionId],
  )
  return secret
}

/** A case about somebody's session, past the application; answers its id. */
export async function makeCase(
  { owner }: Owned,
  { person, sessionId }: { readonly person: Person; readonly sessionId: string },
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into public.cases (user_id, user_name, session_id, ended_sessions, evidence)
     select user_id, user_name, id, 1, jsonb_build_object('at', started_at, 'zone', null, 'address', user_email, 'method', method, 'isGone', false, 'otherAddress', null,
       'deviceType', device_type, 'deviceVendor', device_vendor, 'deviceModel', device_model, 'browser', browser, 'browserVersion', browser_version, 'os', os,
       'osVersion', os_version, 'userAgent', user_agent, 'ip', host(ip_first), 'networkClass', network_class, 'city', city, 'region', region, 'country', country,
       'accuracyKm', accuracy_km, 'asn', asn, 'asnOrg', asn_org)
     from public.sessions where id = $1 and user_id = $2 returning id`,
    [sessionId, person.id],
  )
  return rows[0]?.id ?? ''
}

/** The secret of the link in the newest letter of a kind to a person, as its addressee reads it. */
export async function secretFor({ owner }: Owned, kind: string, { id }: Pick<Person, 'id'>): Promise<string> {
  const { rows } = await owner.query(
    `select facts -> 'link' as link from public.letters where kind = $1 and user_id = $2 order by id desc limit 1`,
    [kind, id],
  )
  const key = Buffer.from(hkdfSync('sha256', SECRET, 'rollcall', 'one-time link', 32))
  return createHmac('sha256', key).update(`${rows[0].link.kind} ${rows[0].link.id}`).digest('base64url')
}
