-- Closed cases are forgotten as everything else is (docs/decisions/0057): by when they were closed, with what was said of them. An open one never is.
CREATE FUNCTION log.forget_cases(p_take int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  chosen uuid[];
  gone int;
BEGIN
  WITH old AS (
    DELETE FROM public.cases WHERE id = ANY (ARRAY(
      SELECT d.id FROM public.cases d WHERE d.closed_at < log.kept_since() ORDER BY d.id LIMIT p_take)) AND closed_at < log.kept_since()
    RETURNING id
  )
  SELECT coalesce(array_agg(id), '{}') INTO chosen FROM old;
  PERFORM log.count_purge('cases', cardinality(chosen), NULL, NULL);
  DELETE FROM public.reviews WHERE subject_type = 'case' AND subject_id = ANY (chosen);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM log.count_purge('reviews', gone, NULL, NULL);
  RETURN cardinality(chosen);
END
$$;
SELECT log.hand_over();

-- What retention removes leaves no activity for each row; a case that it still keeps does, with all that was said of it.
DO $renew$
DECLARE
  t log.recorded_tables;
BEGIN
  FOR t IN SELECT * FROM log.recorded_tables WHERE resource_type IN ('case', 'review') LOOP
    PERFORM log.record_table(t.relation::regclass, t.resource_type, t.kept, t.label, t.masked, t.kind, t.action, CASE t.resource_type
      WHEN 'case' THEN 'coalesce(o.closed_at < log.kept_since(), false)'
      ELSE format($$CASE WHEN o.subject_type = 'case' THEN NOT EXISTS (SELECT FROM public.cases subject
        WHERE subject.id = o.subject_id AND (subject.closed_at IS NULL OR subject.closed_at >= log.kept_since())) ELSE (%s) END$$, t.forgets) END);
  END LOOP;
END
$renew$;
