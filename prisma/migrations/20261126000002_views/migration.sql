-- Looking at things. The first view is an activity like any other, at once; equal views of the same session within five minutes are counted beside it, so
-- that the log itself is never edited (docs/decisions/0028).
CREATE TABLE log.view_folds (
  activity_id uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  -- What was looked at, as a digest.
  fold text NOT NULL,
  last_at timestamptz NOT NULL DEFAULT now(),
  times int NOT NULL DEFAULT 1
);
CREATE INDEX view_folds_newest ON log.view_folds (session_id, fold, activity_id DESC);

-- Counts one more of a view that this session had within five minutes; false where there was none, and it has to be recorded.
CREATE FUNCTION log.view_again(p_session uuid, p_fold text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE log.view_folds f SET times = f.times + 1, last_at = now()
  WHERE f.activity_id = (SELECT n.activity_id FROM log.view_folds n WHERE n.session_id = p_session AND n.fold = p_fold ORDER BY n.activity_id DESC LIMIT 1)
    AND public.uuid_time(f.activity_id) > now() - interval '5 minutes';
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  -- Only a number grows: a crash of the machine may lose the last moments of it, and nobody waits for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  RETURN true;
END
$$;

-- Records that the session of this transaction looked at something. The caller holds the session's row, so that two views of one session
-- never come here at once, and the second finds the first.
CREATE FUNCTION log.note_view(p_action text, p_resource_type text, p_resource_id text, p_resource_label text, p_details jsonb, p_fold text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  viewer uuid := log.id_of(current_setting('rollcall.session_id', true));
  told uuid;
BEGIN
  IF log.view_again(viewer, p_fold) THEN
    RETURN;
  END IF;
  INSERT INTO log.activities (kind, action, source, actor_kind, actor_id, actor_name, behalf_id, behalf_name, session_id, session_flag, request_id, ip,
    resource_type, resource_id, resource_label, details)
  SELECT 'read', p_action, a.source, a.kind, a.id, a.name, a.behalf_id, a.behalf_name, a.session, a.flag, a.request, a.ip,
    p_resource_type, left(p_resource_id, 500), left(p_resource_label, 500), CASE WHEN a.claims IS NULL THEN p_details ELSE coalesce(p_details, '{}') || a.claims END
  FROM log.current_actor() AS a RETURNING id INTO told;
  INSERT INTO log.view_folds (activity_id, session_id, fold) VALUES (told, viewer, p_fold);
END
$$;
SELECT log.hand_over();
