import type { Route } from 'next'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import type { ActivityQuery } from '@/lib/activities/activity-query'
import type { AnalysisField, Bin, DurationBin, SessionAnalysis, Share } from '@/lib/analytics/analysis'
import type { Outdated } from '@/lib/analytics/outdated'
import { ENDING_MINUTES } from '@/lib/db/session-filter'
import { MOST_VALUES, type Period } from '@/lib/lists/list-query'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { isAskable } from '@/lib/sessions/is-askable'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, narrowed } from '@/lib/sessions/session-query-text'
import { momentText } from '@/lib/time/moment-text'

/** Each of these is a list whose exact total is the number that leads there. */
const exactly = (query: SessionQuery): Route => sessionsPath(query, true)

/** All that was counted. */
export const totalLink = (query: SessionQuery): Route => exactly(query)

type Values = readonly (readonly [field: ChoiceField, value: string])[]
const areAskable = (values: Values): boolean => values.every(([field, value]) => isAskable(field, value))

function ofShare(query: SessionQuery, { where }: Pick<Share, 'where'>): SessionQuery | null {
  const values = Object.entries(where) as unknown as Values
  const chosen = Object.fromEntries(values.map(([field, value]) => [field, [value]]))
  return areAskable(values) ? changed(query, { choices: { ...query.choices, ...chosen } }) : null
}

/** Those that have a value; null for one that a list cannot be asked for. */
export function shareLink(query: SessionQuery, share: Pick<Share, 'where'>): Route | null {
  const asked = ofShare(query, share)
  return asked && exactly(asked)
}

/** Those that have one of these values of a field alone. */
export function valuesLink(query: SessionQuery, field: AnalysisField, shares: readonly Share[]): Route {
  const values = shares.map(({ where }) => where[field] ?? '')
  return exactly(changed(query, { choices: { ...query.choices, [field]: values } }))
}

/** What tells a value of a field: of a browser's version the two in one. */
const toldBy = (field: AnalysisField, { where }: Pick<Share, 'where'>): readonly [ChoiceField, string] =>
  field === 'browserVersion' ? ['release', `${where.browser} ${where.browserVersion}`.trim()] : [field, where[field] ?? '']

/** The values of a field: those that are shown one by one, and all others. */
type Shown = { readonly field: AnalysisField; readonly shown: readonly Share[]; readonly others: readonly Share[] }

function ofOthers(query: SessionQuery, { field, shown, others }: Shown): SessionQuery | null {
  const values = shown.map((share) => toldBy(field, share))
  const [asked] = values[0] ?? []
  // A region is told by its country too: where another one has its name, all but that name are not all but that region.
  const isAmong = others.some((share) => values.some(([, value]) => value === toldBy(field, share)[1]))
  if (asked === undefined || isAmong || !areAskable(values)) return null
  const chosen = [...new Set([...(query.choices[asked] ?? []), ...values.map(([, value]) => `!${value}`)])].sort()
  return chosen.length > MOST_VALUES ? null : changed(query, { choices: { ...query.choices, [asked]: chosen } })
}

/** Those that have one of the other values; null where a list cannot be asked so. */
export function othersLink(query: SessionQuery, shown: Shown): Route | null {
  const asked = ofOthers(query, shown)
  return asked && exactly(asked)
}

/** Those with a browser that is older than one of these; null where a list cannot be asked so. */
export function olderLink(query: SessionQuery, outdated: readonly Outdated[]): Route | null {
  const values = outdated.map(({ browser, before }) => `${browser} ${before}`).sort()
  const isRead = values.length <= MOST_VALUES && areAskable(values.map((value) => ['older', value] as const))
  return isRead ? exactly(changed(query, { choices: { ...query.choices, older: values } })) : null
}

/** Of a list of who is signed in now, those that were signed in at another moment, whatever has become of them. */
export const activeAtLink = (active: SessionQuery, at: Date): Route =>
  exactly(narrowed({ ...active, status: undefined }, 'at', momentText(at)))

/** Of a list of who is signed in now, those that are about to end. */
export const endingLink = (active: SessionQuery): Route => exactly(narrowed(active, 'ending', String(ENDING_MINUTES)))

/** Those that started between two moments. */
export const betweenLink = (query: SessionQuery, from: Date, to: Date): Route =>
  exactly(changed(query, { since: undefined, from: momentText(from), to: momentText(to) }))

/** Ended sessions that lasted so long. */
export const durationLink = (query: SessionQuery, { from }: DurationBin): Route => exactly(narrowed(query, 'duration', String(from)))

/** Those that started at midnight of no day: a cell of the heat map puts its weekday and hour in the place of `hour=0-0`. */
export const hoursBase = (query: SessionQuery): Route => exactly(narrowed(query, 'hour', '0-0'))

type Unit = SessionAnalysis['unit']
type Place = Pick<Bin, 'from' | 'to' | 'first' | 'last'>

/**
 * The period of a bar: its days, as far as they lie in a span that begins in the midst of a day; of an hour its instants, since a clock that is put back shows
 * one hour twice.
 */
function binPeriod({ since }: Period, { from, to, first, last }: Place, unit: Unit): Period {
  return unit === 'hour' ? { since: undefined, from: momentText(from), to: momentText(to) } : { since, from: first, to: last }
}

/** Those that started in a bar. */
export const binLink = (query: SessionQuery, bin: Place, unit: Unit): Route => exactly(changed(query, binPeriod(query, bin, unit)))

/** Those of a bar that have a value; null for one that a list cannot be asked for. */
export function shareInBin(query: SessionQuery, share: Pick<Share, 'where'>, bin: Place, unit: Unit): Route | null {
  const asked = ofShare(query, share)
  return asked && binLink(asked, bin, unit)
}

/** Those of a bar that have one of the other values; null where a list cannot be asked so. */
export function othersInBin(query: SessionQuery, shown: Shown, bin: Place, unit: Unit): Route | null {
  const asked = ofOthers(query, shown)
  return asked && binLink(asked, bin, unit)
}

/** Failed sign-ins as the log lists them. */
const failures = (period: Period): ActivityQuery => ({ kind: 'sign_in', choices: { action: ['failed'] }, ...period })

/** All of a period. */
export const failuresLink = ({ since, from, to }: Period): Route => activitiesPath(failures({ since, from, to }), true)

/** Those of a bar. */
export const failuresInBin = (query: SessionQuery, bin: Place, unit: Unit): Route => failuresLink(binPeriod(query, bin, unit))
