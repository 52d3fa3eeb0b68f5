-- What managers set besides clocks and retention, and what tells two people apart who save at the same time.
ALTER TABLE settings
  -- How long views are kept: never longer than the log itself.
  ADD COLUMN read_days int NOT NULL DEFAULT 30 CHECK (read_days BETWEEN 1 AND 3650),
  -- Whether people are told of new sessions of theirs: of every one, or only of a new device or an unusual place.
  ADD COLUMN notify_enabled boolean NOT NULL DEFAULT true,
  ADD COLUMN notify_every boolean NOT NULL DEFAULT false,
  -- Schedules of the jobs: nothing before the start date, then at least that many minutes apart.
  ADD COLUMN cleanup_from timestamptz,
  ADD COLUMN cleanup_minutes int NOT NULL DEFAULT 60 CHECK (cleanup_minutes BETWEEN 1 AND 1440),
  ADD COLUMN timeouts_from timestamptz,
  ADD COLUMN timeouts_minutes int NOT NULL DEFAULT 5 CHECK (timeouts_minutes BETWEEN 1 AND 1440),
  -- When idle timeout or limit were changed last: no session ends by them earlier, so that a shorter value makes no false history.
  ADD COLUMN clocks_since timestamptz NOT NULL DEFAULT 'epoch',
  ADD COLUMN revision int NOT NULL DEFAULT 1,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by uuid,
  ADD COLUMN changed_by_name text;

-- A session ends by a clock at its deadline under the present values, or when these came, whichever is later. So a changed value acts on every open session
-- at once and not one row need be written; who ran out under the values before is closed by whoever changes them, in the same transaction.
CREATE OR REPLACE FUNCTION public.session_ends_at(started timestamptz, last_activity timestamptz, c settings)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT LEAST(
    started + interval '720 hours',
    CASE WHEN c.idle_enabled THEN GREATEST(c.clocks_since, last_activity + make_interval(mins => c.idle_minutes)) END,
    CASE WHEN c.limit_enabled THEN GREATEST(c.clocks_since, started + make_interval(mins => c.limit_minutes)) END)
$$;

-- The same turned round, as in 20261125000001_session_search: where the clocks came after the bound, only the thirty days count.
CREATE OR REPLACE FUNCTION public.session_started_since(bound timestamptz, c settings) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT bound - LEAST(interval '720 hours', CASE WHEN c.limit_enabled AND c.clocks_since < bound THEN make_interval(mins => c.limit_minutes) END)
$$;
CREATE OR REPLACE FUNCTION public.session_active_since(bound timestamptz, c settings) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN c.idle_enabled AND c.clocks_since < bound THEN bound - make_interval(mins => c.idle_minutes) ELSE '-infinity' END
$$;

-- Each run of a job, whoever asked for it. A run that was cut short (no sign of life) is told as such by the next.
CREATE TABLE job_runs (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  job text NOT NULL CHECK (job IN ('cleanup', 'timeouts')),
  asked_by text NOT NULL CHECK (asked_by IN ('schedule', 'cron', 'person', 'settings')),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The last sign of life: each slice gives one.
  alive_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  -- `more`: its time was over before its work was; the next call goes on.
  outcome text CHECK (outcome IN ('done', 'more', 'failed', 'cut_short')),
  rows bigint NOT NULL DEFAULT 0,
  details jsonb,
  error text CHECK (length(error) <= 2000),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX job_runs_of_job ON job_runs (job, id DESC);
SELECT log.leave_unrecorded('job_runs', 'The ledger of the jobs: what they did to records is told where it was done, and each purge leaves an activity of its own.');

SELECT log.record_table('settings', 'settings', '{retention_days,read_days,notify_enabled,notify_every,idle_enabled,idle_minutes,limit_enabled,limit_minutes,
  cleanup_from,cleanup_minutes,timeouts_from,timeouts_minutes}', $$'Settings'$$);
