-- Cases: somebody said that a session of theirs was not theirs. A row holds what was known at that moment, apart from the session, which retention may forget, and
-- from the person, who may be renamed or deleted. What becomes of it is said in reviews about it (docs/decisions/0053).
CREATE TABLE cases (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  user_id uuid NOT NULL,
  user_name text NOT NULL,
  session_id uuid NOT NULL UNIQUE,
  -- The session as it was recorded (lib/cases/evidence.ts).
  evidence jsonb NOT NULL CHECK (jsonb_typeof(evidence) = 'object'),
  -- In which session it was said; null: by the link of the letter. And from where.
  said_in uuid,
  said_from inet,
  -- Sessions of the person that ended by it.
  ended_sessions int NOT NULL CHECK (ended_sessions >= 0),
  opened_at timestamptz NOT NULL DEFAULT now(),
  -- Follows from what was said last of its state, and is kept here since every page tells how many are open.
  closed_at timestamptz
);
CREATE INDEX cases_open ON cases (id) WHERE closed_at IS NULL;
CREATE INDEX cases_closed ON cases (id) WHERE closed_at IS NOT NULL;
-- That it was opened. That it was closed, and why, is an activity of the review that says so; the evidence is the session's own record.
SELECT log.record_table('cases', 'case', '{user_id,session_id,said_in,said_from,ended_sessions}', 'r.user_name');

ALTER TABLE reviews DROP CONSTRAINT reviews_subject_type_check, DROP CONSTRAINT reviews_state_check,
  ADD CONSTRAINT reviews_subject_type_check CHECK (subject_type IN ('session', 'activity', 'case')),
  ADD CONSTRAINT reviews_state_check CHECK (CASE subject_type
    WHEN 'case' THEN state IN ('open', 'in_work', 'confirmed', 'mistaken', 'unresolved') ELSE state IN ('seen', 'cleared', 'suspicious') END),
  -- Why a case is closed is said with it.
  ADD CONSTRAINT reviews_closing_check CHECK (state NOT IN ('confirmed', 'mistaken', 'unresolved') OR comment IS NOT NULL);

-- Whoever said so has no password until they choose a new one, and is active all the same: nothing but a link lets them in.
ALTER TABLE users DROP CONSTRAINT users_check;
