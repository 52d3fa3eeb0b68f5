import type { Route } from 'next'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import type { ActivityQuery } from '@/lib/activities/activity-query'
import type { Bin, DurationBin, SessionAnalysis, Share } from '@/lib/analytics/analysis'
import type { Period } from '@/lib/lists/list-query'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, narrowed } from '@/lib/sessions/session-query-text'
import { wallClock } from '@/lib/time/zoned-day'

/** Each of these is a list whose exact total is the number that leads there. */
const exactly = (query: SessionQuery): Route => sessionsPath(query, true)

/** All that was counted. */
export const totalLink = (query: SessionQuery): Route => exactly(query)

/** Those that have a value. */
export function shareLink(query: SessionQuery, { where }: Pick<Share, 'where'>): Route {
  const chosen = Object.fromEntries(Object.entries(where).map(([field, value]) => [field, [value]]))
  return exactly(changed(query, { choices: { ...query.choices, ...chosen } }))
}

/** Ended sessions that lasted so long. */
export const durationLink = (query: SessionQuery, { from }: DurationBin): Route => exactly(narrowed(query, 'duration', String(from)))

/** Those that started at midnight of no day: a cell of the heat map puts its weekday and hour in the place of `hour=0-0`. */
export const hoursBase = (query: SessionQuery): Route => exactly(narrowed(query, 'hour', '0-0'))

/** The period of a bar: its days, as far as they lie in a span that begins in the midst of a day. */
const binPeriod = ({ since }: Period, { first, last }: Bin): Period => ({ since, from: first, to: last })

/** "1-14": Monday, 14:00 to 14:59, as a wall clock in the zone shows it. */
export function hourOf(at: Date, zone: string): string {
  const wall = new Date(wallClock(at.getTime(), zone))
  return `${wall.getUTCDay() || 7}-${wall.getUTCHours()}`
}

type Cut = { readonly unit: SessionAnalysis['unit']; readonly zone: string }

/** Those that started in a bar. */
export function binLink(query: SessionQuery, bin: Bin, { unit, zone }: Cut): Route {
  const inDays = changed(query, binPeriod(query, bin))
  return exactly(unit === 'hour' ? narrowed(inDays, 'hour', hourOf(bin.from, zone)) : inDays)
}

/** Failed sign-ins as the log lists them. */
const failures = (period: Period): ActivityQuery => ({ kind: 'sign_in', choices: { action: ['failed'] }, ...period })

const failuresLink = ({ since, from, to }: Period): Route => activitiesPath(failures({ since, from, to }), true)

/** Those of a bar; the log is not asked for hours. */
export const failuresInBin = (query: SessionQuery, bin: Bin, unit: Cut['unit']): Route | null =>
  unit === 'hour' ? null : failuresLink(binPeriod(query, bin))
