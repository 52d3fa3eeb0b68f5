-- How many sessions of a day (UTC, by their start) have which values: derived from sessions, made anew at any time (docs/decisions/0041).
-- A part is a field with what it is told under: a city with region and country, a version with its browser.
CREATE TABLE session_tallies (
  day date NOT NULL,
  part text NOT NULL,
  one text NOT NULL,
  two text NOT NULL,
  three text NOT NULL,
  count int NOT NULL
);
CREATE INDEX session_tallies_of_day ON session_tallies (day);

-- The days whose tallies hold. A day is struck out by whoever changes a session of it, in that transaction, and counted anew later.
CREATE TABLE session_days (day date PRIMARY KEY);

SELECT log.leave_unrecorded('session_tallies', 'Derived data: counts of sessions, made anew at any time.'),
  log.leave_unrecorded('session_days', 'Derived data: which days of sessions have been counted.');

-- What a session is counted under. Whoever is not over has no end yet: these are counted when they are asked for.
CREATE FUNCTION public.session_values(s sessions, OUT role text, OUT device text, OUT vendor text, OUT model text, OUT browser text, OUT browser_major text,
  OUT os text, OUT os_version text, OUT country text, OUT region text, OUT city text, OUT network text, OUT asn text, OUT operator text, OUT reason text, OUT lasted text, OUT quarter text)
RETURNS SETOF record LANGUAGE sql STABLE AS $$
  SELECT s.role, s.device_type, coalesce(s.device_vendor, ''), coalesce(s.device_model, ''), coalesce(s.browser, ''), coalesce(split_part(s.browser_version, '.', 1), ''),
    coalesce(s.os, ''), coalesce(s.os_version, ''), coalesce(s.country, ''), coalesce(s.region, ''), coalesce(s.city, ''), s.network_class, coalesce(s.asn::text, ''), coalesce(s.asn_org, ''),
    coalesce(s.end_reason, ''), coalesce((ARRAY[0, 60, 300, 900, 1800, 3600, 7200, 14400, 28800])[width_bucket(
      extract(epoch FROM s.ended_at - s.started_at)::float8, '{0,60,300,900,1800,3600,7200,14400,28800}'::float8[])]::text, ''),
    floor(extract(epoch FROM s.started_at) / 900)::bigint::text
$$;

-- Who changes a session of an earlier day strikes that day out. The lock is one that all such writers share and the counting takes alone, so that it
-- never counts what is about to change: a writer holds it to its end, and finds what was counted meanwhile.
CREATE FUNCTION public.strike_session_day() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  begun timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.started_at ELSE OLD.started_at END;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('rollcall.session_day'), (begun AT TIME ZONE 'UTC')::date - date '1970-01-01');
  DELETE FROM public.session_days WHERE day = (begun AT TIME ZONE 'UTC')::date;
  RETURN NULL;
END
$$;

-- Today is never counted, nor is a day within an hour of its end, and no transaction lasts so long: whoever writes to a session of today costs no more than the condition.
CREATE TRIGGER strike_day_new AFTER INSERT ON sessions FOR EACH ROW
  WHEN ((NEW.started_at AT TIME ZONE 'UTC')::date < (now() AT TIME ZONE 'UTC')::date) EXECUTE FUNCTION public.strike_session_day();
CREATE TRIGGER strike_day_old AFTER DELETE ON sessions FOR EACH ROW
  WHEN ((OLD.started_at AT TIME ZONE 'UTC')::date < (now() AT TIME ZONE 'UTC')::date) EXECUTE FUNCTION public.strike_session_day();
CREATE TRIGGER strike_day_changed AFTER UPDATE ON sessions FOR EACH ROW
  WHEN ((OLD.started_at AT TIME ZONE 'UTC')::date < (now() AT TIME ZONE 'UTC')::date AND (OLD.ended_at IS DISTINCT FROM NEW.ended_at OR OLD.country IS DISTINCT FROM NEW.country
    OR OLD.region IS DISTINCT FROM NEW.region OR OLD.city IS DISTINCT FROM NEW.city OR OLD.network_class IS DISTINCT FROM NEW.network_class OR OLD.asn IS DISTINCT FROM NEW.asn
    OR OLD.asn_org IS DISTINCT FROM NEW.asn_org))
  EXECUTE FUNCTION public.strike_session_day();

-- Days of sessions that are over for an hour and not counted, newest first: these are looked at most.
CREATE FUNCTION public.session_days_to_count() RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT d::date FROM (SELECT (public.uuid_time(id) AT TIME ZONE 'UTC')::date AS first FROM public.sessions ORDER BY id LIMIT 1) AS f,
    generate_series(f.first::timestamp, (now() - interval '1 hour') AT TIME ZONE 'UTC' - interval '1 day', '1 day') AS d
  WHERE d::date NOT IN (SELECT day FROM public.session_days) ORDER BY 1 DESC
$$;

-- Counts such a day; false where somebody is changing a session of it, or counting it.
CREATE FUNCTION public.count_session_day(p_day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  begins timestamptz := p_day::timestamp AT TIME ZONE 'UTC';
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollcall.session_day'), p_day - date '1970-01-01') OR p_day NOT IN (SELECT public.session_days_to_count()) THEN
    RETURN false;
  END IF;
  DELETE FROM public.session_tallies WHERE day = p_day;
  INSERT INTO public.session_tallies (day, part, one, two, three, count)
    SELECT p_day, CASE 0 WHEN grouping(v.role) THEN 'role' WHEN grouping(v.device) THEN 'device' WHEN grouping(v.browser) THEN 'browser' WHEN grouping(v.os) THEN 'os'
        WHEN grouping(v.country) THEN 'place' WHEN grouping(v.network) THEN 'network' WHEN grouping(v.reason) THEN 'end' ELSE 'quarter' END,
      coalesce(v.role, v.device, v.browser, v.os, v.country, v.network, v.reason, v.quarter), coalesce(v.vendor, v.browser_major, v.os_version, v.region, v.asn, v.lasted, ''),
      coalesce(v.model, v.city, v.operator, ''), count(*)
    -- An id is made while its session starts: the two lie less than an hour apart.
    FROM public.sessions s CROSS JOIN LATERAL public.session_values(s) AS v
    WHERE s.id >= public.uuid_floor(begins - interval '1 hour') AND s.id < public.uuid_floor(begins + interval '25 hours')
      AND s.started_at >= begins AND s.started_at < begins + interval '1 day'
    GROUP BY GROUPING SETS ((v.role), (v.device, v.vendor, v.model), (v.browser, v.browser_major), (v.os, v.os_version), (v.country, v.region, v.city),
      (v.network, v.asn, v.operator), (v.reason, v.lasted), (v.quarter));
  INSERT INTO public.session_days VALUES (p_day);
  RETURN true;
END
$$;
