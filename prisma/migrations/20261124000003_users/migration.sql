-- Disabling and deleting people, and links for a new password.

-- What stays of somebody deleted is the row that sessions and activities name, with the name; nothing by which one could sign in.
ALTER TABLE users DROP CONSTRAINT users_status_check,
  ADD CONSTRAINT users_status_check CHECK (status IN ('invited', 'active', 'disabled', 'deleted')),
  ADD CONSTRAINT users_deleted_check CHECK (status <> 'deleted' OR (password_hash IS NULL AND email = 'deleted:' || id::text));

CREATE FUNCTION public.forget_deleted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.status = 'deleted' THEN
    RAISE EXCEPTION 'The user % was deleted: what is left is final.', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- No address that can be typed has a colon, so the one that was used is free for somebody else.
  NEW.email := 'deleted:' || NEW.id::text;
  NEW.password_hash := NULL;
  NEW.time_zone := NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER forget_deleted BEFORE UPDATE ON users FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW AND (OLD.status = 'deleted' OR NEW.status = 'deleted')) EXECUTE FUNCTION public.forget_deleted();

ALTER TABLE tokens DROP CONSTRAINT tokens_kind_check, ADD CONSTRAINT tokens_kind_check CHECK (kind IN ('setup', 'invite', 'password'));

-- How many sessions of a person are open, and which end with them: not by way of all that person's history.
CREATE INDEX sessions_open_of_user ON sessions (user_id) WHERE ended_at IS NULL;

-- Puts a table under recording: one generated recorder, called once per statement, which pairs old and new rows by position.
--   keep    columns that are told; a change of any other column is not an activity
--   label   SQL text expression over r, the row: its name for people
--   mask    columns of which only the change is told, never the value
--   kind    kind of the activities
--   action  SQL text expression over op, o and n (both rows, null where there is none); null means create, update, delete. An update that
--           is told as a delete (a row that stays behind as a stub) keeps the whole last state, as every delete does.
CREATE OR REPLACE FUNCTION log.record_table(target regclass, resource text, keep text[], label text, mask text[] DEFAULT '{}', kind text DEFAULT 'change', action text DEFAULT 'op')
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
        SELECT %3$L, %4$s, a.source, a.kind, a.id, a.name, a.session, a.request, a.ip, %5$L, %6$s, (SELECT %7$s FROM (SELECT n.*) AS r),
          CASE WHEN (%4$s) = 'delete' THEN %10$s ELSE %11$s END, CASE WHEN (%4$s) = 'delete' THEN NULL ELSE %12$s END,
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
REVOKE ALL ON FUNCTION log.record_table FROM PUBLIC;

SELECT log.record_table('users', resource_type, kept, 'r.name', masked, 'change',
  $$CASE WHEN op = 'update' AND o.status <> 'deleted' AND n.status = 'deleted' THEN 'delete' ELSE op END$$)
FROM log.recorded_tables WHERE relation = 'public.users'::regclass;
