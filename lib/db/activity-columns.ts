import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside, isSharedName } from './namesakes'
import { stateOf } from './review-filter'
import { visibleSql } from './visible'

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
  /** To stand beside the name (lib/db/namesakes.ts). */
  actorAddress: string | null
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
  /** The same for the label, where it is a person's name: of a user, or of whom a session is. */
  labelAddress: string | null
  before: Fields | null
  after: Fields | null
  details: Fields | null
  /** Of a view: how often there was an equal one within five minutes, and when last (docs/decisions/0028). */
  views: { times: number; lastAt: string } | null
  /** The state that managers gave it; null where there is none, and for whoever may see no reviews. */
  reviewState: string | null
}

/** Everything that people may know of one activity. */
export type ActivityDetailRow = ActivityListRow & {
  /** The types of the columns in `before` and `after`, in words (docs/recording.md); null for an activity without any. */
  columnTypes: Readonly<Record<string, string>> | null
}

// Whatever a log from elsewhere calls a user: what is no id is nobody's.
const key = Prisma.sql`CASE WHEN a.resource_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN a.resource_id::uuid END`
const label = Prisma.sql`a.resource_label`

const forViewer = (ctx: Context) => Prisma.sql`
  CASE WHEN a.actor_kind = 'user' THEN ${addressBeside(ctx, Prisma.sql`a.actor_name`, Prisma.sql`a.actor_id`)} END AS "actorAddress",
  CASE a.resource_type WHEN 'user' THEN ${addressBeside(ctx, label, key)} WHEN 'session' THEN (
    SELECT s.user_email FROM public.sessions s WHERE s.id = ${key} AND ${visibleSql(ctx, 'session', 's')} AND ${isSharedName(ctx, label, Prisma.sql`s.user_id`)}
  ) END AS "labelAddress", ${stateOf(ctx, 'activity', Prisma.sql`a.id`)} AS "reviewState"`

/** What stands in the row itself, and beside it. */
export const rowColumns = Prisma.sql`
  a.id, a.at, a.kind, a.action, a.outcome, a.source, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.actor_name AS "actorName",
  a.behalf_id AS "behalfId", a.behalf_name AS "behalfName", a.session_id AS "sessionId", a.session_flag AS "sessionFlag",
  a.request_id AS "requestId", host(a.ip) AS ip, a.db_role AS "dbRole", a.resource_type AS "resourceType", a.resource_id AS "resourceId",
  a.resource_label AS "resourceLabel", a.before, a.after, a.details,
  CASE WHEN a.kind = 'read' THEN (
    SELECT jsonb_build_object('times', f.times, 'lastAt', f.last_at AT TIME ZONE 'UTC') FROM log.view_folds f WHERE f.activity_id = a.id
  ) END AS views`

/** A list's columns, for whoever looks at it. */
export const listColumns = (ctx: Context) => Prisma.sql`${rowColumns}, ${forViewer(ctx)}`

export const detailColumns = (ctx: Context) => Prisma.sql`${listColumns(ctx)},
  (SELECT s.columns FROM log.shapes s WHERE s.resource_type = a.resource_type AND s.id = a.shape) AS "columnTypes"`
