-- The log: append-only, in a schema of its own, owned (after prisma/seal.sql) by a role that nobody logs in as.
CREATE TABLE log.activities (
  id uuid NOT NULL DEFAULT public.uuid_v7() PRIMARY KEY,
  at timestamptz NOT NULL GENERATED ALWAYS AS (public.uuid_time(id)) STORED,
  kind text NOT NULL CHECK (kind IN ('change', 'read', 'sign_in', 'access', 'system')),
  action text NOT NULL,
  outcome text NOT NULL DEFAULT 'ok' CHECK (outcome IN ('ok', 'refused', 'failed')),
  source text NOT NULL CHECK (source IN ('web', 'api', 'job', 'outside')),
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'job', 'system', 'app', 'outside')),
  actor_id uuid,
  actor_name text NOT NULL,
  session_id uuid,
  request_id text,
  ip inet,
  db_role text NOT NULL DEFAULT session_user,
  resource_type text,
  resource_id text,
  resource_label text,
  before jsonb,
  after jsonb,
  details jsonb
) PARTITION BY RANGE (id);

CREATE INDEX activities_actor ON log.activities (actor_id, id);
CREATE INDEX activities_session ON log.activities (session_id, id);
CREATE INDEX activities_resource ON log.activities (resource_type, resource_id, id);

-- Which tables are recorded, and how. The coverage test and the explorer read it.
CREATE TABLE log.recorded_tables (
  relation regclass PRIMARY KEY,
  resource_type text NOT NULL UNIQUE,
  kept text[] NOT NULL,
  masked text[] NOT NULL,
  recorder text NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);

-- Only the log's owner, inside its own retention function, may remove anything; nobody may change anything.
CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' AND current_setting('rollcall.retention', true) = 'on' AND EXISTS (
    SELECT FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid = n.nspowner WHERE n.nspname = 'log' AND r.rolname = current_user
  ) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'The activity log is append-only: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION log.protect(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION log.refuse()', target);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', target);
END
$$;

SELECT log.protect('log.activities');

-- Makes the missing day partitions from yesterday to `ahead` days from now (UTC) and answers how many were missing.
-- Create, then attach: attaching does not block readers or writers of the parent.
CREATE FUNCTION log.ensure_partitions(ahead int DEFAULT 30) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first_day date := (now() AT TIME ZONE 'UTC')::date - 1;
  made int := 0;
  part text;
  d date;
BEGIN
  IF ahead NOT BETWEEN 0 AND 400 THEN
    RAISE EXCEPTION 'Days ahead must be between 0 and 400, not %.', ahead;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('rollcall.partitions'));
  FOR d IN SELECT first_day + i FROM generate_series(0, ahead + 1) AS i LOOP
    part := 'activities_' || to_char(d, 'YYYYMMDD');
    CONTINUE WHEN to_regclass('log.' || part) IS NOT NULL;
    EXECUTE format('CREATE TABLE log.%I (LIKE log.activities INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)', part);
    PERFORM log.protect(('log.' || part)::regclass);
    EXECUTE format('ALTER TABLE log.activities ATTACH PARTITION log.%I FOR VALUES FROM (%L) TO (%L)', part,
      public.uuid_floor(d::timestamp AT TIME ZONE 'UTC'), public.uuid_floor((d + 1)::timestamp AT TIME ZONE 'UTC'));
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

-- How many whole days from today on have a partition; health turns red below 7.
CREATE FUNCTION log.days_ahead() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'log.activities'::regclass AND c.relname > 'activities_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD')
$$;

-- A value as it is kept: long ones are cut and carry their SHA-256, so that two of them can still be told apart.
CREATE FUNCTION log.kept_value(v jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN length(v::text) <= 2000 THEN v
    ELSE to_jsonb(left(v #>> '{}', 500) || '… (' || length(v #>> '{}') || ' characters, SHA-256 '
      || encode(sha256(convert_to(v #>> '{}', 'UTF8')), 'hex') || ')') END
$$;

SELECT log.ensure_partitions(30);
