import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside } from './namesakes'
import { run } from './run'
import { visibleSql } from './visible'

/** A case with what counts of it now. */
export type CaseListRow = {
  id: string
  userId: string
  userName: string
  /** To stand beside it (lib/db/namesakes.ts), as `ownerAddress` beside the owner's. */
  userAddress: string | null
  sessionId: string
  evidence: unknown
  saidIn: string | null
  saidFrom: string | null
  endedSessions: number
  openedAt: Date
  closedAt: Date | null
  /** What was said last of it; null where nothing was said yet. */
  state: string | null
  ownerId: string | null
  ownerName: string | null
  ownerAddress: string | null
  comments: number
}

export type CaseTab = 'open' | 'in_work' | 'closed'

export type CaseList = {
  /** Newest first; below an id, or from the beginning. */
  page(tab: CaseTab, before: string | undefined, take: number): Promise<CaseListRow[]>
  /** How many there are of each, of the closed ones as many as `most` at most. */
  counts(most: number): Promise<Record<CaseTab, number>>
  /** One case, or null. */
  detail(id: string): Promise<CaseListRow | null>
}

/** Nothing said is the same as open. */
const isInWork = Prisma.sql`coalesce(v.state = 'in_work', false)`

const tabs: Readonly<Record<CaseTab, Prisma.Sql>> = {
  open: Prisma.sql`d.closed_at IS NULL AND NOT ${isInWork}`,
  in_work: Prisma.sql`d.closed_at IS NULL AND ${isInWork}`,
  closed: Prisma.sql`d.closed_at IS NOT NULL`,
}

const newest = Prisma.sql`ORDER BY r.id DESC LIMIT 1`

const said = (ctx: Context) =>
  Prisma.sql`public.reviews r WHERE r.subject_type = 'case' AND r.subject_id = d.id AND ${visibleSql(ctx, 'review', 'r')}`

/** Cases `d` in sight, each with the state that was said last (`v`); `more` is joined to it. */
const stated = (ctx: Context, more = Prisma.empty) => Prisma.sql`public.cases d
  LEFT JOIN LATERAL (SELECT r.state FROM ${said(ctx)} AND r.state IS NOT NULL ${newest}) AS v ON true ${more} WHERE ${visibleSql(ctx, 'case', 'd')}`

const rows = (ctx: Context) => Prisma.sql`SELECT d.id, d.user_id AS "userId", d.user_name AS "userName",
    ${addressBeside(ctx, Prisma.sql`d.user_name`, Prisma.sql`d.user_id`)} AS "userAddress", d.session_id AS "sessionId", d.evidence,
    d.said_in AS "saidIn", host(d.said_from) AS "saidFrom", d.ended_sessions AS "endedSessions", d.opened_at AS "openedAt", d.closed_at AS "closedAt",
    v.state, o.assigned_to AS "ownerId", o.assigned_to_name AS "ownerName",
    ${addressBeside(ctx, Prisma.sql`o.assigned_to_name`, Prisma.sql`o.assigned_to`)} AS "ownerAddress",
    (SELECT count(*)::int FROM ${said(ctx)} AND r.comment IS NOT NULL) AS comments
  FROM ${stated(
    ctx,
    Prisma.sql`LEFT JOIN LATERAL (SELECT r.assigned_to, r.assigned_to_name FROM ${said(ctx)} AND r.assigned IS NOT NULL ${newest}) AS o ON true`,
  )}`

/** The half of the reading door for cases that brings what was said last of each. The open ones are few; of the closed ones only a page is worked out. */
export function caseList(ctx: Context): CaseList {
  return {
    page: (tab, before, take) =>
      run(Prisma.sql`${rows(ctx)} AND ${tabs[tab]} AND ${before === undefined ? Prisma.sql`true` : Prisma.sql`d.id < ${before}::uuid`}
        ORDER BY d.id DESC LIMIT ${take}`),
    async counts(most) {
      const closed = Prisma.sql`SELECT FROM public.cases d WHERE ${visibleSql(ctx, 'case', 'd')} AND ${tabs.closed} LIMIT ${most}`
      const [row] = await run<Record<CaseTab, number>>(Prisma.sql`SELECT
          count(*) FILTER (WHERE NOT ${isInWork})::int AS open, count(*) FILTER (WHERE ${isInWork})::int AS in_work,
          (SELECT count(*)::int FROM (${closed}) AS few) AS closed
        FROM ${stated(ctx)} AND d.closed_at IS NULL`)
      return row ?? { open: 0, in_work: 0, closed: 0 }
    },
    async detail(id) {
      const [row] = await run<CaseListRow>(Prisma.sql`${rows(ctx)} AND d.id = ${id}::uuid`)
      return row ?? null
    },
  }
}
