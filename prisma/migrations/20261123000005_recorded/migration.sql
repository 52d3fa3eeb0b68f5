SELECT log.record_table('users', 'user', '{email,name,role,status,time_zone,role_by_name}', 'r.name', '{password_hash}');

SELECT log.record_table('settings', 'settings', '{retention_days,idle_enabled,idle_minutes,limit_enabled,limit_minutes}', $$'Settings'$$);

SELECT log.record_table('known_devices', 'known_device', '{user_id,device_type,browser,os}', $$coalesce(r.browser, 'Unknown browser')$$);

SELECT log.record_table('tokens', 'token', '{kind,user_id,expires_at,used_at}', 'r.kind', '{token_hash}');

-- A session's beginning and end are told as sign-in events; moving last_activity_at is not an activity.
SELECT log.record_table('sessions', 'session',
  '{user_id,user_name,role,method,started_at,device_type,browser,os,ip,country,region,city,ended_at,end_reason,ended_by,ended_by_name,end_note,end_message}',
  'r.user_name', '{token_hash}', 'sign_in', $$
  CASE WHEN op = 'create' THEN 'in'
    WHEN op = 'update' AND o.ended_at IS NULL AND n.ended_at IS NOT NULL THEN CASE n.end_reason WHEN 'signed_out' THEN 'out' ELSE 'ended' END
    ELSE op END$$);
