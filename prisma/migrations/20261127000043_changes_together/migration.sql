-- What changes of counted sessions is told row by row, or, where whoever writes has said that it writes many, by one statement for all of them, summed by
-- hour and value (docs/decisions/0058). Exactly one of the two triggers fires, whatever was said, and both tell the same.
CREATE FUNCTION public.tell_changes_together() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- What stayed as it was is taken away once and added once. The clock is read after the rows, so an hour that ended between is told of.
  INSERT INTO public.session_strikes (day, hour, part, one, two, three, more)
  SELECT (h.hour AT TIME ZONE 'UTC')::date, h.hour, CASE 0 WHEN grouping(v.reason) THEN 'end' WHEN grouping(v.country) THEN 'place' ELSE 'network' END,
    coalesce(v.reason, v.country, v.network), coalesce(v.lasted, v.region, v.asn), coalesce(v.city, v.operator, ''), sum(v.more)
  FROM (SELECT o.started_at, -1 AS more, l.* FROM old_rows o CROSS JOIN LATERAL public.session_values(ROW(o.*)::public.sessions) AS l
      UNION ALL SELECT n.started_at, 1, l.* FROM new_rows n CROSS JOIN LATERAL public.session_values(ROW(n.*)::public.sessions) AS l) AS v
    CROSS JOIN LATERAL (SELECT date_trunc('hour', v.started_at, 'UTC') AS hour) AS h
  WHERE v.started_at < date_trunc('hour', clock_timestamp(), 'UTC')
  GROUP BY GROUPING SETS ((h.hour, v.reason, v.lasted), (h.hour, v.country, v.region, v.city), (h.hour, v.network, v.asn, v.operator))
  -- Who is not over is counted under no end.
  HAVING sum(v.more) <> 0 AND v.reason IS DISTINCT FROM '';
  RETURN NULL;
END
$$;
CREATE TRIGGER strike_days_together AFTER UPDATE ON sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  WHEN (current_setting('rollcall.together', true) IS NOT DISTINCT FROM 'on') EXECUTE FUNCTION public.tell_changes_together();

CREATE OR REPLACE TRIGGER strike_day_changed AFTER UPDATE ON sessions FOR EACH ROW
  WHEN (OLD.started_at < date_trunc('hour', clock_timestamp(), 'UTC') AND (OLD.ended_at IS DISTINCT FROM NEW.ended_at OR OLD.country IS DISTINCT FROM NEW.country
    OR OLD.region IS DISTINCT FROM NEW.region OR OLD.city IS DISTINCT FROM NEW.city OR OLD.network_class IS DISTINCT FROM NEW.network_class OR OLD.asn IS DISTINCT FROM NEW.asn
    OR OLD.asn_org IS DISTINCT FROM NEW.asn_org) AND current_setting('rollcall.together', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION public.strike_session_day();
