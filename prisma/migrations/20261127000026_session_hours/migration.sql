-- Sessions are counted by the hour (UTC) too, so that neither today nor a day that a period's edge cuts is read row by row; and what changes of a counted session
-- is told as a difference, in place of striking all that was counted (docs/decisions/0049). All of it is derived: everything is counted anew.
CREATE TABLE session_hour_tallies (
  hour timestamptz NOT NULL,
  part text NOT NULL,
  one text NOT NULL,
  two text NOT NULL,
  three text NOT NULL,
  count int NOT NULL
);
CREATE INDEX session_hour_tallies_of_hour ON session_hour_tallies (hour);
CREATE TABLE session_hours (hour timestamptz PRIMARY KEY);

SELECT log.leave_unrecorded('session_hour_tallies', 'Derived data: counts of sessions, made anew at any time.'),
  log.leave_unrecorded('session_hours', 'Derived data: which hours of sessions have been counted.');

DELETE FROM session_days;
DELETE FROM session_tallies;
DELETE FROM session_strikes;

-- Without a part it strikes all that was counted of the hour, or of the day where it has no hour; with one it says how many more there are of these values.
ALTER TABLE session_strikes ADD COLUMN hour timestamptz, ADD COLUMN part text, ADD COLUMN one text, ADD COLUMN two text, ADD COLUMN three text, ADD COLUMN more int;
CREATE INDEX session_strikes_of_all ON session_strikes (day, hour) WHERE part IS NULL;

-- Sessions that began between two moments, by hour and value, in the snapshot of whoever asks.
CREATE FUNCTION public.session_counts(begins timestamptz, ends timestamptz)
RETURNS TABLE (hour timestamptz, part text, one text, two text, three text, count int) LANGUAGE sql STABLE AS $$
  SELECT h.hour, CASE 0 WHEN grouping(v.role) THEN 'role' WHEN grouping(v.device) THEN 'device' WHEN grouping(v.browser) THEN 'browser' WHEN grouping(v.os) THEN 'os'
      WHEN grouping(v.country) THEN 'place' WHEN grouping(v.network) THEN 'network' WHEN grouping(v.reason) THEN 'end' ELSE 'quarter' END,
    coalesce(v.role, v.device, v.browser, v.os, v.country, v.network, v.reason, v.quarter), coalesce(v.vendor, v.browser_major, v.os_version, v.region, v.asn, v.lasted, ''),
    coalesce(v.model, v.city, v.operator, ''), count(*)::int
  -- An id is made while its session starts: the two lie less than an hour apart.
  FROM public.sessions s CROSS JOIN LATERAL public.session_values(s) AS v
    CROSS JOIN LATERAL (SELECT date_trunc('hour', s.started_at, 'UTC') AS hour) AS h
  WHERE s.id >= public.uuid_floor(begins - interval '1 hour') AND s.id < public.uuid_floor(ends + interval '1 hour')
    AND s.started_at >= begins AND s.started_at < ends
  GROUP BY GROUPING SETS ((h.hour, v.role), (h.hour, v.device, v.vendor, v.model), (h.hour, v.browser, v.browser_major), (h.hour, v.os, v.os_version),
    (h.hour, v.country, v.region, v.city), (h.hour, v.network, v.asn, v.operator), (h.hour, v.reason, v.lasted), (h.hour, v.quarter))
$$;

-- A change and what tells of it come into sight together. One strike of a transaction is enough; only its own counts for that, since another's may be
-- counted off before this one commits.
CREATE OR REPLACE FUNCTION public.strike_session_day() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  at timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.started_at ELSE OLD.started_at END;
  begun timestamptz := date_trunc('hour', at, 'UTC');
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Ends come by the thousand, so they go the short way. Who is not over is counted under no end.
    IF OLD.ended_at IS DISTINCT FROM NEW.ended_at THEN
      INSERT INTO public.session_strikes (day, hour, part, one, two, three, more)
        SELECT (at AT TIME ZONE 'UTC')::date, begun, 'end', n.reason, n.lasted, '', 1 FROM public.session_values(NEW) AS n WHERE n.reason <> '';
      INSERT INTO public.session_strikes (day, hour, part, one, two, three, more)
        SELECT (at AT TIME ZONE 'UTC')::date, begun, 'end', o.reason, o.lasted, '', -1 FROM public.session_values(OLD) AS o WHERE OLD.ended_at IS NOT NULL;
    END IF;
    IF (OLD.country, OLD.region, OLD.city, OLD.network_class, OLD.asn, OLD.asn_org) IS DISTINCT FROM (NEW.country, NEW.region, NEW.city, NEW.network_class, NEW.asn, NEW.asn_org) THEN
      INSERT INTO public.session_strikes (day, hour, part, one, two, three, more)
        SELECT (at AT TIME ZONE 'UTC')::date, begun, t.part, t.one, t.two, t.three, t.more
        FROM public.session_values(OLD) AS o, public.session_values(NEW) AS n, LATERAL (VALUES
          ('place', o.country, o.region, o.city, -1), ('place', n.country, n.region, n.city, 1),
          ('network', o.network, o.asn, o.operator, -1), ('network', n.network, n.asn, n.operator, 1)) AS t(part, one, two, three, more);
    END IF;
  ELSE
    INSERT INTO public.session_strikes (day, hour) SELECT (at AT TIME ZONE 'UTC')::date, begun
    WHERE NOT EXISTS (SELECT FROM public.session_strikes k
      WHERE k.part IS NULL AND k.day = (at AT TIME ZONE 'UTC')::date AND k.hour = begun AND k.xmin = pg_current_xact_id()::xid);
  END IF;
  RETURN NULL;
END
$$;

-- An hour is counted from ten minutes after its end on. Whoever writes after its end tells of it, by the clock and not by when the transaction began, and no
-- transaction stays open for so long after its write. A session of this hour costs no more than the condition.
DROP TRIGGER strike_day_new ON sessions;
DROP TRIGGER strike_day_old ON sessions;
DROP TRIGGER strike_day_changed ON sessions;
CREATE TRIGGER strike_day_new AFTER INSERT ON sessions FOR EACH ROW
  WHEN (NEW.started_at < date_trunc('hour', clock_timestamp(), 'UTC')) EXECUTE FUNCTION public.strike_session_day();
CREATE TRIGGER strike_day_old AFTER DELETE ON sessions FOR EACH ROW
  WHEN (OLD.started_at < date_trunc('hour', clock_timestamp(), 'UTC')) EXECUTE FUNCTION public.strike_session_day();
CREATE TRIGGER strike_day_changed AFTER UPDATE ON sessions FOR EACH ROW
  WHEN (OLD.started_at < date_trunc('hour', clock_timestamp(), 'UTC') AND (OLD.ended_at IS DISTINCT FROM NEW.ended_at OR OLD.country IS DISTINCT FROM NEW.country
    OR OLD.region IS DISTINCT FROM NEW.region OR OLD.city IS DISTINCT FROM NEW.city OR OLD.network_class IS DISTINCT FROM NEW.network_class OR OLD.asn IS DISTINCT FROM NEW.asn
    OR OLD.asn_org IS DISTINCT FROM NEW.asn_org))
  EXECUTE FUNCTION public.strike_session_day();

-- Counts a day with its hours; false where somebody else is counting it, who alone asks for this lock. In one statement, so in one snapshot, it counts what it sees and
-- takes away what was told of just that. Whoever commits later leaves what is told beside what is counted here.
CREATE OR REPLACE FUNCTION public.count_session_day(p_day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  begins timestamptz := p_day::timestamp AT TIME ZONE 'UTC';
  ends timestamptz := begins + interval '24 hours';
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollcall.session_day'), p_day - date '1970-01-01') OR p_day NOT IN (SELECT public.session_days_to_count()) THEN
    RETURN false;
  END IF;
  WITH seen AS (
    DELETE FROM public.session_strikes WHERE day = p_day
  ), before AS (
    DELETE FROM public.session_tallies WHERE day = p_day
  ), hours_before AS (
    DELETE FROM public.session_hour_tallies t WHERE t.hour >= begins AND t.hour < ends
  ), held AS (
    INSERT INTO public.session_days VALUES (p_day) ON CONFLICT DO NOTHING
  ), hours_held AS (
    INSERT INTO public.session_hours SELECT generate_series(begins, ends - interval '1 hour', '1 hour') ON CONFLICT DO NOTHING
  ), counted AS MATERIALIZED (
    SELECT * FROM public.session_counts(begins, ends)
  ), by_hour AS (
    INSERT INTO public.session_hour_tallies (hour, part, one, two, three, count) SELECT c.hour, c.part, c.one, c.two, c.three, c.count FROM counted c
  )
  INSERT INTO public.session_tallies (day, part, one, two, three, count)
    SELECT p_day, c.part, c.one, c.two, c.three, sum(c.count) FROM counted c GROUP BY 2, 3, 4, 5;
  RETURN true;
END
$$;

-- Hours of the days that are not over for an hour yet: those that are over for ten minutes and not counted, or struck, or of which a great many changes are told.
CREATE FUNCTION public.session_hours_to_count() RETURNS SETOF timestamptz LANGUAGE sql STABLE AS $$
  SELECT h FROM generate_series(date_trunc('day', now() - interval '1 hour', 'UTC'),
    date_trunc('hour', now() - interval '10 minutes', 'UTC') - interval '1 hour', '1 hour') AS h
  WHERE h NOT IN (SELECT hour FROM public.session_hours)
    OR EXISTS (SELECT FROM public.session_strikes k WHERE k.part IS NULL AND k.day = (h AT TIME ZONE 'UTC')::date AND (k.hour = h OR k.hour IS NULL))
    OR (SELECT count(*) FROM public.session_strikes k WHERE k.day = (h AT TIME ZONE 'UTC')::date AND k.hour = h) > 1000
  ORDER BY 1 DESC
$$;

-- Counts such an hour in the same way.
CREATE FUNCTION public.count_session_hour(p_hour timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  begun date := (p_hour AT TIME ZONE 'UTC')::date;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollcall.session_day'), begun - date '1970-01-01') OR p_hour NOT IN (SELECT public.session_hours_to_count()) THEN
    RETURN false;
  END IF;
  WITH seen AS (
    DELETE FROM public.session_strikes WHERE day = begun AND hour = p_hour
  ), before AS (
    DELETE FROM public.session_hour_tallies WHERE hour = p_hour
  ), held AS (
    INSERT INTO public.session_hours VALUES (p_hour) ON CONFLICT DO NOTHING
  )
  INSERT INTO public.session_hour_tallies (hour, part, one, two, three, count)
    SELECT c.hour, c.part, c.one, c.two, c.three, c.count FROM public.session_counts(p_hour, p_hour + interval '1 hour') AS c;
  RETURN true;
END
$$;

-- Who ended since a moment, for the most that were signed in at once.
CREATE INDEX sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;
