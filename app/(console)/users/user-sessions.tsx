import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { browserName, deviceName, placeName, systemName } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { UserDetail } from '@/lib/users/find-user'
import table from './people-table.module.css'
import styles from './user-view.module.css'

const words = en.userDetail.user

/** Where the person is signed in, each leading to its session, and the way to the whole list. */
export function UserSessions({ user, clock }: { user: UserDetail; clock: ClockView }) {
  const { id, sessions, liveSessions } = user
  return (
    <div className={styles.sessions}>
      <h2>{words.sessions}</h2>
      {sessions.length === 0 ? (
        <div className={styles.none}>{words.noSessions}</div>
      ) : (
        <TableFrame label={words.sessions} columns={Object.values(words.columns)} className={table.people}>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  <PageLink href={`/sessions/${session.id}`}>{deviceName(session)}</PageLink>
                  {session.isCurrent && <i>{en.sessions.thisDevice}</i>}
                </th>
                <td>
                  {browserName(session)}
                  <small>{systemName(session)}</small>
                </td>
                <td>
                  <code>{session.ip ?? en.unknown}</code>
                  {session.ip && <CopyButton value={session.ip} label={en.detail.copy(session.ip)} />}
                  <small>
                    {flag(session.country)}
                    {placeName(session)}
                  </small>
                </td>
                <td>{time(session.startedAt, clock)}</td>
                <td>{time(session.lastActivityAt, clock)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <p>
        {liveSessions > 0 && <PageLink href={`/sessions?status=active&user=${id}`}>{words.allLive(liveSessions)}</PageLink>}
        <PageLink href={`/sessions?user=${id}`}>{words.history}</PageLink>
      </p>
    </div>
  )
}
