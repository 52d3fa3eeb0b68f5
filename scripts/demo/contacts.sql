-- What the recorder would have written while these contacts were made, had it watched: the newest session of their owner that had begun by then made them.
-- The log has days from yesterday on.
WITH days AS (SELECT ((now() AT TIME ZONE 'UTC')::date - 1)::timestamp AT TIME ZONE 'UTC' AS first),
recorded AS (SELECT kept, shape FROM log.recorded_tables WHERE resource_type = 'contact')
INSERT INTO log.activities (id, kind, action, source, actor_kind, actor_id, actor_name, session_id, request_id, ip,
  resource_type, resource_id, resource_label, shape, after)
SELECT (left(public.uuid_floor(c.created_at)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid,
  'change', 'create', 'web', 'user', s.user_id, s.user_name, s.id, gen_random_uuid()::text, s.ip, 'contact', c.id, c.name, r.shape,
  (SELECT jsonb_object_agg(name, to_jsonb(c.*) -> name) FROM unnest(r.kept) AS name)
FROM days CROSS JOIN recorded r JOIN example.contacts c ON c.created_at BETWEEN days.first AND now()
JOIN LATERAL (SELECT * FROM sessions s WHERE s.user_id = c.owner_id AND s.started_at <= c.created_at ORDER BY s.id DESC LIMIT 1) AS s ON true
