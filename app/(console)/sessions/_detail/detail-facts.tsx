import { Fragment, type ReactNode } from 'react'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { browserVersion, deviceModel, deviceType, networkName, placeName, systemName } from '@/app/_ui/describe'
import type { Fact } from '@/app/_ui/facts'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { duration } from '@/app/_ui/relative'
import { sessionOwner } from '@/app/_ui/session-owner'
import { longStamp } from '@/app/_ui/stamp'
import { status } from '@/app/_ui/status'
import { time, timeUntil } from '@/app/_ui/time'
import { doneInPath, historyPath } from '@/app/(console)/activities/activities-path'
import { en } from '@/lib/i18n/en'
import { countryCode, countryName } from '@/lib/origin/country-name'
import { hostingNetworksReviewedOn } from '@/lib/origin/hosting-networks'
import type { NotedBy, SessionDetail } from '@/lib/sessions/schema'
import { endedByOf, LocationSource, Operator } from './detail-words'
import { filterLink } from './filter-link'

const { labels, remarks, ...words } = en.detail
const { notes } = en

const copied = (value: string, label: string, shown: ReactNode = value) => (
  <>
    <code>{shown}</code>
    <CopyButton value={value} label={words.copy(label)} />
  </>
)

const address = (ip: string | null, label: string) => (ip === null ? en.unknown : copied(ip, label, filterLink('ip', ip, ip)))

/** Whose session it is, and how it began. */
export const personFacts = (session: SessionDetail): Fact[] => [
  [labels.user, filterLink('user', session.userId, sessionOwner(session))],
  [labels.email, session.userEmail],
  [labels.role, filterLink('role', session.role, en.roles[session.role])],
  [labels.method, [session.method, ...session.factors.filter((factor) => factor !== session.method)].map(methodName).join(', ')],
  [labels.session, copied(session.id, labels.session)],
  [
    labels.activities,
    <Fragment key="activities">
      <PageLink href={doneInPath(session.id)}>{words.doneIn}</PageLink>
      {'\n'}
      <PageLink href={historyPath('session', session.id)}>{words.happened}</PageLink>
    </Fragment>,
  ],
]

/** Its times; what has no time yet is left out. */
export const timeFacts = (session: SessionDetail, clock: ClockView): Fact[] => [
  [labels.status, status(session.status, session.endReason)],
  [labels.started, time(session.startedAt, clock)],
  [labels.lastActivity, time(session.lastActivityAt, clock)],
  [labels.endsIn, session.status === 'active' && (session.endsAt ? timeUntil(session.endsAt, clock) : en.sessions.noLimit)],
  [labels.ended, session.endedAt && time(session.endedAt, clock)],
  [labels.duration, duration(session.durationSeconds)],
]

/** How it ended. A person stands there only where a person ended it. */
export const endFacts = (session: SessionDetail, clock: ClockView, caseId: string | null): Fact[] => [
  [labels.reason, session.endReason ? filterLink('reason', session.endReason, en.sessions.reasons[session.endReason]) : en.unknown],
  [labels.ended, session.endedAt && longStamp(session.endedAt, clock.zone)],
  [labels.endedBy, endedByOf(session)],
  [labels.note, session.endNote],
  [labels.message, session.endMessage],
  [en.cases.ofSession, caseId && <PageLink href={`/cases/${caseId}`}>{en.cases.toCase}</PageLink>],
]

/** The device as it was understood. */
export const deviceFacts = (session: SessionDetail, clock: ClockView): Fact[] => [
  [notes.name, session.deviceLabel && <strong key="label">{session.deviceLabel}</strong>],
  [notes.namedBy, session.labelledBy && noted(session.labelledBy, clock)],
  [labels.type, filterLink('device', session.deviceType, deviceType(session))],
  [labels.model, deviceModel(session) || en.unknown],
  [labels.browser, filterLink('browser', session.browser, browserVersion(session))],
  [labels.system, filterLink('os', session.os, systemName(session))],
  [labels.flags, remarked(session)],
  [labels.language, session.language],
]

/** Addresses, network and place, and where the place comes from. */
export const originFacts = (session: SessionDetail, clock: ClockView): Fact[] => [
  [labels.ip, address(session.ip, labels.ip)],
  [labels.firstIp, session.ipFirst !== session.ip && address(session.ipFirst, labels.firstIp)],
  [
    labels.network,
    filterLink(
      'network',
      session.networkClass,
      session.networkClass === 'hosting' ? en.hostingListed(hostingNetworksReviewedOn) : networkName(session.networkClass),
    ),
  ],
  [labels.asn, session.asn !== null && <Operator key="asn" asn={session.asn} name={session.asnOrg} />],
  ...placeFacts(session, clock),
  [labels.position, position(session)],
  [labels.source, session.placeSource && <LocationSource key="source" name={session.placeSource} builtOn={session.placeBuiltOn} />],
]

/** The place; where it was corrected, the corrected one first and the recorded one struck out beneath it. */
function placeFacts(session: SessionDetail, clock: ClockView): Fact[] {
  const { correctedPlace, correctedBy } = session
  if (!correctedPlace || !correctedBy)
    return [
      [labels.city, filterLink('city', session.city, session.city ?? en.unknown)],
      [labels.region, session.region ?? en.unknown],
      [labels.country, flagged(session.country, filterLink('country', session.country, nameOf(session.country)))],
    ]
  return [
    [labels.city, correctedPlace.city ?? en.unknown],
    [labels.region, correctedPlace.region ?? en.unknown],
    [labels.country, flagged(correctedPlace.country, nameOf(correctedPlace.country))],
    [notes.correctedBy, noted(correctedBy, clock)],
    [notes.scope, notes.scopes[correctedBy.scope]],
    [notes.recorded, <s key="recorded">{placeName(session)}</s>],
  ]
}

/** When, and for those who may know it by whom and why. */
function noted({ at, byName, reason }: NotedBy, clock: ClockView) {
  return [...time(at, clock), byName && `\n${notes.by(byName)}`, reason && `\n${notes.because(reason)}`]
}

const flagged = (code: string | null, name: ReactNode) => (
  <>
    {flag(code)}
    {name}
  </>
)

const nameOf = (code: string | null): string => countryName(countryCode(code)) ?? en.unknown

const methods: Readonly<Record<string, string>> = words.methods
const methodName = (method: string): string => methods[method] ?? method

function remarked(session: SessionDetail): string {
  const said = [session.isBot && remarks.bot, session.hintsConflict && remarks.conflict, session.inAppView && remarks.inApp]
  return said.filter(Boolean).join('\n') || remarks.none
}

function position({ latitude, longitude, accuracyKm, accuracyEstimated }: SessionDetail): string | null {
  if (latitude === null || longitude === null) return null
  const point = words.position(latitude.toFixed(2), longitude.toFixed(2))
  return accuracyKm === null ? point : `${point}, ${words.accuracy(accuracyKm, accuracyEstimated)}`
}
