import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import cards from '@/app/_ui/card.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { placeName } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import table from '@/app/(console)/account/own-table.module.css'
import type { OwnNotice, OwnNotices } from '@/lib/alerts/list-notices'
import { en } from '@/lib/i18n/en'
import { enAlerts } from '@/lib/i18n/en-alerts'
import styles from './notice-card.module.css'
import { softwareOf, whyOf } from './told-sign-in'

const words = enAlerts.alerts

/** What one was told of sign-ins of one's own, newest first, whether it was put away or not. */
export function NoticeCard({ notices, told, clock }: OwnNotices & { readonly clock: ClockView }) {
  return (
    <section className={`${cards.card} ${styles.card}`} aria-labelledby="notices">
      <h2 id="notices">{words.title}</h2>
      {notices.length === 0 ? (
        <p>
          {words.empty.none} {words.empty[told]}
        </p>
      ) : (
        <>
          <p>{words.lead}</p>
          <TableFrame label={words.list} columns={Object.values(words.columns)} className={table.own} frame={table.frame}>
            <tbody>
              {notices.map((notice) => (
                <Row key={notice.id} notice={notice} clock={clock} />
              ))}
            </tbody>
          </TableFrame>
        </>
      )}
    </section>
  )
}

function Row({ notice, clock }: { readonly notice: OwnNotice; readonly clock: ClockView }) {
  const { sessionId, at, ip, country, isCurrent } = notice
  return (
    <tr>
      <th scope="row">
        <PageLink href={`/sessions/${sessionId}`}>{softwareOf(notice)}</PageLink>
        <small>{whyOf(notice)}</small>
        {isCurrent && <i>{en.sessions.thisDevice}</i>}
      </th>
      <td>{time(at, clock)}</td>
      <td>
        <code>{ip ?? en.unknown}</code>
        <span>
          {flag(country)}
          {placeName(notice)}
        </span>
      </td>
      <td>{saidOf(notice, clock)}</td>
    </tr>
  )
}

/** What the person said of it, and while that is not so, or not yet, the way to say otherwise. */
function saidOf({ sessionId, seenAt, isDisowned, isCurrent }: OwnNotice, clock: ClockView) {
  if (isDisowned) return words.itWasNotMe
  return (
    <>
      {seenAt === null ? words.open : [words.itWasMe, ', ', ...time(seenAt, clock)]}
      {!isCurrent && (
        <small>
          <PageLink href={`/account/not-me/${sessionId}`}>{words.wasNotMe}</PageLink>
        </small>
      )}
    </>
  )
}
