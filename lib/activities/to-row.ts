import type { ActivityDetailRow, ActivityListRow } from '@/lib/db/activity-columns'
import { called } from '@/lib/i18n/called'
import { markUnseen } from '@/lib/origin/clean-text'
import type { ActivityDetail, ActivityRow } from './schema'

const recordOf = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null

/** A row of the log as people are shown it. */
export function toActivityRow(row: ActivityListRow): ActivityRow {
  const { id, kind, action, outcome, source, actorKind, actorId, actorName, behalfName, sessionId, sessionFlag, ip } = row
  const label = row.resourceLabel && markUnseen(row.resourceLabel)
  return {
    ...{ id, kind, action, outcome, source, actorKind, actorId, sessionId, sessionFlag, ip },
    // Whoever named them may have meant the sentence around.
    ...{ actorName: called(markUnseen(actorName), row.actorAddress), behalfName: behalfName && markUnseen(behalfName) },
    ...{ resourceType: row.resourceType, resourceId: row.resourceId, resourceLabel: label && called(label, row.labelAddress) },
    reviewState: row.reviewState,
    at: row.at.toISOString(),
    before: recordOf(row.before),
    after: recordOf(row.after),
    details: recordOf(row.details),
    again: row.views && row.views.times > 1 ? { times: row.views.times, lastAt: new Date(`${row.views.lastAt}Z`).toISOString() } : null,
  }
}

export const toActivityDetail = (row: ActivityDetailRow): ActivityDetail => ({
  ...toActivityRow(row),
  bareActorName: row.actorName,
  requestId: row.requestId,
  dbRole: row.dbRole,
  types: (recordOf(row.columnTypes) ?? {}) as Readonly<Record<string, string>>,
})
