-- Who operates the network of a session's address, the trail of its addresses, and what managers note beside devices and places.

ALTER TABLE sessions ADD COLUMN asn int CHECK (asn > 0), ADD COLUMN asn_org text;

-- Unique, so that rows which hang on a session can name it together with its owner: neither may then differ from the session's.
CREATE UNIQUE INDEX sessions_of_user_unique ON sessions (user_id, id);
DROP INDEX sessions_of_user;
ALTER INDEX sessions_of_user_unique RENAME TO sessions_of_user;

-- One row for each network from which a session was used: an IPv4 address, or the /64 that one IPv6 customer holds. A session that never
-- moved has none. Written by lib/db/move-session.ts; goes with its session.
CREATE TABLE session_addresses (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  session_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- The newest address of the network.
  ip inet NOT NULL,
  network cidr NOT NULL GENERATED ALWAYS AS (network(set_masklen(ip, CASE family(ip) WHEN 4 THEN 32 ELSE 64 END))) STORED,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- When it last became the session's address, and how often it did.
  current_since timestamptz NOT NULL DEFAULT now(),
  times int NOT NULL DEFAULT 1,
  network_class text NOT NULL,
  country text,
  region text,
  city text,
  latitude double precision,
  longitude double precision,
  accuracy_km double precision,
  accuracy_estimated boolean NOT NULL,
  place_source text,
  place_built_on date,
  asn int CHECK (asn > 0),
  asn_org text,
  UNIQUE (session_id, network),
  FOREIGN KEY (session_id, user_id) REFERENCES sessions (id, user_id) ON DELETE CASCADE
);

-- What people call a browser's device. Each row replaces the one before it; no label means the original again. Nothing is changed or removed.
CREATE TABLE device_labels (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  user_id uuid NOT NULL,
  browser_id uuid NOT NULL,
  label text CHECK (length(label) BETWEEN 1 AND 80),
  reason text CHECK (length(reason) <= 500),
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (user_id, browser_id) REFERENCES known_devices (user_id, browser_id) ON DELETE CASCADE
);
CREATE INDEX device_labels_of_device ON device_labels (user_id, browser_id, id);

-- Where an address truly is: for one session, or (without one) for every session that has the address. The newest row of each counts, the
-- session's own first; one without a country withdraws.
CREATE TABLE place_corrections (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  session_id uuid REFERENCES sessions (id) ON DELETE CASCADE,
  ip inet,
  country text CHECK (country ~ '^[A-Z]{2}$'),
  region text CHECK (length(region) BETWEEN 1 AND 120),
  city text CHECK (length(city) BETWEEN 1 AND 120),
  reason text CHECK (length(reason) <= 500),
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CHECK (session_id IS NOT NULL OR ip IS NOT NULL),
  CHECK (country IS NOT NULL OR (region IS NULL AND city IS NULL))
);
CREATE INDEX place_corrections_of_session ON place_corrections (session_id, id) WHERE session_id IS NOT NULL;
CREATE INDEX place_corrections_of_ip ON place_corrections (ip, id) WHERE session_id IS NULL;

SELECT log.record_table('device_labels', 'device_label', '{user_id,browser_id,label,reason}', $$coalesce(r.label, 'Original name')$$);
SELECT log.record_table('place_corrections', 'place_correction', '{session_id,ip,country,region,city,reason}',
  $$coalesce(r.city, r.region, r.country, 'Original place')$$);

-- A session that moves to another address tells so, as an activity of its own.
SELECT log.record_table('sessions', resource_type, (SELECT array_agg(DISTINCT k) FROM unnest(kept || '{network_class,asn,asn_org}'::text[]) AS k),
  'r.user_name', masked, 'sign_in', $$
  CASE WHEN op = 'create' THEN 'in'
    WHEN op = 'update' AND o.ended_at IS NULL AND n.ended_at IS NOT NULL THEN CASE n.end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END
    WHEN op = 'update' AND o.authenticated_at <> n.authenticated_at THEN 'reauthenticated'
    WHEN op = 'update' AND o.ip IS DISTINCT FROM n.ip THEN 'moved'
    ELSE op END$$)
FROM log.recorded_tables WHERE relation = 'public.sessions'::regclass;
