-- What the recorder would have written for these sessions, had it watched. The log has days from yesterday on, and no
-- default partition; what is older therefore has no activities.
WITH days AS (SELECT ((now() AT TIME ZONE 'UTC')::date - 1)::timestamp AT TIME ZONE 'UTC' AS first),
recorded AS (SELECT kept, shape FROM log.recorded_tables WHERE resource_type = 'session'),
kept AS (SELECT unnest(kept) AS name FROM recorded),
told AS (
  SELECT s.*, next.id AS next_id, ender.id AS ender_session, ender.ip AS ender_ip,
    (SELECT jsonb_object_agg(name, CASE WHEN name LIKE 'end%' THEN 'null'::jsonb ELSE to_jsonb(s.*) -> name END) FROM kept) AS begun,
    (SELECT jsonb_object_agg(name, NULL) FROM kept WHERE name LIKE 'end%' AND to_jsonb(s.*) ->> name IS NOT NULL) AS open,
    (SELECT jsonb_object_agg(name, to_jsonb(s.*) -> name) FROM kept WHERE name LIKE 'end%' AND to_jsonb(s.*) ->> name IS NOT NULL) AS ended
  FROM sessions s
  LEFT JOIN LATERAL (SELECT n.id FROM sessions n WHERE n.browser_id = s.browser_id AND n.id > s.id ORDER BY n.id LIMIT 1) AS next ON true
  LEFT JOIN LATERAL (
    SELECT e.id, e.ip FROM sessions e WHERE e.user_id = s.ended_by AND e.started_at <= s.ended_at ORDER BY e.id DESC LIMIT 1
  ) AS ender ON true
),
events AS (
  SELECT started_at AS at, 'in' AS action, 'user' AS actor_kind, user_id AS actor_id, user_name AS actor_name, id AS session_id, ip,
    id AS resource_id, user_name AS label, NULL::jsonb AS before, begun AS after
  FROM told
  UNION ALL
  SELECT ended_at, CASE end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END,
    CASE WHEN end_reason = 'system' THEN 'system' ELSE 'user' END,
    CASE WHEN end_reason = 'system' THEN NULL ELSE coalesce(ended_by, user_id) END,
    CASE WHEN end_reason = 'system' THEN 'rollcall' WHEN ended_by IS NULL THEN user_name ELSE ended_by_name END,
    CASE WHEN end_reason = 'system' THEN NULL WHEN ended_by = user_id THEN id WHEN ended_by IS NULL THEN next_id ELSE ender_session END,
    CASE WHEN ended_by IS NULL OR ended_by = user_id THEN ip ELSE ender_ip END,
    id, user_name, open, ended
  FROM told WHERE ended_at IS NOT NULL
)
INSERT INTO log.activities (id, kind, action, source, actor_kind, actor_id, actor_name, session_id, request_id, ip,
  resource_type, resource_id, resource_label, shape, before, after)
SELECT (left(public.uuid_floor(e.at)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid,
  'sign_in', e.action, CASE e.actor_kind WHEN 'user' THEN 'web' ELSE 'job' END, e.actor_kind, e.actor_id, e.actor_name, e.session_id,
  gen_random_uuid()::text, e.ip, 'session', e.resource_id, e.label, r.shape, e.before, e.after
FROM events e, days, recorded r WHERE e.at >= days.first AND e.at <= now()
