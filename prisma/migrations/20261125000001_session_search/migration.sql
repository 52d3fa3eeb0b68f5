-- Who ran out unnoticed is found in the index of open rows (docs/decisions/0021). Not by last activity itself, which moves every thirty seconds and must
-- stand in no index, but by the quarter of an hour, counted from the session's start, in which it was: a touch within the same quarter stays on its page.
-- The whole table is written anew for the column, and all its indexes with it.
ALTER TABLE sessions ADD COLUMN activity_quarter timestamptz NOT NULL
  GENERATED ALWAYS AS (date_bin('15 minutes', last_activity_at, started_at)) STORED;

DROP INDEX sessions_open;
CREATE INDEX sessions_open ON sessions (id, activity_quarter, started_at) WHERE ended_at IS NULL;

-- After the update, since before it a generated column is not made yet and every row would look changed.
DROP TRIGGER final_after_end ON sessions;
CREATE TRIGGER final_after_end AFTER UPDATE ON sessions FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL AND OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION public.refuse_after_end();
