import { packed } from '@/app/_explorer/packed'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { sortOf } from '@/app/(console)/sessions/_filters/session-sort'
import { en } from '@/lib/i18n/en'
import { shownProof } from '@/lib/lists/shown-proof'
import type { SessionRow } from '@/lib/sessions/schema'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { lineFields } from './line-fields'
import widths from './session-columns.module.css'
import { sessionLine } from './session-line'
import styles from './session-table.module.css'
import { SessionTableRows } from './session-table-rows'
import cells from './table-cells.module.css'

type Props = {
  readonly rows: readonly SessionRow[]
  readonly query: SessionQuery
  readonly viewer: { readonly sessionId: string }
  readonly clock: ClockView
  readonly everyone: boolean
}

const { sessions } = en
const columns = Object.entries(sessions.columns)
// The status stands beside the name, and buttons say what they do.
const uncaptioned = [1, columns.length - 1]

/** That the rows were shown, and the newest, above which newer ones belong, where the list begins with it. */
function proofsOf({ rows, query, viewer }: Props): { readonly shown: string; readonly above: string | undefined } {
  const isHead = query.before === undefined && query.after === undefined && query.sort === '-started'
  const newest = isHead ? rows[0]?.id : undefined
  return {
    shown: shownProof(viewer, { rows: rows.map(({ id }) => id) }),
    above: newest && shownProof(viewer, { list: `session?${sessionQueryText(query)}`, newest }),
  }
}

/**
 * The list of sessions. One form around it makes each kill button
 * lead to the detail page until the script has come.
 */
export function SessionTable(props: Props) {
  const { rows, query, clock, everyone } = props
  return (
    <form method="get" className={styles.form}>
      <TableFrame
        label={sessions.table}
        columns={columns.map(([, label]) => label)}
        uncaptioned={uncaptioned}
        className={`${styles.columns} ${widths.widths} ${cells.cells}`}
        heads={columns.map(([key, label]) => ({ label, unseen: key === 'actions', sort: sortOf(key, query) }))}
      >
        <SessionTableRows
          of={sessionQueryText(query)}
          packed={packed(
            lineFields,
            rows.map((row) => sessionLine(row, clock)),
          )}
          at={clock.now}
          proofs={proofsOf(props)}
          list={{ query, zone: clock.zone, everyone }}
          thisDevice={sessions.thisDevice}
          kill={sessions.kill}
          choose={en.killMany.choose}
        />
      </TableFrame>
    </form>
  )
}
