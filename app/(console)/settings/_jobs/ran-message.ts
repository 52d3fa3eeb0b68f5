import { enSettings } from '@/lib/i18n/en-settings'
import type { RunAnswer } from '@/lib/jobs/carry-out'
import { minuteOf } from '@/lib/time/zoned-minute'

const { ran: words, rows: rowsOf, utc } = enSettings.jobs

/** What came of a run that somebody asked for. What went wrong stands in the list of runs. */
export function ranMessage({ outcome, rows, startsAt }: RunAnswer): string {
  if (outcome === 'done' || outcome === 'more') return words[outcome](rowsOf(rows))
  if (outcome === 'not_yet') return words.notYet(startsAt === undefined ? '' : utc(minuteOf(startsAt, 'UTC').replace('T', ' ')))
  return words[outcome]
}
