import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** What can become of a letter. */
export const letterStates = ['queued', 'sent', 'failed', 'kept', 'folded', 'expired'] as const
export type LetterState = (typeof letterStates)[number]

/** A letter as the outbox has it. */
export type LetterRow = {
  readonly id: string
  readonly kind: string
  readonly userId: string | null
  readonly name: string
  readonly address: string
  readonly facts: unknown
  readonly at: Date
  readonly dueAt: Date
  readonly expiresAt: Date | null
  readonly state: LetterState
  readonly attempts: number
  readonly lastError: string | null
  readonly sentAt: Date | null
  readonly sentBy: 'resend' | 'smtp' | null
  readonly providerId: string | null
}

const columns = Prisma.sql`l.id, l.kind, l.user_id AS "userId", l.name, l.address, l.facts, l.at, l.due_at AS "dueAt", l.expires_at AS "expiresAt", l.state, l.attempts,
  l.last_error AS "lastError", l.sent_at AS "sentAt", l.sent_by AS "sentBy", l.provider_id AS "providerId"`
const kept = Prisma.sql`l.at >= now() - make_interval(hours => 24 * (SELECT retention_days FROM public.settings))`

/** Letters of a state, or all, newest first, below one. @throws AppError `unavailable` */
export const letterPage = (state: LetterState | null, before: string | null, take: number): Promise<LetterRow[]> =>
  run(Prisma.sql`SELECT ${columns} FROM public.letters l WHERE ${kept} AND (${state}::text IS NULL OR l.state = ${state})
    AND (${before}::uuid IS NULL OR l.id < ${before}::uuid) ORDER BY l.id DESC LIMIT ${take}::int`)

/** One letter, or null. @throws AppError `unavailable` */
export async function letterById(id: string): Promise<LetterRow | null> {
  const [found] = await run<LetterRow>(Prisma.sql`SELECT ${columns} FROM public.letters l WHERE ${kept} AND l.id = ${id}::uuid`)
  return found ?? null
}

/** How many letters there are of each state. @throws AppError `unavailable` */
export async function letterCounts(): Promise<Readonly<Partial<Record<LetterState, number>>>> {
  const rows = await run<{ state: LetterState; count: number }>(
    Prisma.sql`SELECT l.state, count(*)::int AS count FROM public.letters l WHERE ${kept} GROUP BY l.state`,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
