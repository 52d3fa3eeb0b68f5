import type { ClockView } from '@/app/_ui/clock-view'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { UserRow } from '@/lib/users/list-users'
import type { FormAction, InviteResult } from '@/lib/web/form-state'
import { NewLink } from './new-link'
import { RoleSelect } from './role-select'
import styles from './user-table.module.css'

const words = en.users
// The words before the times where the table has become cards.
const captions = Object.fromEntries(Object.values(words.columns).map((label, i) => [`--c${i + 1}`, JSON.stringify(label)]))

type Props = {
  readonly rows: readonly UserRow[]
  readonly clock: ClockView
  readonly roleAction: FormAction
  readonly linkAction: FormAction<InviteResult>
}

/** People with role and last sign-in; the role is a select where it may be changed, and who is invited may be given a new link. */
export function UserTable({ rows, clock, roleAction, linkAction }: Props) {
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
                {row.name}
                {row.isSelf && <b>{words.you}</b>}
                <small>{row.email}</small>
              </th>
              <td>
                {row.mayChangeRole ? (
                  <RoleSelect key={row.role} userId={row.id} name={row.name} role={row.role} action={roleAction} />
                ) : (
                  en.roles[row.role]
                )}
              </td>
              <td data-status={row.status}>
                {words.status[row.status]}
                {row.mayRenewInvite && <NewLink userId={row.id} name={row.name} action={linkAction} />}
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
