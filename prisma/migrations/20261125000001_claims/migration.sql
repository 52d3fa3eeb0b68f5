-- Who an activity is told of, also where what was claimed does not hold: a claim is recorded as claimed, and never an error.

ALTER TABLE log.activities
  -- For whom the actor acted, where that is somebody else.
  ADD COLUMN behalf_id uuid,
  ADD COLUMN behalf_name text,
  -- Null where there is nothing to doubt: a session that counted, or a step of Rollcall's own. Otherwise: `none` claimed no session and nobody,
  -- `unknown` claimed one that does not exist, `ended` one that counted no more when the transaction began, `malformed` something that is no id.
  ADD COLUMN session_flag text CHECK (session_flag IN ('none', 'unknown', 'ended', 'malformed')),
  -- The types of what stands in before and after: log.shapes.
  ADD COLUMN shape int;

-- The recorder judges whether a claimed session had ended, by the same deadlines as everybody.
DO $grant$
BEGIN
  EXECUTE format('GRANT SELECT ON public.settings TO %s', (SELECT relowner::regrole::text FROM pg_class WHERE oid = 'log.activities'::regclass));
END
$grant$;

-- An address, or null where the text is none. Only what does not look like IPv4 pays for the attempt.
CREATE FUNCTION log.address_of(claimed text) RETURNS inet LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN claimed::inet;
EXCEPTION WHEN invalid_text_representation THEN
  RETURN NULL;
END
$$;

-- The id in a text, or null where it is none.
CREATE FUNCTION log.id_of(claimed text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN claimed ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN claimed::uuid END
$$;

-- Who acts, as the settings of the transaction claim it (docs/recording.md). A person is believed by the session alone, never by a name.
DROP FUNCTION log.current_actor();
CREATE FUNCTION log.current_actor(OUT kind text, OUT id uuid, OUT name text, OUT session uuid, OUT source text, OUT request text, OUT ip inet,
  OUT behalf_id uuid, OUT behalf_name text, OUT flag text, OUT claims jsonb)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  claimed text := nullif(current_setting('rollcall.session_id', true), '');
  part text := nullif(current_setting('rollcall.actor', true), '');
  address text := nullif(current_setting('rollcall.ip', true), '');
  door text := nullif(current_setting('rollcall.source', true), '');
  behalf text := nullif(current_setting('rollcall.on_behalf_of', true), '');
BEGIN
  request := left(nullif(current_setting('rollcall.request_id', true), ''), 200);
  IF address IS NOT NULL THEN
    ip := log.address_of(address);
    IF ip IS NULL THEN
      claims := jsonb_build_object('ip', left(address, 200));
    END IF;
  END IF;
  source := CASE WHEN door IN ('web', 'api', 'job') THEN door ELSE 'outside' END;
  IF door <> source THEN
    claims := coalesce(claims, '{}') || jsonb_build_object('source', left(door, 200));
  END IF;

  IF claimed IS NOT NULL THEN
    session := log.id_of(claimed);
    SELECT 'user', s.user_id, u.name, CASE WHEN s.ended_at < now() OR public.session_ends_at(s.started_at, s.last_activity_at, c) < now() THEN 'ended' END
    INTO kind, id, name, flag
    FROM public.sessions s JOIN public.users u ON u.id = s.user_id CROSS JOIN public.settings c WHERE s.id = session;
    IF session IS NULL THEN
      flag := 'malformed';
      claims := coalesce(claims, '{}') || jsonb_build_object('session_id', left(claimed, 200));
    ELSIF kind IS NULL THEN
      flag := 'unknown';
    END IF;
  ELSIF split_part(part, ':', 1) IN ('job', 'system', 'app') THEN
    kind := split_part(part, ':', 1);
    name := coalesce(nullif(left(substr(part, strpos(part, ':') + 1), 200), ''), kind);
    part := NULL;
  ELSE
    flag := 'none';
  END IF;
  IF kind IS NULL THEN
    kind := 'outside';
    name := session_user;
    IF part IS NOT NULL THEN
      claims := coalesce(claims, '{}') || jsonb_build_object('actor', left(part, 200));
    END IF;
  END IF;

  IF behalf IS NOT NULL THEN
    behalf_id := log.id_of(behalf);
    IF behalf_id IS NOT NULL THEN
      SELECT u.name INTO behalf_name FROM public.users u WHERE u.id = behalf_id;
    ELSE
      behalf_name := left(behalf, 200);
    END IF;
  END IF;
  claims := CASE WHEN claims IS NOT NULL THEN jsonb_build_object('claimed', claims) END;
END
$$;

-- Things that are no row change: a failed sign-in, a refusal, a viewed record.
CREATE OR REPLACE FUNCTION log.note(p_kind text, p_action text, p_outcome text, p_resource_type text, p_resource_id text, p_resource_label text, p_details jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_kind NOT IN ('read', 'sign_in', 'access', 'system') THEN
    RAISE EXCEPTION 'A note is never of kind %: changes are recorded by the table itself.', p_kind;
  END IF;
  INSERT INTO log.activities (kind, action, outcome, source, actor_kind, actor_id, actor_name, behalf_id, behalf_name, session_id, session_flag,
    request_id, ip, resource_type, resource_id, resource_label, details)
  SELECT p_kind, p_action, p_outcome, a.source, a.kind, a.id, a.name, a.behalf_id, a.behalf_name, a.session, a.flag, a.request, a.ip,
    p_resource_type, left(p_resource_id, 500), left(p_resource_label, 500), CASE WHEN a.claims IS NULL THEN p_details ELSE coalesce(p_details, '{}') || a.claims END
  FROM log.current_actor() AS a;
END
$$;

-- Whoever may delete at all must not be let through by a function of the same name in a schema of their own.
ALTER FUNCTION log.refuse() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION log.refuse_truncate() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION log.protect(regclass) SET search_path = pg_catalog, pg_temp;

-- What is made in the schema log belongs to the log's owner at once, and nobody else may call it. Only a superuser hands things over (prisma/seal.sql);
-- for anybody else the log is their own already.
CREATE FUNCTION log.hand_over() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  keeper text := (SELECT relowner::regrole::text FROM pg_class WHERE oid = 'log.activities'::regclass);
  made record;
BEGIN
  FOR made IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'log'::regnamespace AND proowner <> keeper::regrole LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO %s', made.name, keeper);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made.name);
  END LOOP;
  FOR made IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'log'::regnamespace AND relkind IN ('r', 'p') AND relowner <> keeper::regrole LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO %s', made.name, keeper);
  END LOOP;
END
$$;
SELECT log.hand_over();
