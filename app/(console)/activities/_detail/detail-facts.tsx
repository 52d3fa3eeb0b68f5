import { Fragment, type ReactNode } from 'react'
import styles from '@/app/_explorer/filter-link.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import type { Fact } from '@/app/_ui/facts'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import { valueName } from '@/app/(console)/activities/_filters/value-name'
import { outcomeTone } from '@/app/(console)/activities/_list/activity-words'
import { activitiesPath, historyPath } from '@/app/(console)/activities/activities-path'
import { recordPath } from '@/app/(console)/activities/record-path'
import type { Role } from '@/lib/access/roles'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { narrowedLog, wholeLog } from '@/lib/activities/activity-query'
import { actorName } from '@/lib/activities/actor-name'
import { refusedAction } from '@/lib/activities/refused-action'
import type { ActivityDetail } from '@/lib/activities/schema'
import { isMoment, valueText } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import { Stamp } from './field-value'

const { labels, ...words } = en.activityDetail
const list = en.activityList

const copied = (value: string, label: string, shown: ReactNode = value) => (
  <>
    <code>{shown}</code>
    <CopyButton value={value} label={en.detail.copy(label)} />
  </>
)

/** A value that leads to the activities that share it. */
const filterLink = (field: ActivityChoice, value: string, text: string = valueName(field, value, {})) => (
  <PageLink key={field} href={activitiesPath(narrowedLog(wholeLog, field, value))} className={styles.value}>
    {text}
  </PageLink>
)

/** Whoever looks at it. */
export type Viewer = { readonly sessionId: string; readonly role: Role }

/** Who did it, in which session, from where. */
export function whoFacts(activity: ActivityDetail, viewer: Viewer): Fact[] {
  const { actorId, actorKind, behalfName, sessionId, sessionFlag, ip, requestId } = activity
  const flags: Readonly<Record<string, string>> = list.flags
  return [
    [
      labels.actor,
      [
        filterLink('actor', actorId ?? `${actorKind}:${activity.actorName}`, actorName(activity)),
        actorId !== null && actorKind === 'user' && toRecord(viewer, 'user', actorId),
      ],
    ],
    [labels.behalf, behalfName],
    [
      labels.session,
      sessionId === null
        ? list.noSession
        : [
            copied(sessionId, labels.session, <PageLink href={`/sessions/${sessionId}`}>{sessionId}</PageLink>),
            sessionId === viewer.sessionId && `\n${list.thisSession}`,
          ],
    ],
    [labels.flag, sessionFlag && (flags[sessionFlag] ?? sessionFlag)],
    [labels.ip, ip === null ? en.none : copied(ip, labels.ip, filterLink('ip', ip, ip))],
    [labels.source, filterLink('source', activity.source)],
    [labels.request, requestId && copied(requestId, labels.request)],
    [labels.dbRole, <code key="role">{activity.dbRole}</code>],
  ]
}

const wayTo: Readonly<Record<string, string>> = words.toRecord

/** The way to a record's own page, on a line of its own. */
function toRecord(viewer: Viewer, type: string, id: string): ReactNode {
  const path = recordPath(viewer, type, id)
  return (
    path && (
      <Fragment key={path}>
        {'\n'}
        <PageLink href={path}>{wayTo[type] ?? words.toRecord.other}</PageLink>
      </Fragment>
    )
  )
}

/** From a review to what it is about. */
function reviewedLink({ resourceType, after }: ActivityDetail): ReactNode {
  const { subject_type: type, subject_id: id } = after ?? {}
  if (resourceType !== 'review' || (type !== 'session' && type !== 'activity')) return null
  return <PageLink href={type === 'session' ? `/sessions/${id}` : `/activities/${id}`}>{words.toReviewed[type]}</PageLink>
}

/** What was done, and with which record. */
export function whatFacts(activity: ActivityDetail, viewer: Viewer, clock: ClockView): Fact[] {
  const { resourceType, resourceId, resourceLabel, action, outcome, details } = activity
  const tone = outcomeTone(outcome)
  const word = valueName('outcome', outcome, {})
  return [
    [labels.kind, kindName(activity.kind)],
    [labels.action, filterLink('action', action)],
    [
      labels.outcome,
      tone ? (
        <b key="outcome" data-status={tone}>
          {word}
        </b>
      ) : (
        word
      ),
    ],
    [labels.at, time(activity.at, clock)],
    [labels.type, resourceType && filterLink('type', resourceType)],
    [labels.label, resourceLabel],
    [labels.refused, refusedAction(activity)],
    [labels.about, reviewedLink(activity)],
    [
      labels.record,
      resourceId && [copied(resourceId, labels.record), resourceType && action !== 'delete' && toRecord(viewer, resourceType, resourceId)],
    ],
    [labels.history, resourceType && resourceId && <PageLink href={historyPath(resourceType, resourceId)}>{words.toHistory}</PageLink>],
    [labels.details, details && Object.keys(details).length > 0 && <Details details={details} zone={clock.zone} />],
    [labels.again, activity.again && list.again(activity.again.times, shortStamp(activity.again.lastAt, clock))],
    [labels.activity, copied(activity.id, labels.activity)],
  ]
}

const kinds: Readonly<Record<string, string>> = words.kinds
const kindName = (kind: string): string => (Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind)

function Details({ details, zone }: { details: Readonly<Record<string, unknown>>; zone: string }) {
  return Object.entries(details).map(([name, value]) => (
    <Fragment key={name}>
      {name.replaceAll('_', ' ')}: {isMoment(value) ? <Stamp at={value} zone={zone} /> : valueText(name, value)}
      {'\n'}
    </Fragment>
  ))
}
