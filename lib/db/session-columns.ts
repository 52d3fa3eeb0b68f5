import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside, isSharedName } from './namesakes'
import { stateOf } from './review-filter'
import { type DeviceNote, noteColumns, type PlaceNote } from './session-notes'
import { visibleSql } from './visible'

/** A row of the list. Dates are the database's; `endedAt` of a session that ran out unnoticed is its deadline. */
export type SessionListRow = {
  id: string
  userId: string
  userName: string
  userEmail: string
  /** The name alone does not tell who it is. */
  isSharedName: boolean
  /** What the person is called now, where that is another name, with the address where it does not tell who it is. */
  presentName: { readonly name: string; readonly address: string | null } | null
  role: string
  status: 'active' | 'terminated'
  startedAt: Date
  lastActivityAt: Date
  endsAt: Date | null
  endedAt: Date | null
  durationSeconds: number
  endReason: string | null
  endedByName: string | null
  /** To stand beside the name before (lib/db/namesakes.ts). */
  endedByAddress: string | null
  deviceType: string
  deviceVendor: string | null
  deviceModel: string | null
  browser: string | null
  browserVersion: string | null
  os: string | null
  osVersion: string | null
  ip: string | null
  networkClass: string
  city: string | null
  region: string | null
  country: string | null
  deviceNote: DeviceNote | null
  placeNote: PlaceNote | null
  /** The state that managers gave it; null where there is none, and for whoever may see no reviews. */
  reviewState: string | null
}

/** Everything that people may know of one session. */
export type SessionDetailRow = SessionListRow & {
  method: string
  factors: string[]
  endedBy: string | null
  endNote: string | null
  endMessage: string | null
  isBot: boolean
  inAppView: boolean
  hintsConflict: boolean
  parserVersion: string
  userAgent: string
  clientHints: Record<string, string>
  language: string | null
  ipFirst: string | null
  asn: number | null
  asnOrg: string | null
  latitude: number | null
  longitude: number | null
  accuracyKm: number | null
  accuracyEstimated: boolean
  placeSource: string | null
  placeBuiltOn: string | null
}

/** `open` is judged here, on the database's clock, and never depends on a job having run. */
export const isOpen = Prisma.sql`(s.ended_at IS NULL AND public.session_ends_at(s.started_at, s.last_activity_at, c) > now())`

const endsAt = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
const endedAt = Prisma.sql`COALESCE(s.ended_at, CASE WHEN ${endsAt} <= now() THEN ${endsAt} END)`

const ownColumns = Prisma.sql`
  s.id, s.user_id AS "userId", s.user_name AS "userName", s.user_email AS "userEmail", s.role,
  CASE WHEN ${isOpen} THEN 'active' ELSE 'terminated' END AS status,
  s.started_at AS "startedAt", s.last_activity_at AS "lastActivityAt",
  CASE WHEN ${isOpen} THEN ${endsAt} END AS "endsAt", ${endedAt} AS "endedAt",
  GREATEST(0, floor(extract(epoch FROM COALESCE(${endedAt}, now()) - s.started_at)))::int AS "durationSeconds",
  COALESCE(s.end_reason, CASE WHEN NOT ${isOpen} THEN public.session_ran_out_by(s.started_at, s.last_activity_at, c) END) AS "endReason",
  s.ended_by_name AS "endedByName", s.device_type AS "deviceType", s.device_vendor AS "deviceVendor", s.device_model AS "deviceModel",
  s.browser, s.browser_version AS "browserVersion", s.os, s.os_version AS "osVersion", host(s.ip) AS ip,
  s.network_class AS "networkClass", s.city, s.region, s.country`

/** What stands in the row itself, and beside it. */
export const rowColumns = Prisma.sql`${ownColumns}, ${noteColumns(null)}`

const forViewer = (ctx: Context) => Prisma.sql`
  ${isSharedName(ctx, Prisma.sql`s.user_name`, Prisma.sql`s.user_id`)} AS "isSharedName",
  (SELECT json_build_object('name', p.name, 'address', CASE WHEN ${isSharedName(ctx, Prisma.sql`p.name`, Prisma.sql`p.id`)} THEN p.email END)
    FROM public.users p WHERE p.id = s.user_id AND p.name <> s.user_name AND ${visibleSql(ctx, 'user', 'p')}) AS "presentName",
  ${addressBeside(ctx, Prisma.sql`s.ended_by_name`, Prisma.sql`s.ended_by`)} AS "endedByAddress",
  ${stateOf(ctx, 'session', Prisma.sql`s.id`)} AS "reviewState"`

/** A list's columns, for whoever looks at it. */
export const listColumns = (ctx: Context) => Prisma.sql`${rowColumns}, ${forViewer(ctx)}`

export const detailColumns = (ctx: Context) => Prisma.sql`${ownColumns}, ${noteColumns(ctx)}, ${forViewer(ctx)},
  s.method, s.factors, s.ended_by AS "endedBy", s.end_note AS "endNote", s.end_message AS "endMessage", s.is_bot AS "isBot", s.in_app_view AS "inAppView",
  s.hints_conflict AS "hintsConflict", s.parser_version AS "parserVersion", s.user_agent AS "userAgent",
  s.client_hints AS "clientHints", s.language, host(s.ip_first) AS "ipFirst", s.asn, s.asn_org AS "asnOrg", s.latitude, s.longitude, s.accuracy_km AS "accuracyKm",
  s.accuracy_estimated AS "accuracyEstimated", s.place_source AS "placeSource", s.place_built_on::text AS "placeBuiltOn"`
