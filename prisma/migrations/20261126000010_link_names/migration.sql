-- Whom a one-time link is for, by the name of that time: it is the link's name in the log, where it is the most that an administrator can do to somebody.
ALTER TABLE tokens ADD COLUMN user_name text;

SELECT log.record_table('tokens', 'token', '{kind,user_id,user_name,expires_at,used_at}', 'coalesce(r.user_name, r.kind)', '{token_hash}',
  forgets => $$coalesce(o.used_at, o.expires_at) < now() - interval '7 days'$$);
