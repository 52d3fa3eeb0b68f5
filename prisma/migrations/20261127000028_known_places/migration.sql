-- Where a person signs in from, for longer than sessions are kept: what is unusual for them is judged by it (docs/decisions/0052).
CREATE TABLE known_places (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- A /24 of IPv4, or the /64 of IPv6 that one customer holds. Public networks alone, and none that rents machines out.
  network cidr NOT NULL,
  asn int CHECK (asn > 0),
  country text,
  region text,
  latitude double precision,
  longitude double precision,
  accuracy_km double precision,
  -- The browser that brought it.
  browser_id uuid NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- Since when it waits to be vouched for: by the person, or by being in use for a week. Null: it is.
  new_since timestamptz,
  PRIMARY KEY (user_id, network)
);
SELECT log.leave_unrecorded('known_places', 'What sign-ins teach of where a person usually is. Each of them is an activity of its own, with its place.');

-- The same of a browser. Those of before are vouched for: nobody knows better.
ALTER TABLE known_devices ADD COLUMN new_since timestamptz;

-- What is known of each person already, as far as a sign-in would have kept it: of each place the four newest networks, 64 in all.
INSERT INTO known_places (user_id, network, asn, country, region, latitude, longitude, accuracy_km, browser_id, first_seen_at, last_seen_at)
SELECT user_id, network, asn, country, region, latitude, longitude, accuracy_km, browser_id, first_seen_at, last_seen_at
FROM (
  SELECT seen.*, row_number() OVER (PARTITION BY user_id, asn, country, region ORDER BY last_seen_at DESC) AS of_place,
    row_number() OVER (PARTITION BY user_id ORDER BY last_seen_at DESC) AS of_person
  FROM (
    SELECT DISTINCT ON (s.user_id, n.network) s.user_id, n.network, s.asn, s.country, s.region, s.latitude, s.longitude, s.accuracy_km, s.browser_id,
      min(s.started_at) OVER (PARTITION BY s.user_id, n.network) AS first_seen_at, s.started_at AS last_seen_at
    FROM sessions s JOIN users u ON u.id = s.user_id AND u.status <> 'deleted'
      CROSS JOIN LATERAL (SELECT network(set_masklen(s.ip, CASE family(s.ip) WHEN 4 THEN 24 ELSE 64 END)) AS network) n
    -- Of addresses that carry others the network says nothing (NAT64, 6to4).
    WHERE s.network_class = 'public' AND s.ip IS NOT NULL AND s.end_reason IS DISTINCT FROM 'not_me' AND NOT s.ip << ANY ('{64:ff9b::/96,2002::/16}'::cidr[])
    ORDER BY s.user_id, n.network, s.started_at DESC
  ) seen
) ranked
WHERE of_place <= 4 AND of_person <= 64;

-- What a notice tells besides: the country, or region of it, from which the person had never signed in.
ALTER TABLE notices DROP CONSTRAINT notices_why_check,
  ADD CONSTRAINT notices_why_check CHECK (why IN ('every_session', 'new_device', 'unusual_place')),
  ADD COLUMN new_country text,
  ADD COLUMN new_region text,
  ADD CHECK (why <> 'unusual_place' OR new_country IS NOT NULL),
  ADD CHECK (new_region IS NULL OR new_country IS NOT NULL);
SELECT log.record_table('notices', 'notice', '{user_id,session_id,kind,why,new_country,new_region,seen_at}', $$'New sign-in'$$, forgets => 'o.at < log.kept_since()');

-- Whether a person wants to be told of every session, whatever the setting says.
ALTER TABLE users ADD COLUMN notify_every boolean NOT NULL DEFAULT false;
SELECT log.record_table('users', resource_type, kept || '{notify_every}', label, masked, kind, action) FROM log.recorded_tables WHERE relation = 'public.users';
