import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside } from './namesakes'
import { subjectInSight } from './review-subject'
import { run } from './run'
import { visibleSql } from './visible'

/** What a review is about. */
export type ReviewSubject = { readonly type: 'session' | 'activity' | 'case'; readonly id: string }

/** What somebody said at one time. Null: nothing was said of it. `assigned` is false for "nobody any more". */
export type ReviewRow = {
  id: string
  at: Date
  byId: string
  byName: string
  /** To stand beside it (lib/db/namesakes.ts). */
  byAddress: string | null
  state: string | null
  assigned: boolean | null
  assignedTo: string | null
  assignedToName: string | null
  assignedToAddress: string | null
  labels: string[] | null
  comment: string | null
}

/** What counts now: of each thing what was said last. */
type ReviewNow = {
  state: string | null
  assignedTo: string | null
  assignedToName: string | null
  assignedToAddress: string | null
  labels: string[]
}

export type ReviewThread = {
  /** The newest entries about a subject, newest first. (Prisma reads a list that is null as an empty one, so this is not its `list`.) */
  thread(subject: ReviewSubject, take: number): Promise<ReviewRow[]>
  now(subject: ReviewSubject): Promise<ReviewNow>
}

/** The half of the reading door for reviews that keeps apart what was not said from what was said to be nothing. */
export function reviewThread(ctx: Context): ReviewThread {
  const about = ({ type, id }: ReviewSubject) =>
    Prisma.sql`public.reviews r WHERE ${visibleSql(ctx, 'review', 'r')} AND ${subjectInSight(ctx)} AND r.subject_type = ${type} AND r.subject_id = ${id}::uuid`
  const assignedAddress = (row: Prisma.Sql) => addressBeside(ctx, Prisma.sql`${row}.assigned_to_name`, Prisma.sql`${row}.assigned_to`)
  const newest = Prisma.sql`ORDER BY r.id DESC LIMIT 1`
  return {
    thread: (subject, take) =>
      run(Prisma.sql`SELECT r.id, r.at, r.by_id AS "byId", r.by_name AS "byName",
          ${addressBeside(ctx, Prisma.sql`r.by_name`, Prisma.sql`r.by_id`)} AS "byAddress", r.state, r.assigned, r.assigned_to AS "assignedTo",
          r.assigned_to_name AS "assignedToName", ${assignedAddress(Prisma.sql`r`)} AS "assignedToAddress", r.labels, r.comment
        FROM ${about(subject)} ORDER BY r.id DESC LIMIT ${take}`),
    async now(subject) {
      const [now] = await run<ReviewNow>(Prisma.sql`SELECT s.state, a.assigned_to AS "assignedTo", a.assigned_to_name AS "assignedToName",
          ${assignedAddress(Prisma.sql`a`)} AS "assignedToAddress",
          coalesce(l.labels, '{}') AS labels
        FROM (SELECT 1) AS one
        LEFT JOIN LATERAL (SELECT r.state FROM ${about(subject)} AND r.state IS NOT NULL ${newest}) AS s ON true
        LEFT JOIN LATERAL (SELECT r.assigned_to, r.assigned_to_name FROM ${about(subject)} AND r.assigned IS NOT NULL ${newest}) AS a ON true
        LEFT JOIN LATERAL (SELECT r.labels FROM ${about(subject)} AND r.labels IS NOT NULL ${newest}) AS l ON true`)
      return now ?? { state: null, assignedTo: null, assignedToName: null, assignedToAddress: null, labels: [] }
    },
  }
}
