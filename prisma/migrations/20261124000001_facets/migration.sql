-- What lists filter sessions by, in one index. Each facet begins with the day (UTC, since 1970-01-01) of the session's id, which is the order of
-- every list, so that a walk from the newest day on asks the index for one day at a time (docs/decisions/0015).

-- Immutable, as the index needs it; PL/pgSQL, because the planner would open an SQL function up and then not find the index again.
-- Every value is cut: lists compare the columns themselves once more, so a facet may say too much, never too little.
CREATE FUNCTION public.session_facets(id uuid, user_id uuid, role text, device text, browser text, os text, country text, city text,
  network text, ip inet, ended_at timestamptz, reason text)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  d text := ((public.uuid_time(id) AT TIME ZONE 'UTC')::date - date '1970-01-01')::text;
  facets text[] := ARRAY[d || 'u' || user_id, d || 'r' || left(role, 40), d || 'd' || left(device, 40), d || 'b' || left(coalesce(browser, ''), 40),
    d || 'o' || left(coalesce(os, ''), 40), d || 'l' || left(coalesce(country, ''), 40), d || 'c' || left(coalesce(city, ''), 40),
    d || 'n' || left(network, 40), d || CASE WHEN ended_at IS NULL THEN 'sopen' ELSE 'sended' END];
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

-- The same for what is looked for on a day: facets without their day. An address block is looked for by the smallest network with a facet that
-- holds all of it.
CREATE FUNCTION public.session_facets_asked(day int, asked text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  facets text[] := '{}';
  facet text;
  ip inet;
  bits int;
BEGIN
  FOREACH facet IN ARRAY asked LOOP
    IF left(facet, 1) = 'i' THEN
      ip := substr(facet, 2)::inet;
      SELECT max(b) INTO bits FROM unnest(CASE family(ip) WHEN 4 THEN '{8,16,24}'::int[] ELSE '{32,48,64}' END) AS b WHERE b <= masklen(ip);
      facet := 'i' || CASE WHEN masklen(ip) IN (32, 128) AND NOT (family(ip) = 6 AND masklen(ip) = 32) THEN host(ip) ELSE network(set_masklen(ip, bits))::text END;
    END IF;
    facets := facets || (day || left(facet, 41));
  END LOOP;
  RETURN facets;
END
$$;

-- Free text: one line in lower case.
CREATE FUNCTION public.session_search(user_name text, user_email text, ip inet, city text, region text, country text, vendor text, model text,
  browser text, os text)
RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN lower(user_name || chr(10) || user_email || chr(10) || coalesce(host(ip), '') || chr(10) || coalesce(city, '') || chr(10) || coalesce(region, '') || chr(10)
    || coalesce(country, '') || chr(10) || coalesce(vendor, '') || chr(10) || coalesce(model, '') || chr(10) || coalesce(browser, '') || chr(10) || coalesce(os, ''));
END
$$;

-- A search scans the list of pending entries once for each day that it walks, so the list is kept short (docs/decisions/0015).
-- Words are found by their trigrams. pg_trgm comes with PostgreSQL and any owner of a database may install it; where it is missing all the same,
-- free text is looked for without an index, in slices, and nothing else changes.
DO $migration$
DECLARE
  facets text := 'public.session_facets(id, user_id, role, device_type, browser, os, country, city, network_class, ip, ended_at, end_reason)';
  words text := 'public.session_search(user_name, user_email, ip, city, region, country, device_vendor, device_model, browser, os)';
  place name;
BEGIN
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
  EXCEPTION WHEN feature_not_supported OR undefined_file OR insufficient_privilege THEN
    RAISE NOTICE 'pg_trgm is not to be had (%): free text will be searched without an index.', SQLERRM;
  END;
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format('CREATE INDEX sessions_facets ON public.sessions USING gin (%s%s) WITH (fastupdate = on, gin_pending_list_limit = 128)',
    facets, CASE WHEN place IS NULL THEN '' ELSE format(', %s %I.gin_trgm_ops', words, place) END);
END
$migration$;

-- The ended by start, as sessions_open lists the others: with many live ones on top, the ended must not be looked for among them.
CREATE INDEX sessions_ended ON sessions (id) WHERE ended_at IS NOT NULL;

-- One row is too few for autovacuum to look at; without this the planner takes it for two thousand, in every list.
ANALYZE settings;
