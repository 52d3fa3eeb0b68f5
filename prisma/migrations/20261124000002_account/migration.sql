-- When the person last proved who they are in this session. Sessions from before count as long ago: nobody knows better.
ALTER TABLE sessions ADD COLUMN authenticated_at timestamptz NOT NULL DEFAULT 'epoch';
ALTER TABLE sessions ALTER COLUMN authenticated_at SET DEFAULT now();

-- Proving it again gives the session another token. The one before stays good for what is in flight, until the given time.
ALTER TABLE sessions
  ADD COLUMN previous_token_hash bytea CHECK (length(previous_token_hash) = 32),
  ADD COLUMN previous_token_until timestamptz,
  ADD CONSTRAINT sessions_previous_token CHECK ((previous_token_hash IS NULL) = (previous_token_until IS NULL));
CREATE UNIQUE INDEX sessions_previous_token_hash ON sessions (previous_token_hash) WHERE previous_token_hash IS NOT NULL;

-- How a person wants to see things. No theme, and no `time_zone` (which stands there already), means as the browser says.
ALTER TABLE users
  ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (length(language) <= 35),
  ADD COLUMN theme text CHECK (theme IN ('light', 'dark'));

SELECT log.record_table('users', 'user', '{email,name,role,status,time_zone,language,theme,role_by_name}', 'r.name', '{password_hash}');

-- Proving it again is a sign-in event of its own, told without either token.
SELECT log.record_table('sessions', 'session',
  '{user_id,user_name,role,method,started_at,authenticated_at,device_type,browser,os,ip,country,region,city,ended_at,end_reason,ended_by,ended_by_name,end_note,end_message}',
  'r.user_name', '{token_hash,previous_token_hash}', 'sign_in', $$
  CASE WHEN op = 'create' THEN 'in'
    WHEN op = 'update' AND o.ended_at IS NULL AND n.ended_at IS NOT NULL THEN CASE n.end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END
    WHEN op = 'update' AND o.authenticated_at <> n.authenticated_at THEN 'reauthenticated'
    ELSE op END$$);
