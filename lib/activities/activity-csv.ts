import { withoutIsolation } from '@/lib/i18n/isolated'
import { type CsvColumns, jsonCell } from '@/lib/lists/csv'
import { actorName } from './actor-name'
import type { ExportedActivity } from './export-activities'
import { sentence } from './sentence'

/** An activity in a file. Times are ISO 8601 in UTC with milliseconds, changed fields JSON, as the log holds them. */
export const activityCsv: CsvColumns<ExportedActivity> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  sentence: (row) => withoutIsolation(`${actorName(row)} ${sentence(row, 'told')}`),
  actor_kind: ({ actorKind }) => actorKind,
  actor_id: ({ actorId }) => actorId,
  actor_name: ({ bareActorName }) => bareActorName,
  on_behalf_of: ({ behalfName }) => behalfName,
  session_id: ({ sessionId }) => sessionId,
  session_flag: ({ sessionFlag }) => sessionFlag,
  request_id: ({ requestId }) => requestId,
  source: ({ source }) => source,
  ip: ({ ip }) => ip,
  resource_type: ({ resourceType }) => resourceType,
  resource_id: ({ resourceId }) => resourceId,
  resource_label: ({ resourceLabel }) => resourceLabel,
  before: ({ before }) => jsonCell(before),
  after: ({ after }) => jsonCell(after),
  details: ({ details }) => jsonCell(details),
  review_state: ({ reviewState }) => reviewState,
  times: ({ again }) => again?.times ?? 1,
  last_at: ({ at, again }) => again?.lastAt ?? at,
}
