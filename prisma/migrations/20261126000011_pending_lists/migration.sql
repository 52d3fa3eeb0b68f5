-- How long the index's list of pending entries may grow is said by whoever writes, not by the index: a person's write keeps it short for the sake of
-- searches, what ends thousands of sessions lets it grow and puts it into the index at once (docs/decisions/0039).
ALTER INDEX sessions_facets RESET (gin_pending_list_limit);
