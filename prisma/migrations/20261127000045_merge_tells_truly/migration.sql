-- A MERGE into a partitioned table that inserts a row and updates another afterwards shows the update's trigger the inserted row as the new one: PostgreSQL (seen
-- with 18.4) keeps the row that it routed last in place of those that follow. It does not where a partition has a trigger before each inserted row
-- (docs/decisions/0059-a-trigger-that-does-nothing.md).
CREATE FUNCTION log.keep_row() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$ BEGIN RETURN NEW; END $$;
SELECT log.hand_over();
-- Whoever adds a partition hangs it there too, and need not be who may record.
GRANT EXECUTE ON FUNCTION log.keep_row() TO PUBLIC;

-- Hangs a recorder on a table and on each of its parts, for everybody and always. Partitions, those to come too, have the trigger of a partitioned table.
CREATE OR REPLACE FUNCTION log.hang(target regclass, recorder text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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
  IF EXISTS (SELECT FROM pg_class c WHERE c.oid = target AND c.relkind = 'p') THEN
    EXECUTE format('CREATE OR REPLACE TRIGGER record_truly BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION log.keep_row()', target);
  END IF;
END
$$;

-- Takes a recorder away, wherever it hangs: also from partitions that were detached since.
CREATE OR REPLACE FUNCTION log.unhang(recorder text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  part regclass;
BEGIN
  FOR part IN SELECT DISTINCT t.tgrelid FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.pronamespace = 'log'::regnamespace AND p.proname = recorder LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS record_insert ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS record_update ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS record_delete ON %s', part);
    EXECUTE format('DROP TRIGGER IF EXISTS refuse_truncate ON %s', part);
    -- Those of partitions go with that of the whole.
    IF EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = part AND t.tgname = 'record_truly' AND t.tgparentid = 0) THEN
      EXECUTE format('DROP TRIGGER record_truly ON %s', part);
    END IF;
  END LOOP;
  EXECUTE format('DROP FUNCTION IF EXISTS log.%I()', recorder);
END
$$;

-- Partitioned tables that are recorded already; what is told of them changes nowhere else.
DO $renew$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.oid::regclass AS target, r.recorder FROM log.recorded_tables r JOIN pg_class c ON log.name_of(c.oid) = r.relation WHERE c.relkind = 'p' LOOP
    PERFORM log.hang(t.target, t.recorder);
  END LOOP;
END
$renew$;
