import { FilterPeriod } from '@/app/_explorer/filter-period'
import type { ClockView } from '@/app/_ui/clock-view'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { en } from '@/lib/i18n/en'
import { type SessionQuery, spans } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'
import { dayAfter, dayOf } from '@/lib/time/zoned-day'
import { type Days, stepsFrom } from './period-steps'

const words = en.explorer
const days = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const

/** The days that the list shows, where it shows a bounded number of them. */
function shownDays({ since, from, to }: SessionQuery, today: string): Days | null {
  if (since) return [dayAfter(today, 1 - days[since]), today]
  return from && to ? [from, to] : null
}

type Props = {
  readonly query: SessionQuery
  readonly clock: ClockView
  /** What ended before is kept no more: retention's bound. */
  readonly visibleSince: Date
}

/** When the sessions started. */
export function SessionPeriod({ query, clock: { now, zone }, visibleSince }: Props) {
  const today = dayOf(new Date(now), zone)
  const shown = shownDays(query, today)
  const steps = shown && stepsFrom(shown, { oldest: dayOf(visibleSince, zone), today })
  const at = (period: Days | null | undefined) =>
    period ? sessionsPath(changed(query, { since: undefined, from: period[0], to: period[1] })) : null
  const whole = changed(query, { since: undefined, from: undefined, to: undefined })
  const free = { label: words.anyTime, href: sessionsPath(whole), current: !query.since && !query.from && !query.to }
  const tabs = spans.map((span) => ({
    label: words.spanTabs[span],
    href: sessionsPath({ ...whole, since: span }),
    current: query.since === span,
  }))
  return (
    <FilterPeriod
      label={en.filters.period}
      tabs={[free, ...tabs]}
      steps={{ earlier: at(steps?.earlier), later: at(steps?.later), days: steps?.length ?? 0 }}
      action="/sessions"
      kept={sessionQueryText(changed(query, {}))}
      from={shown?.[0] ?? query.from}
      to={shown?.[1] ?? query.to}
      today={today}
    />
  )
}
