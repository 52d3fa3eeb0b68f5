import { FilterPeriod } from '@/app/_explorer/filter-period'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { en } from '@/lib/i18n/en'
import { type SessionQuery, spans } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'
import { dayAfter, dayOf, daysFromTo } from '@/lib/time/zoned-day'

const words = en.explorer
const days = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const

/** The days that the list shows, where it shows a bounded number of them. */
function shownDays({ since, from, to }: SessionQuery, today: string): readonly [first: string, last: string] | null {
  if (since) return [dayAfter(today, 1 - days[since]), today]
  return from && to ? [from, to] : null
}

/** When the sessions started. */
export function SessionPeriod({ query, now, zone }: { query: SessionQuery; now: number; zone: string }) {
  const today = dayOf(new Date(now), zone)
  const shown = shownDays(query, today)
  const length = shown ? daysFromTo(...shown) : 0
  const step = (by: number) =>
    shown && sessionsPath(changed(query, { since: undefined, from: dayAfter(shown[0], by * length), to: dayAfter(shown[1], by * length) }))
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
      steps={{ earlier: step(-1), later: shown && shown[1] < today ? step(1) : null, days: length }}
      action="/sessions"
      kept={sessionQueryText(changed(query, {}))}
      from={shown?.[0] ?? query.from}
      to={shown?.[1] ?? query.to}
      today={today}
    />
  )
}
