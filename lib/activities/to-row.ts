import type { ActivityDetailRow, ActivityListRow } from '@/lib/db/activity-columns'
import { called } from '@/lib/i18n/called'
import { markUnseen } from '@/lib/origin/clean-text'
import type { ActivityDetail, ActivityRow } from './schema'

const recordOf = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null

/** A row of the log as people are shown it. Field by field: a page has fifty, and what is spread into an object costs ten times as much. */
export function toActivityRow(row: ActivityListRow): ActivityRow {
  const label = row.resourceLabel && markUnseen(row.resourceLabel)
  return {
    id: row.id,
    kind: row.kind,
    action: row.action,
    outcome: row.outcome,
    source: row.source,
    actorKind: row.actorKind,
    actorId: row.actorId,
    sessionId: row.sessionId,
    sessionFlag: row.sessionFlag,
    ip: row.ip,
    // Whoever named them may have meant the sentence around.
    actorName: called(markUnseen(row.actorName), row.actorAddress),
    behalfName: row.behalfName && markUnseen(row.behalfName),
    resourceType: row.resourceType,
    resourceId: row.resourceId,
    resourceLabel: label && called(label, row.labelAddress),
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
