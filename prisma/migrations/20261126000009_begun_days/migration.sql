-- The bytes of a row are gone 24 hours after it came out of sight (docs/decisions/0035). A day goes as a whole with the first clean-up after all of it has
-- grown too old; what of it would be out of sight for longer than that by then goes before, by key.

-- How long from now the next clean-up may be away: the interval, or as long as the last one was, and a quarter of an hour for whoever is late.
CREATE FUNCTION log.until_next_cleanup() RETURNS interval LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT GREATEST(make_interval(mins => c.cleanup_minutes), (
    SELECT now() - r.started_at FROM public.job_runs r WHERE r.job = 'cleanup' AND r.ended_at IS NOT NULL ORDER BY r.id DESC LIMIT 1)) + interval '15 minutes'
  FROM public.settings c
$$;

-- The day that is too old in part and of which something has to go now, and up to when. Nulls: there is none. `p_views`: views alone, where they are kept for
-- a shorter time.
CREATE FUNCTION log.begun_day(p_views boolean, OUT day date, OUT upto timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since timestamptz := CASE WHEN p_views THEN log.views_kept_since() ELSE log.kept_since() END;
BEGIN
  upto := LEAST(since, since - interval '24 hours' + log.until_next_cleanup());
  day := (upto AT TIME ZONE 'UTC')::date;
  IF log.lies_before(day, since) OR (p_views AND since = log.kept_since()) THEN
    day := NULL;
    upto := NULL;
  END IF;
END
$$;

-- Removes rows of that day, oldest first. Fewer than asked for: that was all. It disturbs no reader. What was counted of the day is corrected, and what hangs
-- on the rows goes with them, within the same transaction.
CREATE FUNCTION log.thin_begun(p_views boolean, p_take int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  begun record := log.begun_day(p_views);
  begins timestamptz := begun.day::timestamp AT TIME ZONE 'UTC';
  part regclass := to_regclass(format('log.activities_%s', to_char(begun.day, 'YYYYMMDD')));
  removed int;
  reviews int;
BEGIN
  IF part IS NULL THEN
    RETURN 0;
  END IF;
  -- The day is not settled meanwhile: whoever settles it counts what this leaves.
  EXECUTE format('LOCK TABLE %s IN ROW EXCLUSIVE MODE', part);
  PERFORM set_config('rollcall.retention', 'on', true);
  EXECUTE format($sql$
    WITH gone AS (
      DELETE FROM %1$s WHERE id = ANY (ARRAY(SELECT a.id FROM %1$s a WHERE a.id < public.uuid_floor($1)%2$s ORDER BY a.id LIMIT $2))
      RETURNING id, date_bin('15 minutes', at, 'epoch') AS quarter, kind, action, coalesce(resource_type, '') AS resource_type, outcome, source
    ), said AS (
      DELETE FROM public.reviews r USING gone g WHERE r.subject_type = 'activity' AND r.subject_id = g.id RETURNING r.id
    ), folds AS (
      DELETE FROM log.view_folds f USING gone g WHERE f.activity_id = g.id
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
    SELECT (SELECT count(*) FROM gone)::int, (SELECT count(*) FROM said)::int$sql$,
    part, CASE WHEN p_views THEN ' AND a.kind = ''read''' ELSE '' END) INTO removed, reviews USING begun.upto, p_take, begun.day;
  PERFORM set_config('rollcall.retention', '', true);
  IF removed = 0 THEN
    RETURN 0;
  END IF;

  DELETE FROM log.activity_quarters WHERE quarter >= begins AND quarter <= begun.upto AND count <= 0;
  DELETE FROM log.activity_days d WHERE d.day = begun.day AND d.count <= 0;
  PERFORM log.count_purge('reviews', reviews, NULL, NULL);
  PERFORM log.count_purge(CASE WHEN p_views THEN 'views' ELSE 'activities' END, removed, begins, begun.upto);
  INSERT INTO log.purged_days AS g (day, views, activities)
  VALUES (begun.day, CASE WHEN p_views THEN removed ELSE 0 END, CASE WHEN p_views THEN 0 ELSE removed END)
  ON CONFLICT (day) DO UPDATE SET views = g.views + excluded.views, activities = g.activities + excluded.activities;
  RETURN removed;
END
$$;
SELECT log.hand_over();

-- A day and a quarter of an hour would be too long.
UPDATE public.settings SET cleanup_minutes = 1380 WHERE cleanup_minutes > 1380;
ALTER TABLE public.settings DROP CONSTRAINT settings_cleanup_minutes_check, ADD CHECK (cleanup_minutes BETWEEN 1 AND 1380);
