import type { Route } from 'next'
import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import { type Period, spans } from '@/lib/lists/list-query'
import { firstDay, lastDay } from '@/lib/lists/period-bounds'
import { type Days, stepsFrom } from '@/lib/lists/period-steps'
import { dayAfter, dayOf } from '@/lib/time/zoned-day'
import { FilterPeriod } from './filter-period'

type Props = {
  readonly label: string
  readonly period: Period
  /** The list with another period, from its beginning. */
  readonly path: (period: Period) => Route
  readonly action: string
  /** What the address says. */
  readonly kept: string
  readonly clock: ClockView
  /** What is older is kept no more: retention's bound. */
  readonly visibleSince: Date
  /** Whether all time may be asked for. */
  readonly endless?: boolean
}

const words = en.explorer
const days = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const

/** The days that the list shows, where it shows a bounded number of them. */
function shownDays({ since, from, to }: Period, today: string, zone: string): Days | null {
  if (from && to) return [firstDay(from, zone), lastDay(to, zone)]
  return since ? [dayAfter(today, 1 - days[since]), today] : null
}

/** When: what the address of any list says of time, and one such period earlier or later. */
export function ListPeriod({ label, period, path, action, kept, clock, visibleSince, endless = true }: Props) {
  const today = dayOf(new Date(clock.now), clock.zone)
  const shown = shownDays(period, today, clock.zone)
  const steps = shown && stepsFrom(shown, { oldest: dayOf(visibleSince, clock.zone), today })
  const at = (days: Days | null | undefined) => (days ? path({ from: days[0], to: days[1] }) : null)
  const free = { label: words.anyTime, href: path({}), current: !period.since && !period.from && !period.to }
  const tabs = spans.map((span) => ({
    label: words.spanTabs[span],
    href: path({ since: span }),
    current: period.since === span && !period.from && !period.to,
  }))
  return (
    <FilterPeriod
      label={label}
      tabs={endless ? [free, ...tabs] : tabs}
      steps={{ earlier: at(steps?.earlier), later: at(steps?.later), days: steps?.length ?? 0 }}
      action={action}
      kept={kept}
      from={shown?.[0] ?? (period.from && firstDay(period.from, clock.zone))}
      to={shown?.[1] ?? (period.to && lastDay(period.to, clock.zone))}
      today={today}
    />
  )
}
