import type { Client } from 'pg'
import { unwatched } from '@/scripts/backup/triggers'

const evidence = `jsonb_build_object('at', s.started_at, 'zone', null, 'address', s.user_email, 'method', s.method, 'isGone', false, 'otherAddress', null,
  'deviceType', s.device_type, 'deviceVendor', s.device_vendor, 'deviceModel', s.device_model, 'browser', s.browser, 'browserVersion', s.browser_version,
  'os', s.os, 'osVersion', s.os_version, 'userAgent', s.user_agent, 'ip', host(s.ip_first), 'networkClass', s.network_class, 'city', s.city,
  'region', s.region, 'country', s.country, 'accuracyKm', s.accuracy_km, 'asn', s.asn, 'asnOrg', s.asn_org)`

/** A case of each sign-in that somebody said was not theirs. A manager closed them the day after, but for the newest, which waits, and that before it, which is in work. */
export async function layCases(client: Client): Promise<void> {
  await unwatched(client, 'public.cases', () =>
    client.query(`INSERT INTO public.cases (user_id, user_name, session_id, evidence, said_in, ended_sessions, opened_at, closed_at)
      SELECT s.user_id, s.user_name, s.id, ${evidence}, s.ended_in, 1, s.ended_at, CASE WHEN row_number() OVER (ORDER BY s.ended_at DESC) > 2 THEN least(s.ended_at + interval '1 day', now()) END
      FROM public.sessions s WHERE s.end_reason = 'not_me' ORDER BY s.ended_at`),
  )
  await unwatched(client, 'public.reviews', () =>
    client.query(`INSERT INTO public.reviews (subject_type, subject_id, subject_label, state, assigned, assigned_to, assigned_to_name, comment, by_id, by_name, at)
      SELECT 'case', d.id, d.user_name, CASE WHEN d.closed_at IS NULL THEN 'in_work' ELSE (ARRAY['confirmed', 'mistaken', 'mistaken'])[1 + d.n % 3] END, true, u.id, u.name,
        CASE WHEN d.closed_at IS NULL THEN 'Asked them by phone, waiting for an answer.' ELSE (ARRAY['A password that was used elsewhere, too.', 'Their own new phone.', 'A VPN of theirs.'])[1 + d.n % 3] END,
        u.id, u.name, coalesce(d.closed_at, now() - interval '1 hour')
      FROM (SELECT *, row_number() OVER (ORDER BY id)::int AS n, row_number() OVER (ORDER BY id DESC) AS back FROM public.cases) AS d
        CROSS JOIN (SELECT id, name FROM public.users WHERE role = 'audit_manager' AND status = 'active' ORDER BY id LIMIT 1) AS u
      WHERE d.back > 1 ORDER BY d.id`),
  )
}
