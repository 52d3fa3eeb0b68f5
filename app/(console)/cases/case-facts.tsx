import { Fragment } from 'react'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { browserVersion, deviceName, networkName, placeName, systemName } from '@/app/_ui/describe'
import type { Fact } from '@/app/_ui/facts'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { doneInPath, historyPath } from '@/app/(console)/activities/activities-path'
import type { Evidence } from '@/lib/cases/evidence'
import type { CaseDetail } from '@/lib/cases/find-case'
import { en } from '@/lib/i18n/en'

const { labels, ...words } = en.cases

/** Who said it, from where, and the ways to what is still kept of it. */
export function caseFacts(
  { person, isDeleted, sessionId, sessions, evidence, saidBy, saidFrom, openedAt, closedAt }: CaseDetail,
  clock: ClockView,
): Fact[] {
  const isKept = sessions.some(({ id }) => id === sessionId)
  return [
    [
      labels.person,
      <Fragment key="person">
        {isDeleted ? words.deleted(person.name) : <PageLink href={`/users/${person.id}`}>{person.name}</PageLink>}
        {'\n'}
        <PageLink href={`/sessions?user=${person.id}`}>{words.allSessions}</PageLink>
      </Fragment>,
    ],
    [
      labels.session,
      isKept ? (
        <PageLink key="session" href={`/sessions/${sessionId}`}>
          {words.toSession}
        </PageLink>
      ) : (
        words.notKept
      ),
    ],
    [
      labels.activities,
      <Fragment key="activities">
        <PageLink href={doneInPath(sessionId)}>{words.doneIn}</PageLink>
        {'\n'}
        <PageLink href={historyPath('session', sessionId)}>{words.happened}</PageLink>
      </Fragment>,
    ],
    [labels.said, words.saidBy[saidBy]],
    [labels.saidFrom, saidFrom && copied(saidFrom)],
    [labels.address, evidence.otherAddress && words.putBack(evidence.otherAddress)],
    [labels.opened, time(openedAt, clock)],
    [labels.closed, closedAt && time(closedAt, clock)],
  ]
}

const copied = (ip: string) => (
  <>
    <code>{ip}</code>
    <CopyButton value={ip} label={en.detail.copy(ip)} />
  </>
)

const exactly = ({ country, accuracyKm }: Evidence, place: string) =>
  country === null || accuracyKm === null ? place : en.notMe.within(place, Math.round(accuracyKm))

/** The session as it was recorded at its sign-in. */
export function evidenceFacts(evidence: Evidence, clock: ClockView): Fact[] {
  const at: Fact = [labels.at, time(evidence.at, clock)]
  if (evidence.isGone) return [at, [labels.session, words.evidenceGone]]
  return [
    at,
    [labels.device, deviceName(evidence)],
    [labels.browser, browserVersion(evidence)],
    [labels.system, systemName(evidence)],
    [labels.ip, evidence.ip === null ? en.unknown : copied(evidence.ip)],
    [
      labels.place,
      <Fragment key="place">
        {flag(evidence.country)}
        {exactly(evidence, placeName(evidence))}
      </Fragment>,
    ],
    [labels.network, networkName(evidence.networkClass)],
    [labels.operator, evidence.asn !== null && en.operator(evidence.asn, evidence.asnOrg)],
    [labels.agent, evidence.userAgent ? <code key="agent">{evidence.userAgent}</code> : en.none],
  ]
}
