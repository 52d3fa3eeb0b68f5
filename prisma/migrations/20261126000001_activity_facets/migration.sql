-- What lists filter activities by, in one index (docs/decisions/0027). An activity lies in the partition of its day, so facets need no day.
-- A facet is a hash, seeded by the number of its field: eight bytes whatever the value, which are compared faster than text. Lists compare the columns
-- themselves once more, so that two values with one hash do no harm. Of two fields the facet is both hashes by XOR: common values of theirs may never
-- meet, and single facets would be read to the end for that.
-- Immutable, as the index needs it; PL/pgSQL, because the planner would open an SQL function up and then not find the index again.
-- Its cost keeps the planner from working it out row by row where it knows nothing of a day yet.
-- lib/db/activity-facets.ts asks by the same seeds: 1 kind, 2 action, 3 actor, 4 type, 5 outcome, 6 source, 7 session or flag, 8 resource, 9 address.
CREATE FUNCTION log.activity_facets(kind text, action text, actor_kind text, actor_id uuid, actor_name text, resource_type text, resource_id text,
  outcome text, source text, session_id uuid, session_flag text, ip inet)
RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
DECLARE
  k bigint := hashtextextended(kind, 1);
  c bigint := hashtextextended(action, 2);
  a bigint := hashtextextended(coalesce(actor_id::text, actor_kind || ':' || actor_name), 3);
  t bigint := hashtextextended(coalesce(resource_type, ''), 4);
  o bigint := hashtextextended(outcome, 5);
  w bigint := hashtextextended(source, 6);
  f bigint;
  facets bigint[] := ARRAY[k, c, a, t, o, w, k # c, k # a, k # t, k # o, k # w, c # a, c # t, c # o, c # w, a # t, a # o, a # w, t # o, t # w, o # w];
BEGIN
  IF session_flag IS NOT NULL THEN
    f := hashtextextended(CASE session_flag WHEN 'none' THEN '' ELSE session_flag END, 7);
    facets := facets || ARRAY[f, f # k, f # c, f # a, f # t, f # o, f # w];
  END IF;
  IF session_id IS NOT NULL THEN
    facets := facets || hashtextextended(session_id::text, 7);
  END IF;
  IF resource_id IS NOT NULL THEN
    facets := facets || hashtextextended(coalesce(resource_type, '') || ':' || resource_id, 8);
  END IF;
  IF ip IS NULL THEN
    RETURN facets;
  ELSIF family(ip) = 4 THEN
    RETURN facets || ARRAY[hashtextextended(host(ip), 9), hashtextextended(network(set_masklen(ip, 24))::text, 9), hashtextextended(network(set_masklen(ip, 16))::text, 9)];
  ELSE
    RETURN facets || ARRAY[hashtextextended(host(ip), 9), hashtextextended(network(set_masklen(ip, 64))::text, 9), hashtextextended(network(set_masklen(ip, 48))::text, 9),
      hashtextextended(network(set_masklen(ip, 32))::text, 9)];
  END IF;
END
$$;

-- On the parent, so that each day has one of its own, the days to come too: it is made while a new and empty day is attached. Only the newest day has
-- writers, so that only its list of pending entries is long, and is scanned once in a search.
CREATE INDEX activities_facets ON log.activities USING gin (log.activity_facets(kind, action, actor_kind, actor_id, actor_name, resource_type, resource_id,
  outcome, source, session_id, session_flag, ip)) WITH (fastupdate = on, gin_pending_list_limit = 256);

-- Whatever was looked for by these is found by facets; a write pays for one index less three.
DROP INDEX log.activities_actor;
DROP INDEX log.activities_session;
DROP INDEX log.activities_resource;

-- How many activities of each sort there were in each quarter of an hour of a day that is over. A day's activities change no more, so this is made once
-- for each, and charts and counts need not read them. Nothing depends on it: what is missing is counted in the log.
CREATE TABLE log.activity_quarters (
  quarter timestamptz NOT NULL,
  kind text NOT NULL,
  action text NOT NULL,
  resource_type text NOT NULL,
  outcome text NOT NULL,
  source text NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (quarter, kind, action, resource_type, outcome, source)
);

-- The same of whole days (UTC), since most that is asked for has no edge within a day.
CREATE TABLE log.activity_days (
  day date NOT NULL,
  kind text NOT NULL,
  action text NOT NULL,
  resource_type text NOT NULL,
  outcome text NOT NULL,
  source text NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (day, kind, action, resource_type, outcome, source)
);

-- Days that are counted so.
CREATE TABLE log.settled_days (day date PRIMARY KEY);

-- Days that are over and not settled yet, oldest first. Over for an hour: an activity's id is made just before its row.
CREATE FUNCTION log.days_to_settle() RETURNS SETOF date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.day FROM (
    SELECT to_date(substr(c.relname, 12), 'YYYYMMDD') AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'log.activities'::regclass AND c.relname ~ '^activities_\d{8}$'
  ) AS p WHERE (p.day + 1)::timestamp AT TIME ZONE 'UTC' <= now() - interval '1 hour' AND p.day NOT IN (SELECT s.day FROM log.settled_days s)
  ORDER BY p.day
$$;

-- Settles one of them; false where another instance is at it, or has just done it. Who wrote on that day and has not committed yet is waited for, since the
-- counts must be whole: two seconds, then it is an error, and a day for the next time.
-- What is left in the day's list of pending entries goes into its index: nobody writes there any more, and each search would scan it anew.
CREATE FUNCTION log.settle_day(p_day date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  part regclass := to_regclass(format('log.activities_%s', to_char(p_day, 'YYYYMMDD')));
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollcall.settle')) OR NOT EXISTS (SELECT FROM log.days_to_settle() AS d WHERE d = p_day) THEN
    RETURN false;
  END IF;
  EXECUTE format('LOCK TABLE %s IN SHARE MODE', part);
  EXECUTE format($sql$
    INSERT INTO log.activity_quarters (quarter, kind, action, resource_type, outcome, source, count)
    SELECT date_bin('15 minutes', at, 'epoch'), kind, action, coalesce(resource_type, ''), outcome, source, count(*) FROM %s GROUP BY 1, 2, 3, 4, 5, 6$sql$, part);
  INSERT INTO log.activity_days (day, kind, action, resource_type, outcome, source, count)
    SELECT p_day, kind, action, resource_type, outcome, source, sum(count) FROM log.activity_quarters
    WHERE quarter >= p_day::timestamp AT TIME ZONE 'UTC' AND quarter < (p_day + 1)::timestamp AT TIME ZONE 'UTC' GROUP BY 2, 3, 4, 5, 6;
  PERFORM gin_clean_pending_list(i.inhrelid) FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid
    WHERE i.inhparent = 'log.activities_facets'::regclass AND x.indrelid = part;
  INSERT INTO log.settled_days VALUES (p_day);
  RETURN true;
END
$$;
SELECT log.hand_over();
