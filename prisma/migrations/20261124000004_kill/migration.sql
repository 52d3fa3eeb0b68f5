-- A kill of many sessions, gone through in many short writes. What is to end is fixed when it is ordered: whoever signs in later is not in it.
CREATE TABLE kill_orders (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  -- Whoever ordered it goes on with it, in that very session, and nobody else.
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  note text CHECK (length(note) <= 500),
  message text CHECK (length(message) <= 500),
  targets uuid[] NOT NULL,
  -- How many of the targets have been gone through.
  taken int NOT NULL DEFAULT 0,
  -- Passed over so far, because a write of theirs was under way.
  held uuid[] NOT NULL DEFAULT '{}',
  ordered_at timestamptz NOT NULL DEFAULT now(),
  CHECK (taken BETWEEN 0 AND cardinality(targets))
);
-- Random ids do not compress, and a part of them is read without the rest.
ALTER TABLE kill_orders ALTER COLUMN targets SET STORAGE EXTERNAL;

-- One row for each tab that was told of its session's end by a manager. The tab hands its ticket in when it shows nothing any more.
CREATE TABLE kill_tickets (
  ticket_hash bytea PRIMARY KEY CHECK (length(ticket_hash) = 32),
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  left_at timestamptz
);
CREATE INDEX kill_tickets_of_session ON kill_tickets (session_id);
