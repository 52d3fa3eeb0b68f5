-- What is recorded, what is not and why, and what holds less than it should: for people to look at (docs/recording.md).

-- Rollcall's own tables that are not recorded.
INSERT INTO log.unrecorded_tables (relation, reason) VALUES
  ('public.session_addresses', 'Each move is told by its session, as one activity.'),
  ('public.kill_orders', 'How far a kill of many has come; each end is told by its session.'),
  ('public.kill_tickets', 'Which tabs have left, kept for an hour.'),
  ('public.rate_limits', 'Counters that live for minutes; a refusal is noted.'),
  ('public.installation', 'One fingerprint that shows whether AUTH_SECRET changed.'),
  ('public._prisma_migrations', 'Written by the owner when the schema changes.');

-- Says why a table is not recorded. Recording it later takes that back.
CREATE FUNCTION log.leave_unrecorded(target regclass, reason text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name text := log.name_of(target);
BEGIN
  IF EXISTS (SELECT FROM log.recorded_tables r WHERE r.relation = name) THEN
    RAISE EXCEPTION '% is recorded: log.stop_recording comes first.', name USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO log.unrecorded_tables AS u (relation, reason) VALUES (name, leave_unrecorded.reason) ON CONFLICT (relation) DO UPDATE SET reason = excluded.reason;
END
$$;

-- What is wrong with the recording of one table; nothing where all is well. `bare` are its parts without all triggers, `untold` its columns that are
-- neither kept nor masked.
CREATE FUNCTION log.faults_of(t log.recorded_tables, OUT bare text[], OUT untold text[], OUT faults text[]) LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  target oid := (SELECT c.oid FROM pg_class c WHERE c.relkind IN ('r', 'p') AND log.name_of(c.oid) = t.relation);
  part record;
BEGIN
  bare := '{}';
  untold := '{}';
  faults := '{}';
  IF target IS NULL THEN
    faults := '{table_missing}';
    RETURN;
  END IF;
  FOR part IN
    SELECT p AS id, count(g.oid) AS hung, count(g.oid) FILTER (WHERE g.tgenabled = 'A') AS always
    FROM log.parts_of(target) AS p LEFT JOIN pg_trigger g ON g.tgrelid = p AND (g.tgname, g.tgfoid) IN (
      SELECT w.name, f.oid FROM (VALUES ('record_insert', t.recorder), ('record_update', t.recorder), ('record_delete', t.recorder), ('refuse_truncate', 'refuse_truncate')) AS w(name, calls)
      JOIN pg_proc f ON f.proname = w.calls AND f.pronamespace = 'log'::regnamespace AND f.pronargs = 0)
    GROUP BY p
  LOOP
    IF part.hung < 4 AND part.id = target THEN
      faults := faults || 'trigger_missing'::text;
    ELSIF part.hung < 4 THEN
      bare := bare || log.name_of(part.id);
    ELSIF part.always < 4 AND 'trigger_disabled' <> ALL (faults) THEN
      faults := faults || 'trigger_disabled'::text;
    END IF;
  END LOOP;
  IF bare <> '{}' THEN
    faults := faults || 'part_without_triggers'::text;
  END IF;
  untold := ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attname <> ALL (t.kept || t.masked || t.key) ORDER BY attnum);
  IF EXISTS (SELECT unnest(t.kept || t.masked || t.key) EXCEPT SELECT attname FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped) THEN
    faults := faults || 'column_missing'::text;
  ELSIF EXISTS (
    SELECT FROM pg_attribute a JOIN log.shapes s ON (s.resource_type, s.id) = (t.resource_type, t.shape)
    WHERE a.attrelid = target AND a.attname = ANY (t.kept) AND s.columns ->> a.attname <> log.type_word(a.atttypid)
  ) THEN
    faults := faults || 'type_changed'::text;
  END IF;
  IF t.key <> log.key_of(target) THEN
    faults := faults || 'key_changed'::text;
  END IF;
  -- Also after an upgrade that makes recorders otherwise.
  IF faults = '{}' AND NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = 'log'::regnamespace AND proname = t.recorder AND prosecdef AND prosrc = log.recorder_sql(target, t)) THEN
    faults := '{recorder_stale}';
  END IF;
  IF EXISTS (SELECT FROM pg_subscription_rel s WHERE s.srrelid IN (SELECT log.parts_of(target))) THEN
    faults := faults || 'subscribed'::text;
  END IF;
END
$$;

-- Every table of this database, but those of the log, of PostgreSQL and of its extensions.
CREATE FUNCTION log.coverage() RETURNS TABLE (relation text, state text, resource_type text, since timestamptz, reason text, kept text[], masked text[], untold text[], bare text[], faults text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH here AS (
    SELECT format('%I.%I', n.nspname, c.relname) AS relation FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)
      AND n.nspname NOT IN ('log', 'information_schema') AND n.nspname NOT LIKE 'pg\_%'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  )
  SELECT coalesce(here.relation, r.relation), CASE WHEN r.relation IS NULL THEN CASE WHEN u.relation IS NULL THEN 'open' ELSE 'excused' END
      WHEN f.faults = '{}' THEN 'recorded' ELSE 'faulty' END,
    r.resource_type, coalesce(r.since, u.since), u.reason, r.kept, r.masked, f.untold, f.bare, f.faults
  FROM here FULL JOIN log.recorded_tables r ON r.relation = here.relation LEFT JOIN log.unrecorded_tables u ON u.relation = here.relation
  LEFT JOIN LATERAL log.faults_of(r) AS f ON r.relation IS NOT NULL
  ORDER BY 1
$$;

-- What holds less here than it could, for the role that asks. Empty where the application's role neither owns nor may become what it must not touch.
CREATE FUNCTION log.weaknesses() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH keeper AS (SELECT relowner AS id FROM pg_class WHERE oid = 'log.activities'::regclass)
  SELECT coalesce(array_agg(weakness ORDER BY weakness) FILTER (WHERE holds), '{}') FROM (
    SELECT 'application_is_superuser' AS weakness, rolsuper AS holds FROM pg_roles WHERE rolname = session_user
    UNION ALL SELECT 'application_owns_log', pg_has_role(session_user, id, 'MEMBER') FROM keeper
    UNION ALL SELECT 'application_owns_recorded_tables', EXISTS (
      SELECT FROM pg_class c JOIN log.recorded_tables r ON r.relation = log.name_of(c.oid) WHERE c.relkind IN ('r', 'p') AND pg_has_role(session_user, c.relowner, 'MEMBER'))
    UNION ALL SELECT 'log_owner_logs_in', rolcanlogin FROM pg_roles JOIN keeper ON oid = id
    UNION ALL SELECT 'log_without_refusal', EXISTS (
      SELECT FROM pg_class c WHERE c.oid IN (SELECT log.parts_of('log.activities'::regclass)) AND NOT EXISTS (
        SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'append_only' AND g.tgfoid = 'log.refuse()'::regprocedure AND g.tgenabled = 'A'))
    UNION ALL SELECT 'replica_by_default', EXISTS (
      SELECT FROM pg_db_role_setting WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) AND setconfig::text LIKE '%session_replication_role=replica%')
  ) AS known
$$;
SELECT log.hand_over();
