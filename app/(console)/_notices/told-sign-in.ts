import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, placeName, systemName } from '@/app/_ui/describe'
import { shortStamp } from '@/app/_ui/stamp'
import type { ToldSignIn } from '@/lib/db/unseen-notices'
import { enAlerts } from '@/lib/i18n/en-alerts'
import { dayAfter, dayOf } from '@/lib/time/zoned-day'

const words = enAlerts.alerts

/** "Firefox 140 on Linux" */
export function softwareOf(told: ToldSignIn): string {
  if (told.browser === null && told.os === null) return words.noSoftware
  return told.os === null ? browserName(told) : words.software(browserName(told), systemName(told))
}

/** "today 14:02", "yesterday 23:59", "3 Nov, 09:15" in the viewer's zone. */
export function whenOf({ at }: ToldSignIn, clock: ClockView): string {
  const stamp = shortStamp(at, clock)
  const time = stamp.slice(stamp.lastIndexOf(' ') + 1)
  const [day, today] = [dayOf(new Date(at), clock.zone), dayOf(new Date(clock.now), clock.zone)]
  if (day === today) return words.today(time)
  return day === dayAfter(today, -1) ? words.yesterday(time) : stamp
}

/** "203.0.113.7 (Oslo, Norway)" */
export const whereOf = (told: ToldSignIn): string => words.where(told.ip ?? words.noAddress, placeName(told))

/** "You had never signed in from Norway." */
export function whyOf({ why, newCountry: country, newRegion: region }: ToldSignIn): string {
  return words.because[why](country === null ? null : placeName({ city: null, region, country, networkClass: 'public' }))
}
