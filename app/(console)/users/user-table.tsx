import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { UserRow } from '@/lib/users/user-row'
import styles from './people-table.module.css'
import { userState } from './user-state'

const words = en.users

/** People with role, state and what is live of theirs; the name leads to the person, the count to the sessions. */
export function UserTable({ rows, clock }: { rows: readonly UserRow[]; clock: ClockView }) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.people}>
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
    </TableFrame>
  )
}
