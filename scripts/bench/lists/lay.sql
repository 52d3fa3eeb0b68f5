-- A million sessions: the oldest nine tenths ended over thirty days, the newest tenth all live. By the owner, past the recorder, in bulk;
-- values are skewed as real ones are, with a few planted for the adversarial cases.
-- Keys to other tables are right by construction, and a million checks of them would take longer than all the rest.
SET LOCAL session_replication_role = replica;
ALTER TABLE public.sessions DISABLE TRIGGER record_insert;
ALTER TABLE public.users DISABLE TRIGGER record_insert;

INSERT INTO public.users (email, name, role, status, password_hash)
SELECT lower(first || '.' || last || '.' || i || '@example.org'), first || ' ' || last, CASE WHEN i % 100 = 0 THEN 'system_administrator' WHEN i % 20 = 0 THEN 'audit_manager' ELSE 'audit_user' END,
  'active', 'none'
FROM generate_series(1, $people) AS i, LATERAL (SELECT
  (ARRAY['Ada','Ben','Carla','Deniz','Emre','Fatma','Greta','Hugo','Ines','Jonas','Kaya','Lena','Mats','Nora','Omar','Paula','Quentin','Rosa','Sven','Tilda'])[1 + i % 20] AS first,
  (ARRAY['Abel','Berger','Costa','Demir','Evans','Fischer','Garcia','Hansen','Ivanov','Jansen','Keller','Lopez','Moreau','Novak','Olsen','Peters','Quist','Rossi','Silva','Tanaka',
    'Urban','Vogel','Weber','Xu','Yilmaz','Zimmer'])[1 + (i / 20) % 26] AS last) AS n;

CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY id) - 1 AS at, id, name, email, role FROM public.users;
CREATE UNIQUE INDEX ON people (at);
CREATE TEMP TABLE places AS SELECT i - 1 AS at, 'City ' || i AS city, 'Region ' || (i % 60) AS region,
  (ARRAY['DE','TR','US','FR','GB','NL','IT','ES','PL','AT','SE','NO','BR','IN','JP','CA','AU','GR','PT','CH'])[1 + (i % 20)] AS country FROM generate_series(1, 400) AS i;
CREATE UNIQUE INDEX ON places (at);
ANALYZE people;
ANALYZE places;

INSERT INTO public.sessions (id, token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, ended_at, end_reason,
  device_type, device_vendor, device_model, browser, browser_version, os, os_version, is_bot, in_app_view, hints_conflict, parser_version,
  user_agent, client_hints, language, ip_first, ip, network_class, country, region, city, latitude, longitude, accuracy_estimated)
SELECT (lpad(to_hex(floor(extract(epoch FROM f.at) * 1000)::bigint), 12, '0') || '7' || substr(md5('a' || i), 1, 3) || '8' || substr(md5('b' || i), 1, 15))::uuid,
  decode(lpad(to_hex(i), 64, '0'), 'hex'), p.id, p.name, p.email, p.role, md5('c' || i % 300000)::uuid, f.at,
  CASE WHEN live THEN now() - random() * interval '15 minutes' ELSE f.at + length * 0.9 END, CASE WHEN NOT live THEN f.at + length END,
  CASE WHEN NOT live THEN CASE WHEN f.r < 45 THEN 'signed_out' WHEN f.r < 80 THEN 'idle' WHEN f.r < 92 THEN 'time_limit' WHEN f.r < 98 THEN 'replaced' ELSE 'killed' END END,
  device, CASE device WHEN 'mobile' THEN 'Apple' WHEN 'tablet' THEN 'Samsung' END, CASE device WHEN 'mobile' THEN 'iPhone' WHEN 'tablet' THEN 'SM-X210' END,
  browser, '142.0', os, '11', false, false, false, 'bench',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', '{}', 'en', ip, ip,
  CASE WHEN f.r = 7 THEN 'private' ELSE 'public' END,
  CASE WHEN i = 1000 THEN 'IS' ELSE country END, region, CASE WHEN i = 1000 THEN 'Reykjavik' ELSE city END, 48.1, 11.6, false
FROM (SELECT i, i > $sessions * 9 / 10 AS live,
    CASE WHEN i > $sessions * 9 / 10 THEN now() - interval '7 hours' * ($sessions - i) / ($sessions / 10) - interval '1 second'
      ELSE now() - interval '29 days 12 hours' + interval '29 days 4 hours' * i / ($sessions * 9 / 10) END AS at,
    ('x' || substr(md5('r' || i), 1, 6))::bit(24)::int % 100 AS r, ('x' || substr(md5('d' || i), 1, 6))::bit(24)::int AS d,
    ('x' || substr(md5('p' || i), 1, 6))::bit(24)::int AS p FROM generate_series(1, $sessions) AS i) AS f
JOIN people p ON p.at = floor(power((f.p % 100000) / 100000.0, 2) * ($people - 1))::int
JOIN places g ON g.at = floor(power((f.d % 100000) / 100000.0, 2) * 400)::int,
LATERAL (SELECT interval '1 second' * (60 + f.d % 20000) AS length,
  CASE WHEN f.d % 100 < 55 THEN 'desktop' WHEN f.d % 100 < 90 THEN 'mobile' WHEN f.d % 100 < 98 THEN 'tablet' ELSE 'bot' END AS device,
  -- Firefox is never on a mobile, and Safari never on a desktop: two common values each that do not meet.
  CASE WHEN f.d % 100 < 40 THEN 'Chrome' WHEN f.d % 100 < 55 THEN 'Firefox' WHEN f.d % 100 < 80 THEN 'Mobile Safari' WHEN f.d % 100 < 98 THEN 'Mobile Chrome' ELSE NULL END AS browser,
  CASE WHEN f.d % 100 < 40 THEN 'Windows' WHEN f.d % 100 < 55 THEN 'Linux' WHEN f.d % 100 < 80 THEN 'iOS' WHEN f.d % 100 < 98 THEN 'Android' ELSE NULL END AS os,
  CASE WHEN f.p % 10 = 0 THEN ('2001:db8:' || to_hex(f.d % 3000) || '::' || to_hex(f.p % 65000))::inet
    WHEN f.p % 10 < 4 THEN '10.0.0.0'::inet + (f.p % 4096) ELSE '81.0.0.0'::inet + (f.d % 16000000) END AS ip) AS v;

ALTER TABLE public.sessions ENABLE ALWAYS TRIGGER record_insert;
ALTER TABLE public.users ENABLE ALWAYS TRIGGER record_insert;
