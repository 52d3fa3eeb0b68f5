import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import table from '@/app/(console)/account/own-table.module.css'
import type { ActivityRow } from '@/lib/activities/schema'
import { sentence } from '@/lib/activities/sentence'
import { en } from '@/lib/i18n/en'
import styles from './activity-table.module.css'

const words = en.activities

type Props = {
  readonly rows: readonly ActivityRow[]
  readonly viewer: { readonly sessionId: string }
  readonly clock: ClockView
}

/** What one did, when, in which session and from where. */
export function ActivityTable({ rows, viewer, clock }: Props) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={`${table.own} ${styles.what}`} frame={table.frame}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <PageLink href={`/activities/${row.id}`}>{sentence(row, 'own')}</PageLink>
              {row.outcome !== 'ok' && outcome(row.outcome === 'refused' ? 'refused' : 'failed')}
            </th>
            <td>{time(row.at, clock)}</td>
            <td>{row.sessionId === null ? en.none : <SessionLink id={row.sessionId} here={row.sessionId === viewer.sessionId} />}</td>
            <td>
              <code>{row.ip ?? en.unknown}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Colour, shape and word: a cross for refused, a triangle for failed. */
const outcome = (kind: 'refused' | 'failed') => <b data-status={kind === 'refused' ? 'killed' : 'out'}>{words.outcomes[kind]}</b>

function SessionLink({ id, here }: { id: string; here: boolean }) {
  return (
    <PageLink href={`/sessions/${id}`}>
      {here ? words.thisSession : words.session}
      {!here && <code> …{id.slice(-6)}</code>}
    </PageLink>
  )
}
