-- Who acts. The session carries the person; a claim without a session is told as such, never lost.
CREATE FUNCTION log.current_actor(OUT kind text, OUT id uuid, OUT name text, OUT session uuid, OUT source text, OUT request text, OUT ip inet)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  claimed text := nullif(current_setting('rollcall.session_id', true), '');
  part text := nullif(current_setting('rollcall.actor', true), '');
BEGIN
  request := nullif(current_setting('rollcall.request_id', true), '');
  source := coalesce(nullif(current_setting('rollcall.source', true), ''), 'outside');
  ip := nullif(current_setting('rollcall.ip', true), '')::inet;
  IF claimed IS NOT NULL THEN
    session := claimed::uuid;
    SELECT 'user', s.user_id, u.name INTO kind, id, name
    FROM public.sessions s JOIN public.users u ON u.id = s.user_id WHERE s.id = session;
  ELSIF part IS NOT NULL THEN
    kind := split_part(part, ':', 1);
    name := substr(part, strpos(part, ':') + 1);
  END IF;
  IF kind IS NULL THEN
    kind := 'outside';
    name := session_user;
  END IF;
END
$$;

-- Things that are no row change: a failed sign-in, a refusal, a viewed record.
CREATE FUNCTION log.note(p_kind text, p_action text, p_outcome text, p_resource_type text, p_resource_id text, p_resource_label text, p_details jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_kind NOT IN ('read', 'sign_in', 'access', 'system') THEN
    RAISE EXCEPTION 'A note is never of kind %: changes are recorded by the table itself.', p_kind;
  END IF;
  INSERT INTO log.activities (kind, action, outcome, source, actor_kind, actor_id, actor_name, session_id, request_id, ip,
    resource_type, resource_id, resource_label, details)
  SELECT p_kind, p_action, p_outcome, a.source, a.kind, a.id, a.name, a.session, a.request, a.ip,
    p_resource_type, p_resource_id, p_resource_label, p_details
  FROM log.current_actor() AS a;
END
$$;

CREATE FUNCTION log.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is recorded: TRUNCATE is refused, DELETE is recorded row by row.', TG_RELID::regclass USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Puts a table under recording: one generated recorder, called once per statement, which pairs old and new rows by position.
--   keep    columns that are told; a change of any other column is not an activity
--   label   SQL text expression over r, the row: its name for people
--   mask    columns of which only the change is told, never the value
--   kind    kind of the activities
--   action  SQL text expression over op, o and n (both rows, null where there is none); null means create, update, delete
CREATE FUNCTION log.record_table(target regclass, resource text, keep text[], label text, mask text[] DEFAULT '{}', kind text DEFAULT 'change', action text DEFAULT 'op')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  recorder text := 'record_' || resource;
  key_of_n text;
  key_of_o text;
  told_n text := '''{}''::jsonb';
  told_o text := '''{}''::jsonb';
  diff_n text := '''{}''::jsonb';
  diff_o text := '''{}''::jsonb';
  changed text;
  c text;
  shown text;
BEGIN
  SELECT string_agg(format('n.%I::text', a.attname), '|| '':'' ||' ORDER BY k.at), string_agg(format('o.%I::text', a.attname), '|| '':'' ||' ORDER BY k.at)
    INTO key_of_n, key_of_o
  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(num, at)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
  WHERE i.indrelid = target AND i.indisprimary;
  IF key_of_n IS NULL THEN
    RAISE EXCEPTION '% has no primary key: its records could not be told apart.', target;
  END IF;
  changed := format('(%s) IS DISTINCT FROM (%s)', key_of_o, key_of_n);
  FOREACH c IN ARRAY keep || mask LOOP
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = c AND NOT attisdropped AND attnum > 0) THEN
      RAISE EXCEPTION '% has no column %.', target, c;
    END IF;
    shown := CASE WHEN c = ANY (mask) THEN 'to_jsonb(CASE WHEN %1$s.%2$I IS NOT NULL THEN ''•••''::text END)' ELSE 'log.kept_value(to_jsonb(%1$s.%2$I))' END;
    told_n := told_n || format(' || jsonb_build_object(%L, ' || format(shown, 'n', c) || ')', c);
    told_o := told_o || format(' || jsonb_build_object(%L, ' || format(shown, 'o', c) || ')', c);
    diff_n := diff_n || format(' || CASE WHEN to_jsonb(o.%1$I) IS DISTINCT FROM to_jsonb(n.%1$I) THEN jsonb_build_object(%2$L, ' || format(shown, 'n', c) || ') ELSE ''{}''::jsonb END', c, c);
    diff_o := diff_o || format(' || CASE WHEN to_jsonb(o.%1$I) IS DISTINCT FROM to_jsonb(n.%1$I) THEN jsonb_build_object(%2$L, ' || format(shown, 'o', c) || ') ELSE ''{}''::jsonb END', c, c);
    changed := changed || format(' OR to_jsonb(o.%1$I) IS DISTINCT FROM to_jsonb(n.%1$I)', c);
  END LOOP;

  EXECUTE format($recorder$
    CREATE OR REPLACE FUNCTION log.%1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $body$
    DECLARE a record;
    BEGIN
      IF TG_RELID <> %2$L::regclass THEN
        RAISE EXCEPTION 'This recorder belongs to %% alone.', %2$L USING ERRCODE = 'insufficient_privilege';
      END IF;
      SELECT * INTO a FROM log.current_actor();
      IF TG_OP = 'INSERT' THEN
        INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, session_id, request_id, ip, resource_type, resource_id, resource_label, after)
        SELECT %3$L, %4$s, a.source, a.kind, a.id, a.name, a.session, a.request, a.ip, %5$L, %6$s, (SELECT %7$s FROM (SELECT n.*) AS r), %8$s
        FROM new_rows AS n CROSS JOIN (SELECT 'create'::text AS op) AS k CROSS JOIN (SELECT (NULL::%2$s).*) AS o;
      ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, session_id, request_id, ip, resource_type, resource_id, resource_label, before)
        SELECT %3$L, %4$s, a.source, a.kind, a.id, a.name, a.session, a.request, a.ip, %5$L, %9$s, (SELECT %7$s FROM (SELECT o.*) AS r), %10$s
        FROM old_rows AS o CROSS JOIN (SELECT 'delete'::text AS op) AS k CROSS JOIN (SELECT (NULL::%2$s).*) AS n;
      ELSE
        INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, session_id, request_id, ip, resource_type, resource_id, resource_label, before, after, details)
        SELECT %3$L, %4$s, a.source, a.kind, a.id, a.name, a.session, a.request, a.ip, %5$L, %6$s, (SELECT %7$s FROM (SELECT n.*) AS r), %11$s, %12$s,
          CASE WHEN (%9$s) IS DISTINCT FROM (%6$s) THEN jsonb_build_object('key_before', %9$s) END
        FROM (SELECT row_number() OVER () AS position_, t.* FROM old_rows AS t) AS o
        JOIN (SELECT row_number() OVER () AS position_, t.* FROM new_rows AS t) AS n USING (position_)
        CROSS JOIN (SELECT 'update'::text AS op) AS k
        WHERE %13$s;
      END IF;
      RETURN NULL;
    END
    $body$
  $recorder$, recorder, target, kind, action, resource, key_of_n, label, told_n, key_of_o, told_o, diff_o, diff_n, changed);
  EXECUTE format('REVOKE EXECUTE ON FUNCTION log.%I() FROM PUBLIC', recorder);

  EXECUTE format('CREATE OR REPLACE TRIGGER record_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', target, recorder);
  EXECUTE format('CREATE OR REPLACE TRIGGER record_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', target, recorder);
  EXECUTE format('CREATE OR REPLACE TRIGGER record_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', target, recorder);
  EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_truncate()', target);
  EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER record_insert, ENABLE ALWAYS TRIGGER record_update, ENABLE ALWAYS TRIGGER record_delete, ENABLE ALWAYS TRIGGER refuse_truncate', target);

  INSERT INTO log.recorded_tables (relation, resource_type, kept, masked, recorder) VALUES (target, resource, keep, mask, recorder)
  ON CONFLICT (relation) DO UPDATE SET resource_type = excluded.resource_type, kept = excluded.kept, masked = excluded.masked, recorder = excluded.recorder;
END
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log FROM PUBLIC;
