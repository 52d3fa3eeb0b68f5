-- One day of the log: $rows activities, spread over it as the day of a company is not (evenly), skewed as values are. By the owner, past the recorder,
-- into a day that is made for it. OFFSET 0 keeps a word from being worked out anew wherever it is used. Values are worked out of the number of a row, so that they are the same in every run.
CREATE TABLE log.$part (LIKE log.activities INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE);
INSERT INTO log.$part (id, kind, action, outcome, source, actor_kind, actor_id, actor_name, session_id, session_flag, request_id, ip, db_role,
  resource_type, resource_id, resource_label, shape, before, after)
SELECT (lpad(to_hex(floor(extract(epoch FROM timestamptz '$day UTC') * 1000 + 86400000.0 * (i - 1) / $rows)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid,
  kind, action, CASE action WHEN 'failed' THEN 'failed' WHEN 'refused' THEN 'refused' ELSE 'ok' END,
  CASE actor_kind WHEN 'user' THEN CASE WHEN r2 % 20 = 0 THEN 'api' ELSE 'web' END WHEN 'outside' THEN 'outside' ELSE 'job' END,
  actor_kind, CASE actor_kind WHEN 'user' THEN md5('person' || person)::uuid END,
  CASE actor_kind WHEN 'user' THEN 'Person ' || person WHEN 'job' THEN CASE WHEN $bulk AND i > $rows / 2 THEN 'bulk change' ELSE 'nightly import' END WHEN 'app' THEN 'Shop' ELSE 'psql' END,
  CASE actor_kind WHEN 'user' THEN md5('session' || person || '$day' || i * 3 / $rows)::uuid END,
  CASE WHEN actor_kind = 'outside' THEN 'none' END, CASE actor_kind WHEN 'user' THEN md5('q' || i / 2)::uuid::text END,
  CASE WHEN actor_kind <> 'user' THEN NULL WHEN person % 10 = 0 THEN ('2001:db8:' || to_hex(person % 3000) || '::' || to_hex(r2 % 65000))::inet
    WHEN person % 10 < 4 THEN '10.0.0.0'::inet + person ELSE '81.0.0.0'::inet + person * 2999 END,
  'rollcall_app', type, CASE type WHEN 'session' THEN md5('session' || person || '$day' || i * 3 / $rows)::uuid::text WHEN 'settings' THEN '1'
    WHEN 'list' THEN 'sessions' ELSE md5(type || (power(r3 / 1000003.0, 3) * 200000)::int)::uuid::text END,
  initcap(type) || ' ' || (power(r3 / 1000003.0, 3) * 200000)::int, CASE kind WHEN 'change' THEN 7 END,
  CASE WHEN action IN ('update', 'delete') THEN jsonb_build_object('company', 'Company ' || r2 % 997, 'note', 'Met at fair number ' || r3 % 1009) END,
  CASE WHEN action IN ('create', 'update') THEN jsonb_build_object('company', 'Company ' || r3 % 997, 'note', CASE WHEN r2 % 50000 = 7 THEN 'A zeppelin' ELSE 'Met at fair number ' || r2 % 1009 END) END
FROM (SELECT i, md5('$day' || i) AS h FROM generate_series(1, $rows) AS i) AS row,
LATERAL (SELECT ('x' || substr(h, 1, 7))::bit(28)::int % 1000 AS r1, ('x' || substr(h, 8, 7))::bit(28)::int AS r2, ('x' || substr(h, 15, 7))::bit(28)::int % 1000003 AS r3,
  (power(('x' || substr(h, 22, 6))::bit(24)::int / 16777216.0, 2.5) * $people)::int AS person OFFSET 0) AS n,
LATERAL (SELECT CASE WHEN $bulk AND i > $rows / 2 THEN 'job' WHEN r1 < 100 THEN 'job' WHEN r1 < 160 THEN 'app' WHEN r1 < 200 THEN 'outside' ELSE 'user' END AS actor_kind OFFSET 0) AS who,
LATERAL (SELECT CASE WHEN actor_kind <> 'user' THEN 'change' WHEN r1 < 620 THEN 'read' WHEN r1 < 860 THEN 'change' WHEN r1 < 985 THEN 'sign_in' WHEN r1 < 997 THEN 'access' ELSE 'system' END AS kind OFFSET 0) AS what,
LATERAL (SELECT CASE kind WHEN 'read' THEN CASE WHEN r2 % 10 < 7 THEN 'viewed' WHEN r2 % 10 < 9 THEN 'listed' ELSE 'exported' END
  WHEN 'change' THEN CASE WHEN actor_kind = 'job' THEN 'update' WHEN r2 % 10 < 3 THEN 'create' WHEN r2 % 10 < 9 THEN 'update' ELSE 'delete' END
  WHEN 'sign_in' THEN CASE WHEN r2 % 10 < 4 THEN 'in' WHEN r2 % 10 < 7 THEN 'out' WHEN r2 % 10 < 9 THEN 'ended' ELSE 'failed' END
  WHEN 'access' THEN 'refused' ELSE CASE WHEN r2 % 500 = 0 THEN 'recording_changed' ELSE 'kill_ordered' END END AS action OFFSET 0) AS did,
LATERAL (SELECT CASE WHEN kind = 'sign_in' THEN 'session' WHEN action = 'listed' THEN 'list' WHEN kind = 'access' THEN 'action' WHEN kind = 'system' THEN 'kill_order'
  WHEN actor_kind = 'job' THEN 'contact' WHEN actor_kind = 'app' THEN 'order' WHEN r3 % 1000 = 0 THEN 'settings'
  ELSE (ARRAY['contact', 'contact', 'contact', 'document', 'document', 'invoice', 'user'])[1 + r3 % 7] END AS type OFFSET 0) AS of
ORDER BY i;
ALTER TABLE log.$part OWNER TO rollcall_log;
SELECT log.protect('log.$part');
ALTER TABLE log.activities ATTACH PARTITION log.$part FOR VALUES FROM (public.uuid_floor('$day UTC')) TO (public.uuid_floor(timestamptz '$day UTC' + interval '1 day'));
