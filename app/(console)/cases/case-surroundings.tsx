import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import cards from '@/app/_ui/card.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, placeName, shownDevice } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { status } from '@/app/_ui/status'
import { time } from '@/app/_ui/time'
import { sessionEnd } from '@/app/(console)/sessions/_list/session-end'
import { actorName } from '@/lib/activities/actor-name'
import { sentence } from '@/lib/activities/sentence'
import type { CaseDetail } from '@/lib/cases/find-case'
import { en } from '@/lib/i18n/en'
import styles from './case-surroundings.module.css'

const words = en.cases

type Props = { readonly found: CaseDetail; readonly clock: ClockView }

/** Where else the person was signed in meanwhile. */
export function CaseSessions({ found: { sessionId, sessions }, clock }: Props) {
  return (
    <div className={`${cards.card} ${cards.wide} ${styles.card}`}>
      <h2>{words.sessionsTitle}</h2>
      <p>{sessions.length === 0 ? words.noSessions : words.sessionsLead}</p>
      {sessions.length > 0 && (
        <TableFrame label={words.sessionsTitle} columns={Object.values(words.sessionColumns)} className={styles.rows}>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  <PageLink href={`/sessions/${session.id}`}>
                    {shownDevice(session)}, {browserName(session)}
                  </PageLink>
                  {session.id === sessionId && <i>{words.theOne}</i>}
                </th>
                <td>
                  {status(session.status, session.endReason)} {sessionEnd(session, clock).ended}
                </td>
                <td>{time(session.startedAt, clock)}</td>
                <td>
                  <code>{session.ip ?? en.unknown}</code>
                  <small>
                    {flag(session.country)}
                    {placeName(session)}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </div>
  )
}

/** What whoever it was has done, newest first; the session's own page tells all of it. */
export function CaseActivities({ found: { activities }, clock }: Props) {
  return (
    <section className={`${cards.card} ${cards.wide} ${styles.card}`} aria-labelledby="done">
      <h2 id="done">{words.activitiesTitle}</h2>
      {activities.length === 0 ? (
        <p>{words.noActivities}</p>
      ) : (
        <ol className={styles.done}>
          {activities.map((activity) => (
            <li key={activity.id}>
              <PageLink href={`/activities/${activity.id}`}>
                {actorName(activity)} {sentence(activity, 'told')}
              </PageLink>
              <span>{time(activity.at, clock)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
