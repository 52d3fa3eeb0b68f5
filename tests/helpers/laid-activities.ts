import { testDatabase } from './database'

/** An activity of the past. `ago` in whole UTC days before today, `ms` within that day. */
export type LaidActivity = {
  readonly ago: number
  readonly ms: number
  readonly kind?: string
  readonly action?: string
  readonly outcome?: string
  readonly source?: string
  readonly actorKind?: string
  readonly actorId?: string | null
  readonly actorName?: string
  readonly sessionId?: string | null
  readonly flag?: string | null
  readonly ip?: string | null
  readonly type?: string | null
  readonly resource?: string | null
  readonly label?: string | null
  readonly before?: unknown
  readonly after?: unknown
}

/** Makes the log's days that are missing, this many back, as log.ensure_partitions makes those to come. */
export async function makeDays(back: number): Promise<void> {
  const { owner } = await testDatabase()
  await owner.query(`DO $days$
    DECLARE d date; part text;
    BEGIN
      FOR d IN SELECT (now() AT TIME ZONE 'UTC')::date - i FROM generate_series(0, ${back}) AS i LOOP
        part := 'activities_' || to_char(d, 'YYYYMMDD');
        CONTINUE WHEN to_regclass('log.' || part) IS NOT NULL;
        EXECUTE format('CREATE TABLE log.%I PARTITION OF log.activities FOR VALUES FROM (%L) TO (%L)', part,
          public.uuid_floor(d::timestamp AT TIME ZONE 'UTC'), public.uuid_floor((d + 1)::timestamp AT TIME ZONE 'UTC'));
        EXECUTE format('ALTER TABLE log.%I OWNER TO rollcall_log', part);
        PERFORM log.protect(('log.' || part)::regclass);
      END LOOP;
    END $days$`)
}

/** Forgets what was counted of days that were over: whoever lays activities into such a day has to. */
export async function unsettle(): Promise<void> {
  const { owner } = await testDatabase()
  await owner.query('DELETE FROM log.settled_days; DELETE FROM log.activity_quarters; DELETE FROM log.activity_days')
}

/** How the log's table of a day is called, and the day itself: `ago` whole UTC days before today. */
export async function dayOfLog(ago: number): Promise<{ readonly day: string; readonly part: string }> {
  const { owner } = await testDatabase()
  const { rows } = await owner.query(`SELECT d::text AS day, 'activities_' || to_char(d, 'YYYYMMDD') AS part
    FROM (SELECT (now() AT TIME ZONE 'UTC')::date - ${ago} AS d) AS days`)
  return rows[0]
}

/** Lays activities by the owner and answers their ids. */
export async function layActivities(laid: readonly LaidActivity[]): Promise<string[]> {
  const { owner } = await testDatabase()
  const made = await owner.query<{ id: string }>(
    `INSERT INTO log.activities (id, kind, action, outcome, source, actor_kind, actor_id, actor_name, session_id, session_flag, ip, resource_type,
       resource_id, resource_label, before, after)
     SELECT (left(public.uuid_floor((((now() AT TIME ZONE 'UTC')::date - r.ago)::timestamp AT TIME ZONE 'UTC') + r.ms * interval '1 ms')::text, 14)
         || '7' || substr(gen_random_uuid()::text, 16))::uuid,
       coalesce(r.kind, 'change'), coalesce(r.action, 'update'), coalesce(r.outcome, 'ok'), coalesce(r.source, 'web'), coalesce(r."actorKind", 'user'),
       r."actorId", coalesce(r."actorName", 'Somebody'), r."sessionId", r.flag, r.ip, r.type, r.resource, r.label, r.before, r.after
     FROM jsonb_to_recordset($1) AS r (ago int, ms bigint, kind text, action text, outcome text, source text, "actorKind" text, "actorId" uuid, "actorName" text,
       "sessionId" uuid, flag text, ip inet, type text, resource text, label text, before jsonb, after jsonb)
     RETURNING id`,
    [JSON.stringify(laid)],
  )
  return made.rows.map(({ id }) => id)
}
