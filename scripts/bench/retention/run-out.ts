import type { Queryable } from '@/scripts/bench/people'

/** Open sessions that ran out half an hour ago, of a person who has one: idle for ninety minutes of sixty. Laid without waiting for the disk. */
export async function layRunOut(owner: Queryable, sessionId: string, count: number): Promise<void> {
  await owner.query(
    `insert into sessions (id, token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, device_type, browser, os, is_bot,
       in_app_view, hints_conflict, parser_version, user_agent, client_hints, ip, network_class, country, city, accuracy_estimated)
     select (left(public.uuid_floor(now() - interval '2 hours')::text, 14) || '7000-' || substr(gen_random_uuid()::text, 20))::uuid,
       sha256((s.id || n::text)::bytea), s.user_id, s.user_name, s.user_email, s.role, gen_random_uuid(), now() - interval '2 hours',
       now() - interval '90 minutes', s.device_type, s.browser, s.os, s.is_bot, s.in_app_view, s.hints_conflict, s.parser_version, s.user_agent,
       s.client_hints, s.ip, s.network_class, s.country, s.city, s.accuracy_estimated
     from sessions s cross join generate_series(1, $2::int) as n where s.id = $1`,
    [sessionId, count],
  )
}
