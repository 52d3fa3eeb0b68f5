import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { Reviewed } from '@/lib/reviews/list-reviewed'
import styles from './reviewed-table.module.css'

const words = en.reviewList
const LONG = 240

const cut = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

/** What was reviewed: the record leads to itself, where the whole thread stands. */
export function ReviewedTable({ rows, clock }: { rows: readonly Reviewed[]; clock: ClockView }) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.reviewed}>
      <tbody>
        {rows.map(({ subject, label, state, assigned, labels, entries, last }) => (
          <tr key={subject.id}>
            <th scope="row">
              <PageLink href={subject.type === 'session' ? `/sessions/${subject.id}` : `/activities/${subject.id}`}>
                {words.record[subject.type](label, subject.id.slice(-6))}
              </PageLink>
              {labels.length > 0 && <small>{labels.join(', ')}</small>}
            </th>
            <td>
              {state === null ? (
                <span className={styles.none}>{en.reviews.noState}</span>
              ) : (
                <b data-status={state}>{en.reviews.states[state]}</b>
              )}
            </td>
            <td>
              {assigned === null ? <span className={styles.none}>{en.reviews.nobody}</span> : assigned.name}
              {assigned?.toSelf && <i>{en.users.you}</i>}
            </td>
            <td>
              {last.comment === null ? words.saidOnly(last.said) : <q>{cut(last.comment)}</q>}
              <small>{words.said(last.byName, entries)}</small>
            </td>
            <td>{time(last.at, clock)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
