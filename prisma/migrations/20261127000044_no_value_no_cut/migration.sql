-- What has no value is no long text: recorders called the function that cuts long ones for each text without a value, 2 to 3 µs each time, eight times for a
-- sign-in and once for an end. Otherwise as in 20261125000002_recorder; what is told stays the same.
CREATE OR REPLACE FUNCTION log.shown_sql(x text, name text, word text, masked boolean) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT format(CASE
    WHEN masked THEN 'CASE WHEN %1$s.%2$I IS DISTINCT FROM NULL THEN to_jsonb(''•••''::text) END'
    WHEN word IN ('boolean', 'smallint', 'integer', 'bigint', 'oid', 'real', 'double precision', 'uuid', 'date', 'enum', 'inet', 'cidr', 'macaddr',
      'timestamp with time zone', 'timestamp without time zone', 'time without time zone') THEN 'to_jsonb(%1$s.%2$I)'
    WHEN word IN ('text', 'character varying', 'character') THEN
      'CASE WHEN octet_length(%1$s.%2$I) > 2000 THEN log.kept_text(%1$s.%2$I::text) ELSE to_jsonb(%1$s.%2$I::text) END'
    -- As they are written: JSON that jsonb would refuse is still a value of the table.
    WHEN word IN ('json', 'xml') THEN 'log.kept_text(%1$s.%2$I::text)'
    WHEN word = 'bytea' THEN 'log.kept_bytes(%1$s.%2$I)'
    ELSE 'log.kept_value(to_jsonb(%1$s.%2$I))' END, x, name)
$$;

-- Rollcall's own tables get the new recorders; nothing that is told of them changes, nor since when.
DO $renew$
DECLARE
  t log.recorded_tables;
BEGIN
  FOR t IN SELECT * FROM log.recorded_tables WHERE resource_type = ANY ('{known_device,device_label,place_correction,session,review,token,settings,notice,user,case}') LOOP
    PERFORM log.record_table(t.relation::regclass, t.resource_type, t.kept, t.label, t.masked, t.kind, t.action, t.forgets);
    UPDATE log.recorded_tables SET since = t.since WHERE relation = t.relation;
  END LOOP;
END
$renew$;
