-- Two fields of which one tells of the other (a phone has no desktop's browser, a city lies in one country) hold common values that never meet.
-- An index of single values finds that out by reading all that it knows of both; so such pairs are facets too (docs/decisions/0021).
-- A pair's letter is a capital, and it is cut as a whole. Otherwise as in 20261124000001_facets.
CREATE OR REPLACE FUNCTION public.session_facets(id uuid, user_id uuid, role text, device text, browser text, os text, country text, city text,
  network text, ip inet, ended_at timestamptz, reason text)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  d text := ((public.uuid_time(id) AT TIME ZONE 'UTC')::date - date '1970-01-01')::text;
  b text := coalesce(browser, '');
  o text := coalesce(os, '');
  l text := coalesce(country, '');
  c text := coalesce(city, '');
  facets text[] := ARRAY[d || 'u' || user_id, d || 'r' || left(role, 40), d || 'd' || left(device, 40), d || 'b' || left(b, 40), d || 'o' || left(o, 40),
    d || 'l' || left(l, 40), d || 'c' || left(c, 40), d || 'n' || left(network, 40), d || CASE WHEN ended_at IS NULL THEN 'sopen' ELSE 'sended' END,
    d || 'B' || left(device || chr(10) || b, 40), d || 'O' || left(device || chr(10) || o, 40), d || 'S' || left(b || chr(10) || o, 40),
    d || 'C' || left(l || chr(10) || c, 40), d || 'N' || left(l || chr(10) || network, 40)];
BEGIN
  IF ended_at IS NOT NULL THEN
    facets := facets || (d || 'e' || reason);
  END IF;
  IF ip IS NULL THEN
    RETURN facets;
  ELSIF family(ip) = 4 THEN
    RETURN facets || ARRAY[d || 'i' || host(ip), d || 'i' || network(set_masklen(ip, 24)), d || 'i' || network(set_masklen(ip, 16)), d || 'i' || network(set_masklen(ip, 8))];
  ELSE
    RETURN facets || ARRAY[d || 'i' || host(ip), d || 'i' || network(set_masklen(ip, 64)), d || 'i' || network(set_masklen(ip, 48)), d || 'i' || network(set_masklen(ip, 32))];
  END IF;
END
$$;

-- Who ran out unnoticed is found in the index of open rows (docs/decisions/0021). Not by last activity itself, which moves every thirty seconds and must
-- stand in no index, but by the quarter of an hour, counted from the session's start, in which it was: a touch within the same quarter stays on its page.
-- The whole table is written anew for the column, and all its indexes with it, that of facets too.
ALTER TABLE sessions ADD COLUMN activity_quarter timestamptz NOT NULL
  GENERATED ALWAYS AS (date_bin('15 minutes', last_activity_at, started_at)) STORED;

DROP INDEX sessions_open;
CREATE INDEX sessions_open ON sessions (id, activity_quarter, started_at) WHERE ended_at IS NULL;

-- After the update, since before it a generated column is not made yet and every row would look changed.
DROP TRIGGER final_after_end ON sessions;
CREATE TRIGGER final_after_end AFTER UPDATE ON sessions FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL AND OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION public.refuse_after_end();

-- The bounds of session_ends_since one by one: a function of one value is opened up in a statement, one of two is parsed and planned at each of its calls.
CREATE FUNCTION public.session_started_since(bound timestamptz, c settings) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT bound - LEAST(interval '720 hours', CASE WHEN c.limit_enabled THEN make_interval(mins => c.limit_minutes) END)
$$;
CREATE FUNCTION public.session_active_since(bound timestamptz, c settings) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN c.idle_enabled THEN bound - make_interval(mins => c.idle_minutes) ELSE '-infinity' END
$$;
CREATE OR REPLACE FUNCTION public.session_ends_since(bound timestamptz, c settings, OUT started timestamptz, OUT last_activity timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT public.session_started_since(bound, c), public.session_active_since(bound, c)
$$;
