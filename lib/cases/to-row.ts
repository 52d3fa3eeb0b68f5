import type { CaseListRow } from '@/lib/db/case-list'
import { called } from '@/lib/i18n/called'
import type { CaseState } from '@/lib/reviews/review-states'
import { type Evidence, evidenceSchema } from './evidence'

/** A case as pages have it. Times are ISO 8601 in UTC. */
export type CaseRow = {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  /** The name alone, as the log keeps it. */
  readonly bareName: string
  readonly sessionId: string
  readonly evidence: Evidence
  readonly saidBy: 'link' | 'session'
  readonly saidFrom: string | null
  readonly endedSessions: number
  readonly openedAt: string
  readonly closedAt: string | null
  readonly state: CaseState
  readonly owner: { readonly name: string; readonly isSelf: boolean } | null
  readonly comments: number
}

/** A row of the database as pages may have it, for whoever `userId` is. */
export const toCaseRow = (row: CaseListRow, userId: string): CaseRow => ({
  ...{ id: row.id, sessionId: row.sessionId, endedSessions: row.endedSessions, comments: row.comments, saidFrom: row.saidFrom },
  bareName: row.userName,
  person: { id: row.userId, name: called(row.userName, row.userAddress) },
  evidence: evidenceSchema.parse(row.evidence),
  saidBy: row.saidIn === null ? 'link' : 'session',
  ...{ openedAt: row.openedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null },
  state: (row.state ?? 'open') as CaseState,
  owner: row.ownerId === null ? null : { name: called(row.ownerName ?? '', row.ownerAddress), isSelf: row.ownerId === userId },
})
