import { asRollcall } from '@/lib/access/as-rollcall'
import type { UserContext } from '@/lib/access/context'
import { assertMay, may } from '@/lib/access/may'
import type { ActivityRow } from '@/lib/activities/schema'
import { toActivityRow } from '@/lib/activities/to-row'
import { isId } from '@/lib/db/id-days'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import type { SessionRow } from '@/lib/sessions/schema'
import { toSessionRow } from '@/lib/sessions/to-row'
import { type CaseRow, toCaseRow } from './to-row'

/** Sessions of the person, and activities of the one session, that stand with the case; the rest is a link away. */
const [SESSIONS, ACTIVITIES] = [20, 10]
/** Clocks of ids and of rows lie apart by no more than a transaction takes. */
const APART_MS = 3_600_000

export type CaseDetail = CaseRow & {
  /** Whether the person has another password by now; null where they cannot sign in at all. */
  readonly hasPassword: boolean | null
  /** The person was deleted: their page is there no more. */
  readonly isDeleted: boolean
  /** The person's sessions of that time, newest first, as far as they are kept. */
  readonly sessions: readonly SessionRow[]
  /** What was done in the one that was not theirs, newest first. */
  readonly activities: readonly ActivityRow[]
}

async function sessionsOfThen(ctx: UserContext, { person, evidence, openedAt }: CaseRow): Promise<readonly SessionRow[]> {
  const { session } = read(ctx)
  const during = { startedAt: { lte: new Date(openedAt) }, OR: [{ endedAt: null }, { endedAt: { gte: new Date(evidence.at) } }] }
  const ids = await session.list({ where: { userId: person.id, ...during }, orderBy: { id: 'desc' }, select: { id: true }, take: SESSIONS })
  const rows = await session.some(ids.map(({ id }) => id))
  return rows.map((row) => toSessionRow(ctx, row)).sort((a, b) => (a.id < b.id ? 1 : -1))
}

async function doneIn(ctx: UserContext, { sessionId, evidence, openedAt }: CaseRow): Promise<readonly ActivityRow[]> {
  const period = { from: new Date(Date.parse(evidence.at) - APART_MS), to: new Date(Date.parse(openedAt) + APART_MS) }
  const { rows } = await read(ctx).activity.page({ equal: { session: { is: [sessionId], not: [] } }, ...period }, {}, ACTIVITIES)
  return rows.map(toActivityRow)
}

/** Of the password nobody learns more than that there is one. */
async function standingOf(ctx: UserContext, { person }: CaseRow): Promise<Pick<CaseDetail, 'hasPassword' | 'isDeleted'>> {
  const select = { status: true, passwordHash: true } as const
  const found = await read(asRollcall(ctx, 'cases')).user.find({ where: { id: person.id }, select })
  return { hasPassword: found?.status === 'active' ? found.passwordHash !== null : null, isDeleted: found === null }
}

/** One case with what is known around it. @throws AppError `not_found` for an unknown id. */
export async function findCase(ctx: UserContext, id: string): Promise<CaseDetail> {
  assertMay(ctx, 'case.see')
  const found = isId(id) ? await read(ctx).case.detail(id) : null
  if (found === null) throw new AppError('not_found', 'This case is not known.')
  const row = toCaseRow(found, ctx.userId)
  const [sessions, activities, standing] = await Promise.all([sessionsOfThen(ctx, row), doneIn(ctx, row), standingOf(ctx, row)])
  return { ...row, sessions, activities, ...standing }
}

/** The case of a session, for those who may see it; null where there is none, and for everybody else. */
export async function caseOf(ctx: UserContext, sessionId: string): Promise<string | null> {
  if (!may(ctx, 'case.see')) return null
  return (await read(ctx).case.find({ where: { sessionId }, select: { id: true } }))?.id ?? null
}
