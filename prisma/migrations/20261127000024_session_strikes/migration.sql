-- Whoever changes a session of an earlier day adds a strike against that day, and waits for nobody: neither for others who change a session of it nor for
-- whoever counts it. A day's counts hold where nothing stands against them (docs/decisions/0041).
CREATE TABLE session_strikes (day date NOT NULL);
CREATE INDEX session_strikes_of_day ON session_strikes (day);

SELECT log.leave_unrecorded('session_strikes', 'Derived data: which days of sessions are to be counted anew.');

-- A change and its strike come into sight together, so no snapshot that sees the one is without the other. One of a transaction is enough; only its own
-- counts for that, since another's may be counted off before this one commits.
CREATE OR REPLACE FUNCTION public.strike_session_day() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  begun date := (CASE TG_OP WHEN 'INSERT' THEN NEW.started_at ELSE OLD.started_at END AT TIME ZONE 'UTC')::date;
BEGIN
  INSERT INTO public.session_strikes (day) SELECT begun
  WHERE NOT EXISTS (SELECT FROM public.session_strikes k WHERE k.day = begun AND k.xmin = pg_current_xact_id()::xid);
  RETURN NULL;
END
$$;

-- Days of sessions that are over for an hour and whose counts do not hold, newest first: these are looked at most.
CREATE OR REPLACE FUNCTION public.session_days_to_count() RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT d::date FROM (SELECT (public.uuid_time(id) AT TIME ZONE 'UTC')::date AS first FROM public.sessions ORDER BY id LIMIT 1) AS f,
    generate_series(f.first::timestamp, (now() - interval '1 hour') AT TIME ZONE 'UTC' - interval '1 day', '1 day') AS d
  WHERE d::date NOT IN (SELECT day FROM public.session_days) OR d::date IN (SELECT day FROM public.session_strikes) ORDER BY 1 DESC
$$;

-- Counts such a day; false where somebody else is counting it, who alone asks for this lock. It takes no row of a session, and nobody waits for it: in one
-- statement, so in one snapshot, it counts what it sees and takes away the strikes of just that. Whoever commits later leaves a strike against what is counted here.
CREATE OR REPLACE FUNCTION public.count_session_day(p_day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  begins timestamptz := p_day::timestamp AT TIME ZONE 'UTC';
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollcall.session_day'), p_day - date '1970-01-01') OR p_day NOT IN (SELECT public.session_days_to_count()) THEN
    RETURN false;
  END IF;
  WITH seen AS (
    DELETE FROM public.session_strikes WHERE day = p_day
  ), before AS (
    DELETE FROM public.session_tallies WHERE day = p_day
  ), held AS (
    INSERT INTO public.session_days VALUES (p_day) ON CONFLICT DO NOTHING
  )
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
  RETURN true;
END
$$;
