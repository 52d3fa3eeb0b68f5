-- Sessions that are all live, each at a point of its own: around two thousand places from Alaska to New Zealand, some across the 180th meridian. By the owner,
-- past the recorder, in bulk.
SET LOCAL session_replication_role = replica;
ALTER TABLE public.sessions DISABLE TRIGGER record_insert;
ALTER TABLE public.users DISABLE TRIGGER record_insert;

INSERT INTO public.users (email, name, role, status, password_hash)
SELECT 'person.' || i || '@example.org', 'Person ' || i, 'audit_user', 'active', 'none' FROM generate_series(1, 5000) AS i;
CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY id) - 1 AS at, id, name, email FROM public.users WHERE role = 'audit_user';
CREATE TEMP TABLE places AS SELECT i - 1 AS at, 'City ' || i AS city, -45 + 107 * (('x' || substr(md5('y' || i), 1, 6))::bit(24)::int / 16777216.0) AS lat,
  -180 + 360 * (('x' || substr(md5('x' || i), 1, 6))::bit(24)::int / 16777216.0) AS lon,
  (ARRAY['DE','TR','US','FR','GB','NL','IT','ES','PL','AT','SE','NO','BR','IN','JP','CA','AU','GR','PT','CH'])[1 + (i % 20)] AS country
FROM generate_series(1, 2000) AS i;

INSERT INTO public.sessions (id, token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, device_type, browser, os, is_bot,
  in_app_view, hints_conflict, parser_version, user_agent, client_hints, ip_first, ip, network_class, country, city, latitude, longitude, accuracy_estimated)
SELECT (lpad(to_hex(floor(extract(epoch FROM at.at) * 1000)::bigint), 12, '0') || '7' || substr(md5('a' || i), 1, 3) || '8' || substr(md5('b' || i), 1, 15))::uuid,
  sha256(convert_to('map' || i, 'UTF8')), p.id, p.name, p.email, 'audit_user', md5('c' || i)::uuid, at.at, now() - random() * interval '10 minutes',
  CASE WHEN i % 3 = 0 THEN 'mobile' ELSE 'desktop' END, 'Chrome', 'Windows', false, false, false, 'bench', 'bench', '{}', '203.0.113.7', '203.0.113.7', 'public',
  g.country, g.city, g.lat + random() - 0.5, ((g.lon + random() * 1.5 + 180)::numeric % 360 - 180)::float8, true
FROM generate_series(1, $sessions) AS i CROSS JOIN LATERAL (SELECT now() - interval '5 hours' * i / $sessions - interval '1 minute' AS at) AS at
JOIN people p ON p.at = i % 5000 JOIN places g ON g.at = floor(power((i * 7919 % $sessions) / $sessions::float8, 2) * 2000)::int;

ALTER TABLE public.sessions ENABLE ALWAYS TRIGGER record_insert;
ALTER TABLE public.users ENABLE ALWAYS TRIGGER record_insert;
