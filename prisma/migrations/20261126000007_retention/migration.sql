-- How retention forgets (docs/decisions/0035). What is older than the policy goes; these functions read the policy themselves, and refuse what is younger
-- whoever calls them.

-- From when on activities, sessions and what hangs on them are kept; and views, which may be kept for a shorter time.
CREATE FUNCTION log.kept_since() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT now() - make_interval(hours => 24 * c.retention_days) FROM public.settings c
$$;
CREATE FUNCTION log.views_kept_since() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT now() - make_interval(hours => 24 * LEAST(c.read_days, c.retention_days)) FROM public.settings c
$$;

-- A moment's day is over, and all of it lies before `since`.
CREATE FUNCTION log.lies_before(day date, since timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (day + 1)::timestamp AT TIME ZONE 'UTC' <= since
$$;

ALTER TABLE log.recorded_tables ADD COLUMN forgets text NOT NULL DEFAULT 'false';

-- The recorder leaves out deletions that are forgotten. Where a table forgets nothing its text is what it was, so that no recorder has to be made anew.
CREATE OR REPLACE FUNCTION log.recorder_sql(target regclass, t log.recorded_tables) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  key_o text := log.key_sql('o', target, t.key);
  key_n text := log.key_sql('n', target, t.key);
  told_o text;
  told_n text;
  diff_o text;
  diff_n text;
  differs text;
  rekeyed text;
  updates text;
BEGIN
  SELECT string_agg(log.differs_sql(a.attname, log.type_word(a.atttypid)), ' OR ') INTO rekeyed
    FROM pg_attribute a WHERE a.attrelid = target AND a.attname = ANY (t.key);
  WITH told AS (
    SELECT c.at, c.name, quote_literal(to_json(c.name)::text || ':') AS mark, log.differs_sql(c.name, log.type_word(a.atttypid)) AS differs,
      log.shown_sql('o', c.name, log.type_word(a.atttypid), c.name = ANY (t.masked)) AS o, log.shown_sql('n', c.name, log.type_word(a.atttypid), c.name = ANY (t.masked)) AS n
    FROM unnest(t.kept || t.masked) WITH ORDINALITY AS c(name, at) JOIN pg_attribute a ON a.attrelid = target AND a.attname = c.name
  )
  SELECT string_agg(format('%s AS %I', o, name), ', ' ORDER BY at), string_agg(format('%s AS %I', n, name), ', ' ORDER BY at),
    string_agg(format('CASE WHEN %s THEN %s || coalesce((%s)::text, ''null'') END', told.differs, mark, o), ', ' ORDER BY at),
    string_agg(format('CASE WHEN %s THEN %s || coalesce((%s)::text, ''null'') END', told.differs, mark, n), ', ' ORDER BY at),
    string_agg(told.differs, ' OR ' ORDER BY at)
  INTO told_o, told_n, diff_o, diff_n, differs FROM told;
  told_o := format('(SELECT to_jsonb(told.*) FROM (SELECT %s) AS told)', told_o);
  told_n := format('(SELECT to_jsonb(told.*) FROM (SELECT %s) AS told)', told_n);
  diff_o := format($sql$('{' || array_to_string(ARRAY[%s]::text[], ',') || '}')::jsonb$sql$, diff_o);
  diff_n := format($sql$('{' || array_to_string(ARRAY[%s]::text[], ',') || '}')::jsonb$sql$, diff_n);
  updates := $sql$(SELECT row_number() OVER () AS "rollcall position", t.* FROM old_rows AS t) AS o
        JOIN (SELECT row_number() OVER () AS "rollcall position", t.* FROM new_rows AS t) AS n ON o."rollcall position" = n."rollcall position"
        CROSS JOIN LATERAL (SELECT n.*) AS r$sql$;
  -- An update that is told as a delete (a row that stays behind as a stub) keeps the whole last state, as every delete does.
  IF t.action <> 'op' THEN
    diff_o := format('CASE WHEN (%s) = ''delete'' THEN %s ELSE %s END', t.action, told_o, diff_o);
    diff_n := format('CASE WHEN (%s) <> ''delete'' THEN %s END', t.action, diff_n);
  END IF;

  RETURN format($body$
    DECLARE a record;
    BEGIN
      IF format('%%I.%%I', TG_TABLE_SCHEMA, TG_TABLE_NAME) <> ALL (%1$L::text[]) THEN
        RAISE EXCEPTION 'This recorder belongs to %% alone.', %2$L USING ERRCODE = 'insufficient_privilege';
      END IF;
      SELECT * INTO a FROM log.current_actor();
      IF TG_OP = 'INSERT' THEN%3$s
      ELSIF TG_OP = 'DELETE' THEN%4$s
      ELSE%5$s
      END IF;
      RETURN NULL;
    END$body$,
    ARRAY(SELECT log.name_of(part) FROM log.parts_of(target) AS part),
    t.relation,
    log.insert_sql(t, 'create', key_n, 'new_rows AS n CROSS JOIN LATERAL (SELECT n.*) AS r', 'NULL', told_n, 'a.claims'),
    log.insert_sql(t, 'delete', key_o, 'old_rows AS o CROSS JOIN LATERAL (SELECT o.*) AS r', told_o, 'NULL', 'a.claims',
      CASE WHEN t.forgets = 'false' THEN '' ELSE format(E'\n      WHERE NOT coalesce((%s), false)', t.forgets) END),
    log.insert_sql(t, 'update', key_n, updates, diff_o, diff_n,
      format('CASE WHEN %s THEN jsonb_build_object(''key_before'', %s) || coalesce(a.claims, ''{}'') ELSE a.claims END', rekeyed, key_o),
      E'\n      WHERE ' || concat_ws(' OR ', rekeyed, differs)));
END
$$;

DROP FUNCTION log.record_table(regclass, text, text[], text, text[], text, text);
-- Puts a table under recording, or renews it: after a change of its columns or key, for new partitions, with other choices. The table's owner calls it who
-- may also make functions in the schema log (docs/recording.md).
--   keep    columns that are told; a change of any other column is not an activity
--   label   SQL text expression over r, the row: its name for people
--   mask    columns of which only the change is told, never the value
--   kind    kind of the activities
--   action  SQL text expression over op (k.op where a column is called so), o and n (both rows, null where there is none). An update that is told as a
--           delete (a row that stays behind as a stub) keeps the whole last state, as every delete does.
--   forgets SQL condition over o, a row that is deleted: where it holds the deletion leaves no activity of its own. For rows that have grown older than
--           retention keeps them, which are removed by millions and told together.
CREATE FUNCTION log.record_table(target regclass, resource text, keep text[], label text, mask text[] DEFAULT '{}', kind text DEFAULT 'change', action text DEFAULT 'op',
  forgets text DEFAULT 'false')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t log.recorded_tables;
  old log.recorded_tables;
  types jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rollcall.recording'));
  t.relation := log.name_of(target);
  t.resource_type := resource;
  t.masked := ARRAY(SELECT DISTINCT c FROM unnest(mask) AS c ORDER BY c);
  t.kept := ARRAY(SELECT c FROM unnest(keep) WITH ORDINALITY AS k(c, at) WHERE c <> ALL (mask) GROUP BY c ORDER BY min(at));
  t.recorder := 'record_' || resource;
  t.key := log.key_of(target);
  t.label := coalesce(label, 'NULL');
  t.kind := kind;
  t.action := action;
  t.forgets := coalesce(forgets, 'false');
  t.since := now();
  PERFORM log.refuse_unrecordable(target, t);
  -- A label, an action or a condition that cannot be worked out at all is told now, not at the first write.
  EXECUTE format('SELECT (%1$s)::text, (%2$s)::text, (%4$s)::boolean FROM (SELECT (NULL::%3$s).*) AS r, (SELECT (NULL::%3$s).*) AS o, (SELECT (NULL::%3$s).*) AS n, (SELECT ''update''::text AS op) AS k',
    t.label, CASE WHEN t.action = 'op' THEN 'k.op' ELSE t.action END, target, t.forgets);

  SELECT coalesce(jsonb_object_agg(a.attname, CASE WHEN a.attname = ANY (t.masked) THEN 'masked' ELSE log.type_word(a.atttypid) END), '{}') INTO types
    FROM pg_attribute a WHERE a.attrelid = target AND a.attname = ANY (t.kept || t.masked);
  t.shape := ('x' || left(md5(types::text), 8))::bit(32)::int;
  INSERT INTO log.shapes (resource_type, id, columns) VALUES (resource, t.shape, types) ON CONFLICT DO NOTHING;

  SELECT * INTO old FROM log.recorded_tables r WHERE r.relation = t.relation;
  -- One whose table is gone leaves its name to the table that follows it.
  DELETE FROM log.recorded_tables r WHERE r.relation = t.relation OR r.resource_type = resource;
  INSERT INTO log.recorded_tables SELECT (t).*;
  DELETE FROM log.unrecorded_tables u WHERE u.relation = t.relation;
  EXECUTE format('CREATE OR REPLACE FUNCTION log.%I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_nestloop = off SET enable_mergejoin = off SET jit = off SET timezone = ''UTC'' SET datestyle = ''ISO, YMD'' SET intervalstyle = ''iso_8601''
    SET bytea_output = ''hex'' SET extra_float_digits = 1 SET xmloption = content AS %L', t.recorder, log.recorder_sql(target, t));
  PERFORM log.hand_over();
  IF old.recorder <> t.recorder THEN
    PERFORM log.unhang(old.recorder);
  END IF;
  PERFORM log.hang(target, t.recorder);

  IF old.relation IS NULL THEN
    PERFORM log.tell_recording('recording_added', t, NULL, log.told_recording(t));
  -- Those from before recording was told have no shape: nobody knows what changed.
  ELSIF old.shape <> 0 AND log.told_recording(old) <> log.told_recording(t) THEN
    PERFORM log.tell_recording('recording_changed', t, log.told_recording(old), log.told_recording(t));
  END IF;
END
$$;

-- Days of which something was removed: views, or all that there was. Kept for good, so that it can be said what is gone.
CREATE TABLE log.purged_days (
  day date PRIMARY KEY,
  views bigint NOT NULL DEFAULT 0,
  views_at timestamptz,
  activities bigint NOT NULL DEFAULT 0,
  emptied_at timestamptz
);

-- What was removed and is not told yet. It grows in the very transactions that remove, so that a purge which is cut short and goes on is told once, as one,
-- and counted right.
CREATE TABLE log.untold_purges (
  what text PRIMARY KEY,
  count bigint NOT NULL,
  first timestamptz,
  last timestamptz
);

CREATE FUNCTION log.count_purge(p_what text, p_count bigint, p_first timestamptz, p_last timestamptz) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO log.untold_purges AS u (what, count, first, last) SELECT p_what, p_count, p_first, p_last WHERE p_count > 0
  ON CONFLICT (what) DO UPDATE SET count = u.count + excluded.count, first = LEAST(u.first, excluded.first), last = GREATEST(u.last, excluded.last)
$$;

-- Tells as one activity what was removed since the last time; false where there was nothing.
CREATE FUNCTION log.tell_purge() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  told jsonb;
BEGIN
  WITH gone AS (DELETE FROM log.untold_purges RETURNING *)
  SELECT jsonb_object_agg(what, count) || jsonb_strip_nulls(jsonb_build_object('from', min(first), 'to', max(last))) INTO told FROM gone;
  IF told IS NULL THEN
    RETURN false;
  END IF;
  PERFORM log.note('system', 'purged', 'ok', 'retention', NULL, NULL,
    told || (SELECT jsonb_build_object('retention_days', c.retention_days, 'read_days', c.read_days) FROM public.settings c));
  RETURN true;
END
$$;

-- Days of which something is to be removed, oldest first. `all`: the day is older than the policy. `views`: only its views are. `shell`: it is empty, and
-- its table can go.
CREATE FUNCTION log.days_to_purge() RETURNS TABLE (day date, what text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.day, p.what FROM (
    SELECT d.day, CASE WHEN g.emptied_at IS NOT NULL THEN 'shell' WHEN log.lies_before(d.day, k.since) THEN 'all'
      WHEN g.views_at IS NULL AND log.lies_before(d.day, k.views) THEN 'views' END AS what
    FROM (
      SELECT to_date(substr(c.relname, 12), 'YYYYMMDD') AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'log.activities'::regclass AND c.relname ~ '^activities_\d{8}$'
    ) AS d CROSS JOIN (SELECT log.kept_since() AS since, log.views_kept_since() AS views) AS k LEFT JOIN log.purged_days g ON g.day = d.day
  ) AS p WHERE p.what IS NOT NULL ORDER BY p.day
$$;

-- An empty day has nothing to be counted, and is not settled anew.
CREATE OR REPLACE FUNCTION log.days_to_settle() RETURNS SETOF date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.day FROM (
    SELECT to_date(substr(c.relname, 12), 'YYYYMMDD') AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'log.activities'::regclass AND c.relname ~ '^activities_\d{8}$'
  ) AS p WHERE (p.day + 1)::timestamp AT TIME ZONE 'UTC' <= now() - interval '1 hour' AND p.day NOT IN (SELECT s.day FROM log.settled_days s)
    AND p.day NOT IN (SELECT g.day FROM log.purged_days g WHERE g.emptied_at IS NOT NULL)
  ORDER BY p.day
$$;

-- Reviews of activities between two ids that are there no more go with them.
CREATE FUNCTION log.forget_reviews(part regclass, above uuid, upto uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  EXECUTE format('DELETE FROM public.reviews r WHERE r.subject_type = ''activity'' AND r.subject_id > $1 AND r.subject_id <= $2
    AND NOT EXISTS (SELECT FROM %s a WHERE a.id = r.subject_id)', part) USING above, upto;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('reviews', gone, NULL, NULL);
END
$$;

-- What was counted of a day (docs/decisions/0027), and that it was.
CREATE FUNCTION log.unsettle_day(p_day date) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM log.activity_quarters WHERE quarter >= p_day::timestamp AT TIME ZONE 'UTC' AND quarter < (p_day + 1)::timestamp AT TIME ZONE 'UTC';
  DELETE FROM log.activity_days WHERE day = p_day;
  DELETE FROM log.settled_days WHERE day = p_day;
$$;

-- Notes that a day has nothing left.
CREATE FUNCTION log.note_emptied(p_day date, p_part regclass, p_count bigint) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM log.unsettle_day(p_day);
  PERFORM log.forget_reviews(p_part, public.uuid_floor(p_day::timestamp AT TIME ZONE 'UTC'), public.uuid_floor((p_day + 1)::timestamp AT TIME ZONE 'UTC'));
  PERFORM log.count_purge('activities', p_count, p_day::timestamp AT TIME ZONE 'UTC', (p_day + 1)::timestamp AT TIME ZONE 'UTC');
  INSERT INTO log.purged_days AS g (day, activities, emptied_at) VALUES (p_day, p_count, now())
  ON CONFLICT (day) DO UPDATE SET activities = g.activities + excluded.activities, emptied_at = excluded.emptied_at;
END
$$;

-- The table of a day that may lose what it is to lose: throws for one that the policy still keeps. Null where there is no such table.
CREATE FUNCTION log.part_to_purge(p_day date, p_since timestamptz) RETURNS regclass LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF log.lies_before(p_day, p_since) IS NOT TRUE THEN
    RAISE EXCEPTION 'The day % is kept.', p_day USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN to_regclass(format('log.activities_%s', to_char(p_day, 'YYYYMMDD')));
END
$$;

-- Empties a day at once, with a lock on its own table alone: the parent, and with it whoever writes, is not waited for and does not wait. Answers how many
-- activities that were; null where somebody reads that day: then it is tried again in a transaction of its own, or emptied row by row (log.thin_day).
CREATE FUNCTION log.empty_day(p_day date) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
DECLARE
  part regclass := log.part_to_purge(p_day, log.kept_since());
  gone bigint;
BEGIN
  IF part IS NULL THEN
    RETURN 0;
  END IF;
  IF EXISTS (SELECT FROM log.settled_days s WHERE s.day = p_day) THEN
    SELECT coalesce(sum(d.count), 0) INTO gone FROM log.activity_days d WHERE d.day = p_day;
  ELSE
    EXECUTE format('SELECT count(*) FROM %s', part) INTO gone;
  END IF;
  PERFORM set_config('rollcall.retention', 'on', true);
  BEGIN
    EXECUTE format('TRUNCATE TABLE %s', part);
  EXCEPTION WHEN lock_not_available THEN
    PERFORM set_config('rollcall.retention', '', true);
    RETURN NULL;
  END;
  PERFORM set_config('rollcall.retention', '', true);
  PERFORM log.note_emptied(p_day, part, gone);
  RETURN gone;
END
$$;

-- Removes rows of a day by key, after an id: all of a day that is older than the policy, else the views of one that is older than views are kept. Fewer
-- removed than asked for: that was all. It disturbs no reader. What was counted of the day is corrected with it, within the same transaction.
CREATE FUNCTION log.thin_day(p_day date, p_after uuid, p_take int, OUT removed int, OUT last uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  whole boolean := log.lies_before(p_day, log.kept_since());
  part regclass := log.part_to_purge(p_day, log.views_kept_since());
  is_left boolean := false;
BEGIN
  removed := 0;
  last := p_after;
  IF part IS NULL THEN
    RETURN;
  END IF;
  -- A day is not settled meanwhile: whoever settles it counts what this leaves.
  EXECUTE format('LOCK TABLE %s IN ROW EXCLUSIVE MODE', part);
  IF whole THEN
    PERFORM log.unsettle_day(p_day);
  END IF;
  PERFORM set_config('rollcall.retention', 'on', true);
  EXECUTE format($sql$
    WITH gone AS (
      DELETE FROM %1$s WHERE id = ANY (ARRAY(SELECT a.id FROM %1$s a WHERE a.id > $1%2$s ORDER BY a.id LIMIT $2))
      RETURNING id, date_bin('15 minutes', at, 'epoch') AS quarter, kind, action, coalesce(resource_type, '') AS resource_type, outcome, source
    ), sorts AS (
      SELECT quarter, kind, action, resource_type, outcome, source, count(*) AS count FROM gone GROUP BY 1, 2, 3, 4, 5, 6
    ), quarters AS (
      UPDATE log.activity_quarters q SET count = q.count - s.count FROM sorts s
      WHERE (q.quarter, q.kind, q.action, q.resource_type, q.outcome, q.source) = (s.quarter, s.kind, s.action, s.resource_type, s.outcome, s.source)
    ), days AS (
      UPDATE log.activity_days d SET count = d.count - s.count
      FROM (SELECT kind, action, resource_type, outcome, source, sum(count) AS count FROM sorts GROUP BY 1, 2, 3, 4, 5) AS s
      WHERE d.day = $3 AND (d.kind, d.action, d.resource_type, d.outcome, d.source) = (s.kind, s.action, s.resource_type, s.outcome, s.source)
    )
    SELECT count(*)::int, coalesce((array_agg(id ORDER BY id DESC))[1], $1) FROM gone$sql$,
    part, CASE WHEN whole THEN '' ELSE ' AND a.kind = ''read''' END) INTO removed, last USING p_after, p_take, p_day;
  PERFORM set_config('rollcall.retention', '', true);

  -- Whoever began with the views of a day that the policy keeps no longer by now has passed by the rest of it.
  IF whole AND removed < p_take THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', part) INTO is_left;
  END IF;
  IF whole AND removed < p_take AND NOT is_left THEN
    PERFORM log.note_emptied(p_day, part, removed);
  ELSIF whole THEN
    PERFORM log.count_purge('activities', removed, p_day::timestamp AT TIME ZONE 'UTC', (p_day + 1)::timestamp AT TIME ZONE 'UTC');
    INSERT INTO log.purged_days AS g (day, activities) VALUES (p_day, removed) ON CONFLICT (day) DO UPDATE SET activities = g.activities + excluded.activities;
  ELSE
    DELETE FROM log.activity_quarters WHERE quarter >= p_day::timestamp AT TIME ZONE 'UTC' AND quarter < (p_day + 1)::timestamp AT TIME ZONE 'UTC' AND count <= 0;
    DELETE FROM log.activity_days WHERE day = p_day AND count <= 0;
    PERFORM log.forget_reviews(part, GREATEST(p_after, public.uuid_floor(p_day::timestamp AT TIME ZONE 'UTC')), last);
    PERFORM log.count_purge('views', removed, p_day::timestamp AT TIME ZONE 'UTC', (p_day + 1)::timestamp AT TIME ZONE 'UTC');
    INSERT INTO log.purged_days AS g (day, views, views_at) VALUES (p_day, removed, CASE WHEN removed < p_take THEN now() END)
    ON CONFLICT (day) DO UPDATE SET views = g.views + excluded.views, views_at = coalesce(g.views_at, excluded.views_at);
  END IF;
END
$$;

-- Drops the table of a day that was emptied. That needs a lock on the parent, which is given up after 50 milliseconds: whoever writes waits no longer than
-- that. False: try again, in a transaction of its own.
CREATE FUNCTION log.drop_shell(p_day date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
DECLARE
  part regclass := to_regclass(format('log.activities_%s', to_char(p_day, 'YYYYMMDD')));
  filled boolean;
BEGIN
  IF part IS NULL THEN
    RETURN true;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %s)', part) INTO filled;
  IF filled OR NOT EXISTS (SELECT FROM log.purged_days g WHERE g.day = p_day AND g.emptied_at IS NOT NULL) THEN
    RAISE EXCEPTION 'The day % is not empty.', p_day USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('DROP TABLE %s', part);
  RETURN true;
EXCEPTION WHEN lock_not_available THEN
  RETURN false;
END
$$;

-- Removes the numbers of views whose day is older than views are kept (docs/decisions/0028).
CREATE FUNCTION log.forget_folds(p_take int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  below uuid := public.uuid_floor(date_trunc('day', log.views_kept_since(), 'UTC'));
  gone int;
BEGIN
  DELETE FROM log.view_folds WHERE activity_id = ANY (ARRAY(SELECT f.activity_id FROM log.view_folds f WHERE f.activity_id < below ORDER BY f.activity_id LIMIT p_take));
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$;

-- Removes sessions, after an id, that ended before the policy's bound, with all that hangs on them. One that nobody closed ended at its deadline; one that
-- is live, or ended later, is never among them. An id is made as its session starts, so older ids are all that need be looked at.
CREATE FUNCTION log.forget_sessions(p_after uuid, p_take int, OUT removed int, OUT last uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  since timestamptz := log.kept_since();
  below uuid := public.uuid_floor(log.kept_since() + interval '1 hour');
  chosen uuid[];
  gone bigint;
  first_end timestamptz;
  last_end timestamptz;
BEGIN
  chosen := ARRAY(
    SELECT id FROM (
      (SELECT s.id FROM public.sessions s WHERE s.ended_at IS NOT NULL AND s.ended_at < since AND s.id > p_after AND s.id < below ORDER BY s.id LIMIT p_take)
      UNION ALL
      (SELECT s.id FROM public.sessions s CROSS JOIN public.settings c WHERE s.ended_at IS NULL AND s.id > p_after AND s.id < below
        AND public.session_ends_at(s.started_at, s.last_activity_at, c) < since ORDER BY s.id LIMIT p_take)
    ) AS found ORDER BY id LIMIT p_take);
  removed := cardinality(chosen);
  last := coalesce(chosen[removed], p_after);
  IF removed = 0 THEN
    RETURN;
  END IF;
  DELETE FROM public.kill_tickets WHERE session_id = ANY (chosen);
  DELETE FROM public.kill_orders WHERE session_id = ANY (chosen);
  DELETE FROM public.session_addresses WHERE session_id = ANY (chosen);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('addresses', gone, NULL, NULL);
  DELETE FROM public.place_corrections WHERE session_id = ANY (chosen);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('place_corrections', gone, NULL, NULL);
  DELETE FROM public.reviews WHERE session_id = ANY (chosen);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('reviews', gone, NULL, NULL);
  WITH ended AS (
    DELETE FROM public.sessions s USING public.settings c WHERE s.id = ANY (chosen)
      AND coalesce(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c)) < since
    RETURNING coalesce(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c)) AS at
  )
  SELECT count(*), min(e.at), max(e.at) INTO gone, first_end, last_end FROM ended e;
  PERFORM log.count_purge('sessions', gone, first_end, last_end);
END
$$;

-- Removes one-time links that were used, or expired, a week ago.
CREATE FUNCTION log.forget_tokens(p_take int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM public.tokens WHERE id = ANY (ARRAY(
    SELECT t.id FROM public.tokens t WHERE coalesce(t.used_at, t.expires_at) < now() - interval '7 days' ORDER BY t.id LIMIT p_take));
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('tokens', gone, NULL, NULL);
  RETURN gone;
END
$$;
SELECT log.hand_over();

-- What retention removes leaves no activity for each row. Each condition is the policy itself: whatever is younger is told, whoever removes it.
DO $renew$
DECLARE
  t log.recorded_tables;
  old_session text := $$SELECT coalesce(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c)) < log.kept_since() FROM public.sessions s, public.settings c WHERE s.id = $$;
  conditions jsonb := jsonb_build_object(
    'session', $$(SELECT coalesce(o.ended_at, public.session_ends_at(o.started_at, o.last_activity_at, c)) < log.kept_since() FROM public.settings c)$$,
    'place_correction', format('(%so.session_id)', old_session),
    'review', format($$CASE WHEN o.subject_type = 'session' THEN (%so.subject_id) WHEN public.uuid_time(o.subject_id) < log.kept_since() THEN true
      ELSE public.uuid_time(o.subject_id) < log.views_kept_since() AND NOT EXISTS (SELECT FROM log.activities subject WHERE subject.id = o.subject_id) END$$, old_session),
    'token', $$coalesce(o.used_at, o.expires_at) < now() - interval '7 days'$$);
BEGIN
  FOR t IN SELECT * FROM log.recorded_tables WHERE conditions ? resource_type LOOP
    PERFORM log.record_table(t.relation::regclass, t.resource_type, t.kept, t.label, t.masked, t.kind, t.action, conditions ->> t.resource_type);
  END LOOP;
END
$renew$;
