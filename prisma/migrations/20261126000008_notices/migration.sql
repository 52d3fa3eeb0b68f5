-- What people are told of sessions of theirs that they may not know of. A row is made in the transaction that starts the session, where the setting says so.
CREATE TABLE notices (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  user_id uuid NOT NULL,
  -- What is told of. A notice goes with its session.
  session_id uuid NOT NULL,
  -- The browser of that session: it does not vouch for itself.
  browser_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('new_session')),
  why text NOT NULL CHECK (why IN ('every_session', 'new_device')),
  at timestamptz NOT NULL DEFAULT now(),
  -- When the person put it away: it was them.
  seen_at timestamptz,
  UNIQUE (session_id, kind),
  FOREIGN KEY (session_id, user_id) REFERENCES sessions (id, user_id) ON DELETE CASCADE
);
CREATE INDEX notices_of_user ON notices (user_id, id);
-- Asked with every page: whoever has none unseen has nothing in it.
CREATE INDEX notices_unseen ON notices (user_id, id) WHERE seen_at IS NULL;

-- A session that is forgotten began, and was told of, before it ended; so what goes with it is older than the policy too.
SELECT log.record_table('notices', 'notice', '{user_id,session_id,kind,why,seen_at}', $$'New sign-in'$$, forgets => 'o.at < log.kept_since()');
