CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  role text NOT NULL CHECK (role IN ('audit_user', 'audit_manager', 'system_administrator')),
  role_since timestamptz NOT NULL DEFAULT now(),
  role_by uuid,
  role_by_name text,
  status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'active', 'disabled')),
  password_hash text,
  time_zone text,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (status <> 'active' OR password_hash IS NOT NULL)
);
-- The application stores addresses in lower case and looks them up as they are; the second index holds whoever writes otherwise.
CREATE UNIQUE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_email_case ON users (lower(email));

-- One typed row. Bounds as the settings page will state them.
CREATE TABLE settings (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  retention_days int NOT NULL DEFAULT 30 CHECK (retention_days BETWEEN 1 AND 3650),
  idle_enabled boolean NOT NULL DEFAULT true,
  idle_minutes int NOT NULL DEFAULT 60 CHECK (idle_minutes BETWEEN 1 AND 1440),
  limit_enabled boolean NOT NULL DEFAULT true,
  limit_minutes int NOT NULL DEFAULT 480 CHECK (limit_minutes BETWEEN 5 AND 43200)
);
INSERT INTO settings DEFAULT VALUES;

CREATE TABLE sessions (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  -- SHA-256 of the random token in the cookie; the id is public and opens nothing.
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  user_id uuid NOT NULL REFERENCES users (id),
  user_name text NOT NULL,
  user_email text NOT NULL,
  role text NOT NULL CHECK (role IN ('audit_user', 'audit_manager', 'system_administrator')),
  method text NOT NULL DEFAULT 'password',
  factors text[] NOT NULL DEFAULT '{password}',
  browser_id uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  last_activity_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('signed_out', 'killed', 'idle', 'time_limit', 'password_changed', 'user_disabled',
    'role_changed', 'replaced', 'not_me', 'system')),
  ended_by uuid,
  ended_by_name text,
  end_note text,
  end_message text,
  device_type text NOT NULL,
  device_vendor text,
  device_model text,
  browser text,
  browser_version text,
  os text,
  os_version text,
  is_bot boolean NOT NULL,
  in_app_view boolean NOT NULL,
  hints_conflict boolean NOT NULL,
  parser_version text NOT NULL,
  user_agent text NOT NULL CHECK (length(user_agent) <= 1024),
  client_hints jsonb NOT NULL,
  language text,
  ip_first inet,
  ip inet,
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
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  CHECK (ended_at IS NULL OR ended_at >= started_at)
) WITH (fillfactor = 80);
-- last_activity_at stands in no index, so that moving it stays a heap-only update.
CREATE INDEX sessions_of_user ON sessions (user_id, id);
CREATE INDEX sessions_open ON sessions (id) WHERE ended_at IS NULL;
CREATE INDEX sessions_open_of_browser ON sessions (browser_id) WHERE ended_at IS NULL;

-- A browser (signed long-lived cookie) in which a person has signed in.
CREATE TABLE known_devices (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  browser_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  device_type text NOT NULL,
  browser text,
  os text,
  UNIQUE (user_id, browser_id)
);

-- One-time links: set-up, invitation. Only the SHA-256 is kept.
CREATE TABLE tokens (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  kind text NOT NULL CHECK (kind IN ('setup', 'invite')),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  user_id uuid REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((kind = 'setup') = (user_id IS NULL))
);
CREATE INDEX tokens_of_user ON tokens (user_id);

CREATE TABLE rate_limits (
  key text PRIMARY KEY,
  points int NOT NULL DEFAULT 0,
  expire bigint
);

CREATE TABLE installation (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  auth_secret_fingerprint text NOT NULL
);

-- When a session ends by itself: the idle deadline, the limit, and in any case 30 days after its start.
-- One definition for guard, write door and lists; a plain SQL function, so that the planner inlines it.
CREATE FUNCTION public.session_ends_at(started timestamptz, last_activity timestamptz, c settings)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT LEAST(
    started + interval '720 hours',
    CASE WHEN c.idle_enabled THEN last_activity + make_interval(mins => c.idle_minutes) END,
    CASE WHEN c.limit_enabled THEN started + make_interval(mins => c.limit_minutes) END)
$$;

-- The same the other way round, for conditions on plain columns: a session ends at `bound` or later if, and only if, it started at
-- `started` or later and was last active at `last_activity` or later.
CREATE FUNCTION public.session_ends_since(bound timestamptz, c settings, OUT started timestamptz, OUT last_activity timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT bound - LEAST(interval '720 hours', CASE WHEN c.limit_enabled THEN make_interval(mins => c.limit_minutes) END),
    CASE WHEN c.idle_enabled THEN bound - make_interval(mins => c.idle_minutes) ELSE '-infinity' END
$$;

-- Why it ran out: whichever deadline came first.
CREATE FUNCTION public.session_ran_out_by(started timestamptz, last_activity timestamptz, c settings)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN c.idle_enabled AND last_activity + make_interval(mins => c.idle_minutes)
    <= LEAST(started + interval '720 hours', CASE WHEN c.limit_enabled THEN started + make_interval(mins => c.limit_minutes) END)
    THEN 'idle' ELSE 'time_limit' END
$$;

-- An ended session is final, for everybody: neither its end nor whose it was is told differently later.
CREATE FUNCTION public.refuse_after_end() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'The session % has ended: its row is final.', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER final_after_end BEFORE UPDATE ON sessions FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL AND OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION public.refuse_after_end();
