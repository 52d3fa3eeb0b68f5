import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { sessionLine } from './session-line'
import styles from './session-table.module.css'
import { SessionTableRows } from './session-table-rows'
import { SortHeader } from './sort-header'
import cells from './table-cells.module.css'
import narrow from './table-narrow.module.css'

type Props = { readonly rows: readonly SessionRow[]; readonly query: SessionQuery; readonly clock: ClockView; readonly everyone: boolean }

// The words before each value where the table has become cards; in CSS they cost no element in any row.
const captions = Object.fromEntries(Object.values(en.sessions.columns).map((label, i) => [`--c${i + 1}`, JSON.stringify(label)]))

/**
 * The list of sessions: our own table, because a kit's costs ten times as much to render. One form around it makes each kill button
 * lead to the detail page until the script has come.
 */
export function SessionTable({ rows, query, clock, everyone }: Props) {
  return (
    <form method="get" className={styles.frame}>
      <section className={styles.scroll} aria-label={en.sessions.table} tabIndex={-1}>
        <table className={`${styles.table} ${narrow.narrow} ${cells.cells}`} style={captions}>
          <thead>
            <tr>
              {Object.entries(en.sessions.columns).map(([key, label]) => (
                <SortHeader key={key} column={key} label={label} query={query} />
              ))}
            </tr>
          </thead>
          <SessionTableRows
            of={sessionQueryText(query)}
            lines={rows.map((row) => sessionLine(row, clock))}
            list={{ query, zone: clock.zone, everyone }}
            thisDevice={en.sessions.thisDevice}
            kill={en.sessions.kill}
            choose={en.killMany.choose}
          />
        </table>
      </section>
    </form>
  )
}
