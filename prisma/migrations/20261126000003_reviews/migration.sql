-- What managers say beside a session or an activity: whether it was looked at and what they think of it, who goes on with it, labels, comments. One row
-- for each time that somebody says something. Nothing is changed or removed: of each thing the newest row that says anything of it counts
-- (docs/decisions/0030).

CREATE FUNCTION public.are_labels(labels text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_ndims(labels), 1) = 1 AND cardinality(labels) <= 10
    AND (SELECT coalesce(bool_and(l IS NOT NULL AND length(l) BETWEEN 1 AND 40), true) FROM unnest(labels) AS l)
    AND (SELECT count(DISTINCT l) = count(*) FROM unnest(labels) AS l)
$$;

CREATE TABLE reviews (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  subject_type text NOT NULL CHECK (subject_type IN ('session', 'activity')),
  subject_id uuid NOT NULL,
  -- Whose session or activity it was, by the name of that time.
  subject_label text NOT NULL CHECK (length(subject_label) BETWEEN 1 AND 500),
  -- A review goes with its session. Activities lie in days that are emptied as a whole, so nothing can point at one.
  session_id uuid GENERATED ALWAYS AS (CASE subject_type WHEN 'session' THEN subject_id END) STORED REFERENCES sessions (id) ON DELETE CASCADE,
  -- Null in these four: this row says nothing of it. `assigned` is false where it is nobody's any more.
  state text CHECK (state IN ('seen', 'cleared', 'suspicious')),
  assigned boolean,
  labels text[] CHECK (public.are_labels(labels)),
  comment text CHECK (length(comment) BETWEEN 1 AND 2000),
  assigned_to uuid,
  assigned_to_name text CHECK (length(assigned_to_name) BETWEEN 1 AND 120),
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(state, assigned, labels, comment) > 0),
  CHECK ((assigned IS TRUE) = (assigned_to IS NOT NULL) AND (assigned_to IS NULL) = (assigned_to_name IS NULL))
);
CREATE INDEX reviews_of_subject ON reviews (subject_type, subject_id, id);
CREATE INDEX reviews_of_session ON reviews (session_id) WHERE session_id IS NOT NULL;

SELECT log.record_table('reviews', 'review', '{subject_type,subject_id,state,assigned,assigned_to,assigned_to_name,labels,comment}', 'r.subject_label');
