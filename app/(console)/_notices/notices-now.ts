import type { Route } from 'next'
import type { SessionStanding } from '@/lib/db/session-standing'
import { MOST_SHOWN } from '@/lib/db/unseen-notices'
import { enAlerts } from '@/lib/i18n/en-alerts'
import { noticesMark } from '@/lib/live/notices-mark'
import { dayAfter, dayOf, startOfDay } from '@/lib/time/zoned-day'
import { softwareOf, whenOf, whereOf, whyOf } from './told-sign-in'

const words = enAlerts.alerts

/** Notices as they are shown: one sentence for all, and where to look. */
type Shown = {
  readonly ids: readonly string[]
  readonly text: string
  readonly href: Route
  /** Where to say that it was not oneself; null for several, each of which has a way of its own. */
  readonly notMe: Route | null
  /** Whether "It was me" may be said here. */
  readonly isOursToSay: boolean
  /** Milliseconds until the sentence is no longer true, since it says "today". */
  readonly trueForMs: number
}

/** What a session has to show; `mark` tells it from what it may have to show next. */
export type NoticesNow = { readonly mark: string; readonly shown: Shown | null }

/** Puts into words what the guard has read, in the viewer's zone. */
export function noticesNow({ notices: ids, newestNotice: newest, now }: SessionStanding, zone: string): NoticesNow {
  const mark = noticesMark(ids)
  if (newest === null) return { mark, shown: null }
  const parts = [softwareOf(newest), whenOf(newest, { now: now.getTime(), zone }), whereOf(newest)] as const
  const several = ids.length > 1
  const text = several ? words.many(ids.length, MOST_SHOWN, ...parts) : `${words.one(...parts)} ${whyOf(newest)}`
  const href = (several ? '/account/sessions' : `/sessions/${newest.sessionId}`) as Route
  const trueForMs = startOfDay(dayAfter(dayOf(now, zone), 1), zone).getTime() - now.getTime()
  const notMe = several ? null : (`/account/not-me/${newest.sessionId}` as Route)
  return { mark, shown: { ids, text, href, notMe, isOursToSay: newest.isOursToSay, trueForMs } }
}
