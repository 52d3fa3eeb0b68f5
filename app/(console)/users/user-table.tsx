import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { UserRow } from '@/lib/users/user-row'
import styles from './table.module.css'
import { userState } from './user-state'

const words = en.users
// The words before the values where the table has become cards.
const captions = Object.fromEntries(Object.values(words.columns).map((label, i) => [`--c${i + 1}`, JSON.stringify(label)]))

/** People with role, state and what is live of theirs; the name leads to the person, the count to the sessions. */
export function UserTable({ rows, clock }: { rows: readonly UserRow[]; clock: ClockView }) {
  return (
    <section className={styles.scroll} aria-label={words.table}>
      <table className={styles.table} style={captions}>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([key, label]) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <PageLink href={`/users/${row.id}`}>{row.name}</PageLink>
                {row.isSelf && <i>{words.you}</i>}
                <small>{row.email}</small>
              </th>
              <td>
                {en.roles[row.role]}
                <small>{words.since(shortStamp(row.roleSince, clock), row.roleByName)}</small>
              </td>
              <td>{userState(row.status)}</td>
              <td>
                {row.liveSessions > 0 ? (
                  <PageLink href={`/sessions?status=active&user=${row.id}`} aria-label={words.liveOf(row.liveSessions, row.name)}>
                    {row.liveSessions}
                  </PageLink>
                ) : (
                  0
                )}
              </td>
              <td>{row.lastSignInAt ? time(row.lastSignInAt, clock) : words.never}</td>
              <td>{time(row.createdAt, clock)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
