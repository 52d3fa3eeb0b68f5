import 'server-only'
import { Prisma } from './generated/client'

type Fields = Readonly<Record<string, unknown>>

/** A row of the list. `before`, `after` and `details` are as they were told. */
export type ActivityListRow = {
  id: string
  at: Date
  kind: string
  action: string
  outcome: string
  source: string
  actorKind: string
  actorId: string | null
  actorName: string
  behalfId: string | null
  behalfName: string | null
  sessionId: string | null
  /** Null where there is nothing to doubt; else `none`, `unknown`, `ended`, `malformed` (docs/recording.md). */
  sessionFlag: string | null
  requestId: string | null
  ip: string | null
  dbRole: string
  resourceType: string | null
  resourceId: string | null
  resourceLabel: string | null
  before: Fields | null
  after: Fields | null
  details: Fields | null
  /** Of a view: how often there was an equal one within five minutes, and when last (docs/decisions/0028). */
  views: { times: number; lastAt: string } | null
}

/** Everything that people may know of one activity. */
export type ActivityDetailRow = ActivityListRow & {
  /** The types of the columns in `before` and `after`, in words (docs/recording.md); null for an activity without any. */
  columnTypes: Readonly<Record<string, string>> | null
}

export const listColumns = Prisma.sql`
  a.id, a.at, a.kind, a.action, a.outcome, a.source, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.actor_name AS "actorName",
  a.behalf_id AS "behalfId", a.behalf_name AS "behalfName", a.session_id AS "sessionId", a.session_flag AS "sessionFlag",
  a.request_id AS "requestId", host(a.ip) AS ip, a.db_role AS "dbRole", a.resource_type AS "resourceType", a.resource_id AS "resourceId",
  a.resource_label AS "resourceLabel", a.before, a.after, a.details,
  CASE WHEN a.kind = 'read' THEN (
    SELECT jsonb_build_object('times', f.times, 'lastAt', f.last_at AT TIME ZONE 'UTC') FROM log.view_folds f WHERE f.activity_id = a.id
  ) END AS views`

export const detailColumns = Prisma.sql`${listColumns},
  (SELECT s.columns FROM log.shapes s WHERE s.resource_type = a.resource_type AND s.id = a.shape) AS "columnTypes"`
