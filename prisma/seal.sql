-- Runs after the migrations, as often as one likes: who owns what, and what the application's role may do.
-- Its name is read from the setting rollcall.app_role. Where one role does everything (a single DATABASE_URL) only the triggers hold.
DO $seal$
DECLARE
  app text := current_setting('rollcall.app_role');
  superuser boolean;
  obj record;
BEGIN
  GRANT USAGE ON SCHEMA public TO PUBLIC;
  -- Only a superuser hands things over: from PostgreSQL 16 on whoever made a role may not become it without being granted that, and a role
  -- that may make roles could take the log back at any time.
  SELECT rolsuper INTO superuser FROM pg_roles WHERE rolname = current_user;

  IF superuser AND app <> current_user THEN
    GRANT CREATE ON SCHEMA log TO rollcall_log;
    -- The recorder reads who acts, and whether their session had ended; nothing of what is recorded: the rows come to it with the statement.
    GRANT SELECT ON public.sessions, public.users, public.settings, public.job_runs TO rollcall_log;
    GRANT TRIGGER ON ALL TABLES IN SCHEMA public TO rollcall_log;
    -- Retention's functions remove what the policy, which they read, keeps no longer.
    GRANT SELECT, DELETE ON public.sessions, public.session_addresses, public.place_corrections, public.reviews, public.kill_orders, public.kill_tickets, public.tokens, public.cases TO rollcall_log;
    GRANT SELECT, INSERT ON public.session_strikes TO rollcall_log;
    FOR obj IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'log'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relowner <> 'rollcall_log'::regrole LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO rollcall_log', obj.name);
    END LOOP;
    FOR obj IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'log'::regnamespace
        AND p.proowner <> 'rollcall_log'::regrole LOOP
      EXECUTE format('ALTER FUNCTION %s OWNER TO rollcall_log', obj.name);
    END LOOP;
    ALTER SCHEMA log OWNER TO rollcall_log;
  END IF;

  IF superuser THEN
    FOR obj IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relowner <> 'rollcall_owner'::regrole LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO rollcall_owner', obj.name);
    END LOOP;
    -- Foreign keys are checked in the name of the tables' owner.
    GRANT USAGE ON SCHEMA public TO rollcall_owner;
  END IF;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log FROM PUBLIC;
  -- Whoever adds a partition to a recorded table hangs it there.
  GRANT EXECUTE ON FUNCTION log.keep_row TO PUBLIC;
  IF app <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA log TO %I', app);
    EXECUTE format('GRANT SELECT ON log.activities, log.recorded_tables, log.unrecorded_tables, log.shapes, log.activity_quarters, log.activity_days, log.settled_days, log.view_folds, log.purged_days TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION log.note, log.note_view, log.view_again, log.ensure_partitions, log.days_ahead, log.coverage, log.weaknesses, log.days_to_settle, log.settle_day TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION log.days_to_purge, log.begun_day, log.empty_day, log.thin_day, log.thin_begun, log.drop_shell, log.forget_folds, log.forget_sessions, log.forget_tokens, log.forget_cases, log.tell_purge TO %I', app);
    -- Lists compare by it, as the index does.
    EXECUTE format('GRANT EXECUTE ON FUNCTION log.activity_facets TO %I', app);
    EXECUTE format('REVOKE UPDATE ON public.users, public.sessions, public.known_devices, public.tokens FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT ON public.users, public.sessions, public.known_devices, public.tokens TO %I', app);
    -- Only what its verbs change: the policy's page names the same columns. One of them is also what locking a row asks for.
    EXECUTE format('GRANT UPDATE (email, name, time_zone, language, theme, notify_every, status, password_hash, last_sign_in_at, role, role_since, role_by, role_by_name) ON public.users TO %I', app);
    EXECUTE format('GRANT UPDATE (token_hash, previous_token_hash, previous_token_until, authenticated_at, last_activity_at, ended_at, end_reason, ended_by, ended_by_name, ended_in, end_note, end_message) ON public.sessions TO %I', app);
    EXECUTE format('GRANT DELETE, UPDATE (last_seen_at, device_type, browser, os, new_since) ON public.known_devices TO %I', app);
    EXECUTE format('REVOKE UPDATE ON public.known_places FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (asn, country, region, latitude, longitude, accuracy_km, browser_id, last_seen_at, new_since) ON public.known_places TO %I', app);
    EXECUTE format('REVOKE UPDATE ON public.session_addresses, public.device_labels, public.place_corrections, public.reviews FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT ON public.session_addresses, public.device_labels, public.place_corrections, public.reviews TO %I', app);
    EXECUTE format('GRANT UPDATE (ip, network_class, country, region, city, latitude, longitude, accuracy_km, accuracy_estimated, place_source, place_built_on, asn, asn_org) ON public.sessions TO %I', app);
    EXECUTE format('GRANT UPDATE (ip, last_seen_at, current_since, times) ON public.session_addresses TO %I', app);
    EXECUTE format('GRANT UPDATE (used_at) ON public.tokens TO %I', app);
    EXECUTE format('REVOKE UPDATE ON public.settings, public.notices FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE (seen_at) ON public.notices TO %I', app);
    EXECUTE format('REVOKE UPDATE ON public.cases FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE (closed_at) ON public.cases TO %I', app);
    EXECUTE format('GRANT SELECT, UPDATE (retention_days, read_days, notify_enabled, notify_every, idle_enabled, idle_minutes, limit_enabled, limit_minutes, cleanup_from, cleanup_minutes, timeouts_from, timeouts_minutes, revision, changed_at, changed_by, changed_by_name, clocks_since, mail_from, mail_reply_to, product_name, mail_notices_an_hour) ON public.settings TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.rate_limits TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (facts, due_at, state, attempts, claimed_until, last_error, sent_at, sent_by, provider_id, folded_into) ON public.letters TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (taken, held) ON public.kill_orders TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (left_at) ON public.kill_tickets TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (alive_at, ended_at, outcome, rows, details, error, carrier, carrier_since) ON public.job_runs TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.session_tallies, public.session_days, public.session_hour_tallies, public.session_hours, public.session_strikes TO %I', app);
    EXECUTE format('GRANT SELECT ON public.installation TO %I', app);
    EXECUTE format('GRANT SELECT ON public._prisma_migrations TO %I', app);
  END IF;

  -- A page's statements read little from many days. Left to itself the planner starts workers for that, which takes twenty times as long as the reading (docs/decisions/0042).
  IF NOT EXISTS (SELECT FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole WHERE s.setdatabase = 0 AND r.rolname = app
      AND 'max_parallel_workers_per_gather=0' = ANY (s.setconfig)) THEN
    BEGIN
      EXECUTE format('ALTER ROLE %I SET max_parallel_workers_per_gather = 0', app);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'Searches will be slower: as somebody who may, ALTER ROLE % SET max_parallel_workers_per_gather = 0.', app;
    END;
  END IF;

  -- What starts next already writes into the log, perhaps after months of rest.
  PERFORM log.ensure_partitions(30);
END
$seal$;
