import type { ClockView } from '@/app/_ui/clock-view'
import { shortStamp } from '@/app/_ui/stamp'
import { enTrends } from '@/lib/i18n/en-trends'
import { dayAfter, dayOf } from '@/lib/time/zoned-day'

const words = enTrends.trends.fresh

/** "First seen yesterday, 13:24": by the days of the viewer's zone. */
export function firstSeen(iso: string, clock: ClockView): string {
  const stamp = shortStamp(iso, clock)
  const [day, today] = [dayOf(new Date(iso), clock.zone), dayOf(new Date(clock.now), clock.zone)]
  if (day === today) return words.today(stamp.slice(-5))
  return day === dayAfter(today, -1) ? words.yesterday(stamp.slice(-5)) : words.at(stamp)
}
