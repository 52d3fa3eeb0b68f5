import { testDatabase } from './database'
import { makeDays, unsettle } from './laid-activities'
import type { TestPerson } from './signed-in'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

type Age = { readonly startedAgo: number; readonly idleFor: number; readonly endedAgo: number | null }

/** Lays sessions of a person by the thousand, all of one age in seconds. */
async function layMany(person: TestPerson, count: number, { startedAgo, idleFor, endedAgo }: Age): Promise<void> {
  await sql(
    `INSERT INTO sessions (id, token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, ended_at, end_reason,
       device_type, network_class, is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, accuracy_estimated)
     SELECT (left(public.uuid_floor(now() - make_interval(secs => $5))::text, 14) || '7000-' || substr(gen_random_uuid()::text, 20))::uuid,
       sha256(convert_to(gen_random_uuid()::text, 'UTF8')), $1, $2, $3, $4, gen_random_uuid(), now() - make_interval(secs => $5),
       now() - make_interval(secs => $6), now() - make_interval(secs => $7), CASE WHEN $7::float8 IS NOT NULL THEN 'signed_out' END,
       'desktop', 'public', false, false, false, '1', 'test', '{}', false
     FROM generate_series(1, $8::int)`,
    [person.id, person.name, person.email, person.role, startedAgo, idleFor, endedAgo, count],
  )
}

/** Open sessions that ran out half an hour ago: idle for ninety minutes of sixty. */
export const layRunOut = (person: TestPerson, count: number): Promise<void> =>
  layMany(person, count, { startedAgo: 7_200, idleFor: 5_400, endedAgo: null })

/** Sessions that ended so many days ago. */
export const layEnded = (person: TestPerson, count: number, days: number): Promise<void> =>
  layMany(person, count, { startedAgo: days * 86_400 + 60, idleFor: days * 86_400, endedAgo: days * 86_400 })

/** Fills whole days of the log, so many days ago, with so many activities each; a third of them are views. Days that were purged before are as new. */
export async function layOldDays(from: number, to: number, rows: number): Promise<void> {
  await sql('DELETE FROM log.purged_days')
  await unsettle()
  await makeDays(to)
  await sql(
    `INSERT INTO log.activities (id, kind, action, outcome, source, actor_kind, actor_name)
     SELECT (left(public.uuid_floor(((now() AT TIME ZONE 'UTC')::date - d)::timestamp AT TIME ZONE 'UTC' + i * (interval '1 day' / $3::int))::text, 14) || '7'
         || substr(gen_random_uuid()::text, 16))::uuid, CASE i % 3 WHEN 0 THEN 'read' ELSE 'change' END, 'old', 'ok', 'job', 'job', 'old'
     FROM generate_series($1::int, $2::int) AS d CROSS JOIN generate_series(0, $3::int - 1) AS i`,
    [from, to, rows],
  )
}
