import '@/app/_ui/status.css'
import { packed } from '@/app/_explorer/packed'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import type { ActorNames } from '@/app/(console)/activities/_filters/value-name'
import { type ActivityQuery, activityQueryText } from '@/lib/activities/activity-query'
import type { ActivityRow } from '@/lib/activities/schema'
import { en } from '@/lib/i18n/en'
import { shownProof } from '@/lib/lists/shown-proof'
import { lineFields } from './activity-fields'
import { activityLine } from './activity-line'
import { ActivityList } from './activity-list'
import { ActivityRows } from './activity-rows'
import styles from './activity-table.module.css'

type Props = {
  readonly rows: readonly ActivityRow[]
  readonly query: ActivityQuery
  readonly names: ActorNames
  readonly viewer: { readonly sessionId: string }
  readonly clock: ClockView
  readonly version: string
  readonly everyone: boolean
}

const words = en.activityList

/** Where to ask what came above the newest row, with the proof that it was shown. */
const newerThan = (viewer: Props['viewer'], list: string, newest: string): string =>
  `/api/activities/newer?${list}&newest=${newest}&above=${shownProof(viewer, { list: `activity?${list}`, newest })}`

/** The list of activities: a sentence a row, and what of it can be filtered by. */
export function ActivityTable({ rows, query, names, viewer, clock, version, everyone }: Props) {
  const newest = query.before === undefined && query.after === undefined ? (rows[0]?.id ?? null) : null
  return (
    <ActivityList version={version} newerThan={newest && newerThan(viewer, activityQueryText(query), newest)}>
      <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.activities}>
        <ActivityRows
          lines={packed(
            lineFields,
            rows.map((row) => activityLine(row, viewer, clock)),
          )}
          list={{ query, names, zone: clock.zone, everyone }}
          thisSession={words.thisSession}
          noSession={words.noSession}
        />
      </TableFrame>
    </ActivityList>
  )
}
