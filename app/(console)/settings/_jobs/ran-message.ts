import type { ClockView } from '@/app/_ui/clock-view'
import { shortStamp } from '@/app/_ui/stamp'
import { enSettings } from '@/lib/i18n/en-settings'
import type { RunAnswer } from '@/lib/jobs/carry-out'

const { ran: words, rows: rowsOf } = enSettings.jobs

/** What came of a run that somebody asked for, times as the job's card beside it tells them. What went wrong stands in the list of runs. */
export function ranMessage({ outcome, rows, startsAt }: RunAnswer, clock: ClockView): string {
  if (outcome === 'done' || outcome === 'more') return words[outcome](rowsOf(rows))
  if (outcome === 'not_yet') return words.notYet(startsAt === undefined ? '' : shortStamp(startsAt.toISOString(), clock))
  return words[outcome]
}
