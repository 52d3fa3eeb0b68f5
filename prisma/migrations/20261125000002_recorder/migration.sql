-- The generator of recorders, in small functions: each answers a piece of SQL, and log.record_table puts them together.
-- In all of these pieces o and n are the old and the new row, r is the row that is told, and a is who acts.

-- What activities tell, under the types of their time: {"birthday": "date", "tags": "text[]"}. An id is made of the types, so that equal
-- recording has equal ids in every database, and what is told stays readable when the table has changed.
CREATE TABLE log.shapes (
  resource_type text NOT NULL,
  id int NOT NULL,
  columns jsonb NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (resource_type, id)
);
SELECT log.protect('log.shapes');

CREATE FUNCTION log.name_of(target regclass) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target
$$;

-- By name, as the recorders know their table: a table that was renamed or made anew is one that has to be put under recording again.
ALTER TABLE log.recorded_tables
  ALTER COLUMN relation TYPE text USING log.name_of(relation),
  ADD COLUMN key text[] NOT NULL DEFAULT '{}',
  ADD COLUMN label text NOT NULL DEFAULT '',
  ADD COLUMN kind text NOT NULL DEFAULT 'change',
  ADD COLUMN action text NOT NULL DEFAULT 'op',
  ADD COLUMN shape int NOT NULL DEFAULT 0;

-- Tables that are not recorded, each with its reason.
CREATE TABLE log.unrecorded_tables (
  relation text PRIMARY KEY,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  since timestamptz NOT NULL DEFAULT now()
);

-- A table with all its partitions and heirs: each needs the triggers, since a statement that names one of them fires no other's.
CREATE FUNCTION log.parts_of(target oid) RETURNS SETOF oid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE part AS (
    SELECT target AS id UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN part ON i.inhparent = part.id
  )
  SELECT id FROM part
$$;

-- The columns of the primary key, in its order, without those that it only carries along.
CREATE FUNCTION log.key_of(target oid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT a.attname::text FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(num, at)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
    WHERE i.indrelid = target AND i.indisprimary AND k.at <= i.indnkeyatts ORDER BY k.at)
$$;

-- The type of a column in a word that a reader knows without this database: domains by what they are made of, and `enum` for every enum.
CREATE FUNCTION log.type_word(type oid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN t.typtype = 'd' THEN log.type_word(t.typbasetype)
    WHEN t.typtype = 'e' THEN 'enum'
    WHEN t.typtype = 'c' THEN 'composite'
    WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN log.type_word(t.typelem) || '[]'
    ELSE pg_catalog.format_type(t.oid, NULL) END
  FROM pg_catalog.pg_type t WHERE t.oid = type
$$;

-- Long texts and bytes are cut and carry their length and SHA-256, without being made into JSON as a whole.
CREATE FUNCTION log.kept_text(v text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_jsonb(CASE WHEN length(v) <= 2000 THEN v
    ELSE left(v, 500) || '… (' || length(v) || ' characters, SHA-256 ' || encode(sha256(convert_to(v, 'UTF8')), 'hex') || ')' END)
$$;
CREATE FUNCTION log.kept_bytes(v bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_jsonb(CASE WHEN length(v) <= 1000 THEN '\x' || encode(v, 'hex')
    ELSE '\x' || encode(substr(v, 1, 250), 'hex') || '… (' || length(v) || ' bytes, SHA-256 ' || encode(sha256(v), 'hex') || ')' END)
$$;
-- Keys too: an index over the log holds them, and would refuse the longest.
CREATE FUNCTION log.kept_key(v text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN length(v) <= 300 THEN v ELSE left(v, 200) || '… (SHA-256 ' || encode(sha256(convert_to(v, 'UTF8')), 'hex') || ')' END
$$;

-- Whether a column differs between o and n. Equal means that it looks the same: intervals do not (a month equals thirty days), and texts
-- do by their bytes (a collation may call different ones equal).
CREATE FUNCTION log.differs_sql(name text, word text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT format(CASE
    WHEN rtrim(word, '[]') IN ('text', 'character varying', 'character') THEN 'o.%1$I COLLATE "C" IS DISTINCT FROM n.%1$I COLLATE "C"'
    WHEN rtrim(word, '[]') IN ('boolean', 'smallint', 'integer', 'bigint', 'oid', 'numeric', 'real', 'double precision', 'uuid', 'bytea', 'date', 'enum', 'jsonb',
      'timestamp with time zone', 'timestamp without time zone', 'time without time zone', 'inet', 'cidr', 'macaddr') THEN 'o.%1$I IS DISTINCT FROM n.%1$I'
    WHEN word IN ('json', 'xml') THEN 'o.%1$I::text IS DISTINCT FROM n.%1$I::text'
    ELSE 'to_jsonb(o.%1$I) IS DISTINCT FROM to_jsonb(n.%1$I)' END, name)
$$;

-- A column of the row `x` as JSON: whole where its type is short, else cut; of a masked one only that there is something.
CREATE FUNCTION log.shown_sql(x text, name text, word text, masked boolean) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT format(CASE
    WHEN masked THEN 'CASE WHEN %1$s.%2$I IS DISTINCT FROM NULL THEN to_jsonb(''•••''::text) END'
    WHEN word IN ('boolean', 'smallint', 'integer', 'bigint', 'oid', 'real', 'double precision', 'uuid', 'date', 'enum', 'inet', 'cidr', 'macaddr',
      'timestamp with time zone', 'timestamp without time zone', 'time without time zone') THEN 'to_jsonb(%1$s.%2$I)'
    WHEN word IN ('text', 'character varying', 'character') THEN
      'CASE WHEN octet_length(%1$s.%2$I) <= 2000 THEN to_jsonb(%1$s.%2$I::text) ELSE log.kept_text(%1$s.%2$I::text) END'
    -- As they are written: JSON that jsonb would refuse is still a value of the table.
    WHEN word IN ('json', 'xml') THEN 'log.kept_text(%1$s.%2$I::text)'
    WHEN word = 'bytea' THEN 'log.kept_bytes(%1$s.%2$I)'
    ELSE 'log.kept_value(to_jsonb(%1$s.%2$I))' END, x, name)
$$;

-- The key of the row `x`: columns joined by colons, with those in the values escaped, so that different keys are told differently.
CREATE FUNCTION log.key_sql(x text, target regclass, key text[]) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH part AS (
    SELECT k.at, a.atttypid::regtype::text IN ('smallint', 'integer', 'bigint', 'uuid') AS plain, format('%s.%I', x, k.name) AS value
    FROM unnest(key) WITH ORDINALITY AS k(name, at) JOIN pg_attribute a ON a.attrelid = target AND a.attname = k.name
  ), told AS (
    SELECT at, plain, CASE WHEN plain THEN value || '::text'
      WHEN cardinality(key) = 1 THEN format('(to_jsonb(%s) #>> ''{}'')', value)
      ELSE format($sql$replace(replace(to_jsonb(%s) #>> '{}', '\', '\\'), ':', '\:')$sql$, value) END AS value
    FROM part
  )
  SELECT format(CASE WHEN bool_and(plain) THEN '(%s)' ELSE 'log.kept_key(%s)' END, string_agg(value, ' || '':'' || ' ORDER BY at)) FROM told
$$;

-- One INSERT of the recorder. `sources` is where o, n and r come from.
CREATE FUNCTION log.insert_sql(t log.recorded_tables, op text, key text, sources text, before text, after text, details text, wanted text DEFAULT '')
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT format($sql$
      INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, behalf_id, behalf_name, session_id, session_flag,
        request_id, ip, resource_type, resource_id, resource_label, shape, before, after, details)
      SELECT %1$L, %2$s, a.source, a.kind, a.id, a.name, a.behalf_id, a.behalf_name, a.session, a.flag,
        a.request, a.ip, %3$L, %4$s, left((%5$s)::text, 500), %6$s, %7$s, %8$s, %9$s
      FROM %10$s%11$s;$sql$,
    t.kind, CASE WHEN t.action = 'op' THEN quote_literal(op) ELSE format('(%s)', t.action) END, t.resource_type, key, t.label, t.shape, before, after, details,
    -- Actions are told from both rows, also where there is only one.
    sources || CASE WHEN t.action = 'op' THEN '' ELSE format(' CROSS JOIN (SELECT %L::text AS op) AS k', op)
      || CASE op WHEN 'create' THEN ' LEFT JOIN new_rows AS o ON false' WHEN 'delete' THEN ' LEFT JOIN old_rows AS n ON false' ELSE '' END END, wanted)
$$;

-- The recorder of a table: one function for its three triggers, which pairs the old and new rows of an update by their position.
CREATE FUNCTION log.recorder_sql(target regclass, t log.recorded_tables) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
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
    log.insert_sql(t, 'delete', key_o, 'old_rows AS o CROSS JOIN LATERAL (SELECT o.*) AS r', told_o, 'NULL', 'a.claims'),
    log.insert_sql(t, 'update', key_n, updates, diff_o, diff_n,
      format('CASE WHEN %s THEN jsonb_build_object(''key_before'', %s) || coalesce(a.claims, ''{}'') ELSE a.claims END', rekeyed, key_o),
      E'\n      WHERE ' || concat_ws(' OR ', rekeyed, differs)));
END
$$;

-- Throws where a table cannot be recorded as wanted, with what to do about it.
CREATE FUNCTION log.refuse_unrecordable(target regclass, t log.recorded_tables) RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found record;
  wrong text;
BEGIN
  SELECT c.relkind, c.relispartition, c.relpersistence, n.nspname INTO found FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target;
  IF found.relkind NOT IN ('r', 'p') THEN
    RAISE EXCEPTION '% is no table: what writes through it is recorded by the tables behind it.', target USING ERRCODE = 'wrong_object_type';
  ELSIF found.relispartition THEN
    RAISE EXCEPTION '% is a partition: put the whole table under recording.', target USING ERRCODE = 'wrong_object_type';
  ELSIF found.relpersistence = 't' OR found.nspname IN ('log', 'pg_catalog', 'information_schema') THEN
    RAISE EXCEPTION '% is temporary, or part of the log or of PostgreSQL: it is not recorded.', target USING ERRCODE = 'wrong_object_type';
  ELSIF t.resource_type !~ '^[a-z][a-z0-9_.]{0,49}$' OR EXISTS (
    SELECT FROM pg_proc WHERE pronamespace = 'log'::regnamespace AND proname = t.recorder AND pronargs > 0
  ) THEN
    RAISE EXCEPTION 'The resource type % is none: up to 50 small letters, digits, dots and underscores, and not "table".', t.resource_type USING ERRCODE = 'invalid_parameter_value';
  ELSIF t.key = '{}' THEN
    RAISE EXCEPTION '% has no primary key: its records could not be told apart.', target USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT r.relation INTO wrong FROM log.recorded_tables r WHERE r.resource_type = t.resource_type AND r.relation <> t.relation
    AND EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p') AND log.name_of(c.oid) = r.relation);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'The resource type % is that of %.', t.resource_type, wrong USING ERRCODE = 'unique_violation';
  END IF;
  SELECT name INTO wrong FROM unnest(t.kept || t.masked) AS name
    WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = name AND NOT attisdropped AND attnum > 0);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '% has no column %.', target, wrong USING ERRCODE = 'undefined_column';
  END IF;
  SELECT attname INTO wrong FROM pg_attribute WHERE attrelid = target AND attname = ANY (t.kept || t.masked) AND attgenerated = 'v';
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'Column % of % is generated when it is read: keep the columns that it is made of.', wrong, target USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

-- Hangs a recorder on a table and on each of its parts, for everybody and always.
CREATE FUNCTION log.hang(target regclass, recorder text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  part regclass;
BEGIN
  FOR part IN SELECT p FROM log.parts_of(target) AS p JOIN pg_class c ON c.oid = p WHERE c.relkind IN ('r', 'p') LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER record_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', part, recorder);
    EXECUTE format('CREATE OR REPLACE TRIGGER record_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', part, recorder);
    EXECUTE format('CREATE OR REPLACE TRIGGER record_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log.%I()', part, recorder);
    EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_truncate()', part);
    EXECUTE format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER record_insert, ENABLE ALWAYS TRIGGER record_update, ENABLE ALWAYS TRIGGER record_delete, ENABLE ALWAYS TRIGGER refuse_truncate', part);
  END LOOP;
END
$$;

-- Takes a recorder away, wherever it hangs: also from partitions that were detached since.
CREATE FUNCTION log.unhang(recorder text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  part regclass;
BEGIN
  FOR part IN SELECT DISTINCT t.tgrelid FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.pronamespace = 'log'::regnamespace AND p.proname = recorder LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS record_insert ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS record_update ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS record_delete ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS refuse_truncate ON %s', part);
  END LOOP;
  EXECUTE format('DROP FUNCTION IF EXISTS log.%I()', recorder);
END
$$;

-- That recording began, changed or stopped is an activity itself.
CREATE FUNCTION log.tell_recording(did text, t log.recorded_tables, before jsonb, after jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM log.ensure_partitions(1);
  INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, behalf_id, behalf_name, session_id, session_flag, request_id, ip,
    resource_type, resource_id, resource_label, before, after, details)
  SELECT 'system', did, a.source, a.kind, a.id, a.name, a.behalf_id, a.behalf_name, a.session, a.flag, a.request, a.ip,
    'recorded_table', t.relation, t.resource_type, before, after, a.claims
  FROM log.current_actor() AS a;
END
$$;

-- What of a registration is told: all but when it was made and what follows from the rest.
CREATE FUNCTION log.told_recording(t log.recorded_tables) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_jsonb(t) - '{relation,since,recorder}'::text[]
$$;

-- Puts a table under recording, or renews it: after a change of its columns or key, for new partitions, with other choices. The table's owner calls it who
-- may also make functions in the schema log (docs/recording.md).
--   keep    columns that are told; a change of any other column is not an activity
--   label   SQL text expression over r, the row: its name for people
--   mask    columns of which only the change is told, never the value
--   kind    kind of the activities
--   action  SQL text expression over op (k.op where a column is called so), o and n (both rows, null where there is none). An update that is told as a
--           delete (a row that stays behind as a stub) keeps the whole last state, as every delete does.
CREATE OR REPLACE FUNCTION log.record_table(target regclass, resource text, keep text[], label text, mask text[] DEFAULT '{}', kind text DEFAULT 'change', action text DEFAULT 'op')
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
  t.since := now();
  PERFORM log.refuse_unrecordable(target, t);
  -- A label or an action that cannot be worked out at all is told now, not at the first write.
  EXECUTE format('SELECT (%1$s)::text, (%2$s)::text FROM (SELECT (NULL::%3$s).*) AS r, (SELECT (NULL::%3$s).*) AS o, (SELECT (NULL::%3$s).*) AS n, (SELECT ''update''::text AS op) AS k',
    t.label, CASE WHEN t.action = 'op' THEN 'k.op' ELSE t.action END, target);

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

-- Takes a table out of recording, by its name or its resource type, which is told. What was recorded stays.
CREATE FUNCTION log.stop_recording(target text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t log.recorded_tables;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rollcall.recording'));
  DELETE FROM log.recorded_tables r WHERE target IN (r.resource_type, r.relation) RETURNING * INTO t;
  IF t.relation IS NULL THEN
    RAISE EXCEPTION '% is not recorded.', target USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM log.unhang(t.recorder);
  PERFORM log.tell_recording('recording_stopped', t, log.told_recording(t), NULL);
END
$$;
SELECT log.hand_over();

-- Rollcall's own tables get the new recorders. Their labels and actions stand nowhere yet, so they are said once more.
DO $renew$
DECLARE
  t log.recorded_tables;
  labels jsonb := jsonb_build_object('user', 'r.name', 'settings', $$'Settings'$$, 'known_device', $$coalesce(r.browser, 'Unknown browser')$$, 'token', 'r.kind',
    'session', 'r.user_name', 'device_label', $$coalesce(r.label, 'Original name')$$, 'place_correction', $$coalesce(r.city, r.region, r.country, 'Original place')$$);
  actions jsonb := jsonb_build_object('user', $$CASE WHEN op = 'update' AND o.status <> 'deleted' AND n.status = 'deleted' THEN 'delete' ELSE op END$$,
    'session', $$
  CASE WHEN op = 'create' THEN 'in'
    WHEN op = 'update' AND o.ended_at IS NULL AND n.ended_at IS NOT NULL THEN CASE n.end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END
    WHEN op = 'update' AND o.authenticated_at <> n.authenticated_at THEN 'reauthenticated'
    WHEN op = 'update' AND o.ip IS DISTINCT FROM n.ip THEN 'moved'
    ELSE op END$$);
BEGIN
  FOR t IN SELECT * FROM log.recorded_tables WHERE labels ? resource_type LOOP
    PERFORM log.record_table(t.relation::regclass, t.resource_type, t.kept, labels ->> t.resource_type, t.masked,
      CASE t.resource_type WHEN 'session' THEN 'sign_in' ELSE 'change' END, coalesce(actions ->> t.resource_type, 'op'));
  END LOOP;
END
$renew$;
