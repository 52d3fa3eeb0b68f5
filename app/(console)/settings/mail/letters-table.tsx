import '@/app/_ui/status.css'
import type { Route } from 'next'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import type { LetterRow } from '@/lib/db/letter-list'
import { en } from '@/lib/i18n/en'
import { kindOf } from './letter-words'
import styles from './mail.module.css'

const words = en.mail

/** The outbox: each letter leads to how it reads. */
export function LettersTable({ rows, clock }: { readonly rows: readonly LetterRow[]; readonly clock: ClockView }) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.letters}>
      <tbody>
        {rows.map(({ id, kind, name, address, state, attempts, lastError, at, sentAt }) => (
          <tr key={id}>
            <th scope="row">
              <PageLink href={`/settings/mail/${id}` as Route}>{kindOf(kind)}</PageLink>
            </th>
            <td>
              {name}
              <small>{address}</small>
            </td>
            <td>
              <b data-letter={state}>{words.states[state]}</b>
              {sentAt !== null && <small>{time(sentAt.toISOString(), clock)}</small>}
              {lastError !== null && (
                <small>
                  {words.attempts(attempts)}: {lastError}
                </small>
              )}
            </td>
            <td>{time(at.toISOString(), clock)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
