import { randomUUID } from 'node:crypto'
import type { Role } from '@/lib/access/roles'
import { type TestDatabase, testDatabase } from './database'
import type { TestPerson } from './signed-in'

/** A session of the past, whose id is as old as it is. Times in seconds before now, on the database's clock. */
export type LaidSession = {
  readonly person: TestPerson
  readonly startedAgo: number
  readonly idleFor: number
  readonly ended?: { readonly ago: number; readonly reason: string } | undefined
  readonly role?: Role
  readonly device?: string
  readonly browser?: string | null
  readonly os?: string | null
  readonly vendor?: string | null
  readonly model?: string | null
  readonly browserVersion?: string | null
  readonly osVersion?: string | null
  readonly region?: string | null
  readonly asn?: number | null
  readonly country?: string | null
  readonly city?: string | null
  readonly network?: string
  readonly ip?: string | null
  /** Degrees. */
  readonly lat?: number | null
  readonly lon?: number | null
}

/** Lays sessions of the past by the owner, in the test file's own database unless said otherwise, and answers their ids. */
export async function laySessions(laid: readonly LaidSession[], database?: Pick<TestDatabase, 'owner'>): Promise<string[]> {
  const { owner } = database ?? (await testDatabase())
  const rows = laid.map(({ person, ended, ...rest }) => ({
    ...rest,
    tail: randomUUID().slice(19),
    user_id: person.id,
    user_name: person.name,
    user_email: person.email,
    own_role: person.role,
    endedAgo: ended?.ago ?? null,
    reason: ended?.reason ?? null,
  }))
  const made = await owner.query<{ id: string }>(
    `INSERT INTO sessions (id, token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, ended_at, end_reason,
       device_type, browser, os, country, city, network_class, ip, device_vendor, device_model, browser_version, os_version, region, asn, latitude, longitude, is_bot, in_app_view, hints_conflict, parser_version, user_agent,
       client_hints, accuracy_estimated)
     SELECT (left(public.uuid_floor(now() - make_interval(secs => r."startedAgo"))::text, 14) || '7000-' || r.tail)::uuid,
       sha256(convert_to(gen_random_uuid()::text, 'UTF8')), r.user_id, r.user_name, r.user_email, coalesce(r.role, r.own_role), gen_random_uuid(),
       now() - make_interval(secs => r."startedAgo"), now() - make_interval(secs => r."idleFor"), now() - make_interval(secs => r."endedAgo"),
       r.reason, coalesce(r.device, 'desktop'), r.browser, r.os, r.country, r.city, coalesce(r.network, 'public'), r.ip, r.vendor, r.model,
       r."browserVersion", r."osVersion", r.region, r.asn, r.lat, r.lon, false, false, false, '1',
       'test', '{}', false
     FROM jsonb_to_recordset($1) AS r (tail text, user_id uuid, user_name text, user_email text, own_role text, role text, "startedAgo" float8,
       "idleFor" float8, "endedAgo" float8, reason text, device text, browser text, os text, country text, city text, network text, ip inet, vendor text, model text,
       "browserVersion" text, "osVersion" text, region text, asn int, lat float8, lon float8)
     RETURNING id`,
    [JSON.stringify(rows)],
  )
  return made.rows.map(({ id }) => id)
}
