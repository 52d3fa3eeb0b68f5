import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside, isSharedName } from './namesakes'
import { subjectInSight } from './review-subject'
import { run } from './run'
import { visibleSql } from './visible'

/** Something that was reviewed: what counts of it now, and what was said last. */
export type ReviewedRow = {
  subjectType: 'session' | 'activity'
  subjectId: string
  /** Whose it was, by the name of that time. */
  label: string
  /** To stand beside it (lib/db/namesakes.ts), as `assignedToAddress` and `lastByAddress` beside their names. */
  labelAddress: string | null
  state: string | null
  assignedTo: string | null
  assignedToName: string | null
  assignedToAddress: string | null
  labels: string[]
  /** How often something was said. */
  entries: number
  /** The newest of them: its id, which is the row's place in the list, its moment, who, and their comment. */
  lastId: string
  lastAt: Date
  lastByName: string
  lastByAddress: string | null
  comment: string | null
  /** What else they said. */
  lastState: string | null
  lastAssigned: boolean | null
  lastAssignedToName: string | null
  lastLabels: string[] | null
}

export type ReviewedFilter = {
  /** Only what is assigned to this person. */
  readonly assignedTo?: string | undefined
  readonly state?: string | undefined
  /** Leaves out what is cleared. */
  readonly open?: boolean | undefined
}

export type ReviewList = {
  /** What was reviewed, that of which something was said last first; below an entry, or from the beginning. */
  reviewed(filter: ReviewedFilter, before: string | undefined, take: number): Promise<ReviewedRow[]>
}

/** The newest value that was given to a column at all. */
const newest = (column: Prisma.Sql, given: Prisma.Sql) => Prisma.sql`(array_agg(${column} ORDER BY r.id DESC) FILTER (WHERE ${given}))[1]`

/** Whose session it was. Of an activity its own page tells: to look for it here would open the log of every day. */
const addressOfSubject = (ctx: Context) => Prisma.sql`CASE v.subject_type WHEN 'session' THEN (
            SELECT s.user_email FROM public.sessions s WHERE s.id = v.subject_id AND ${visibleSql(ctx, 'session', 's')}
              AND ${isSharedName(ctx, Prisma.sql`l.subject_label`, Prisma.sql`s.user_id`)}) END`

/** The half of the reading door for reviews that lists what was reviewed; cases have a list of their own (lib/db/case-list.ts). People write them, so there are some thousand rows, not millions. */
export function reviewList(ctx: Context): ReviewList {
  return {
    reviewed: ({ assignedTo, state, open }, before, take) =>
      run(Prisma.sql`WITH reviewed AS (
          SELECT r.subject_type, r.subject_id, count(*)::int AS entries,
            ${newest(Prisma.sql`r.id`, Prisma.sql`true`)} AS last_id, ${newest(Prisma.sql`r.state`, Prisma.sql`r.state IS NOT NULL`)} AS state,
            ${newest(Prisma.sql`r.assigned_to`, Prisma.sql`r.assigned IS NOT NULL`)} AS assigned_to,
            ${newest(Prisma.sql`r.assigned_to_name`, Prisma.sql`r.assigned IS NOT NULL`)} AS assigned_to_name,
            ${newest(Prisma.sql`to_jsonb(r.labels)`, Prisma.sql`r.labels IS NOT NULL`)} AS labels
          FROM public.reviews r WHERE ${visibleSql(ctx, 'review', 'r')} AND r.subject_type <> 'case' AND ${subjectInSight(ctx)} GROUP BY 1, 2)
        SELECT v.subject_type AS "subjectType", v.subject_id AS "subjectId", l.subject_label AS label,
          ${addressOfSubject(ctx)} AS "labelAddress", v.state, v.assigned_to AS "assignedTo",
          v.assigned_to_name AS "assignedToName", ${addressBeside(ctx, Prisma.sql`v.assigned_to_name`, Prisma.sql`v.assigned_to`)} AS "assignedToAddress",
          ${addressBeside(ctx, Prisma.sql`l.by_name`, Prisma.sql`l.by_id`)} AS "lastByAddress", coalesce(v.labels, '[]') AS labels, v.entries,
          v.last_id AS "lastId", l.at AS "lastAt", l.by_name AS "lastByName", l.comment,
          l.state AS "lastState", l.assigned AS "lastAssigned", l.assigned_to_name AS "lastAssignedToName", to_jsonb(l.labels) AS "lastLabels"
        FROM reviewed v JOIN public.reviews l ON l.id = v.last_id
        WHERE ${before === undefined ? Prisma.sql`true` : Prisma.sql`v.last_id < ${before}::uuid`}
          AND ${assignedTo === undefined ? Prisma.sql`true` : Prisma.sql`v.assigned_to = ${assignedTo}::uuid`}
          AND ${state === undefined ? Prisma.sql`true` : Prisma.sql`v.state = ${state}`}
          AND ${open === true ? Prisma.sql`v.state IS DISTINCT FROM 'cleared'` : Prisma.sql`true`}
        ORDER BY v.last_id DESC LIMIT ${take}`),
  }
}
