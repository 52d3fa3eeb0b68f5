import type { ClockView } from '@/app/_ui/clock-view'
import { timeOfDay } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'

const words = en.dashboard.overview
const MINUTE_MS = 60_000

/** "at 10:42", or that it is so now. */
export function peakWords(at: Date, { now, zone }: ClockView): string {
  return now - at.getTime() < MINUTE_MS ? words.peakNow : words.peakAt(timeOfDay(at.toISOString(), zone).slice(0, 5))
}
