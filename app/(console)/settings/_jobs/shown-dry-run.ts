import type { PurgePreview } from '@/lib/db/purge-preview'
import { enSettings } from '@/lib/i18n/en-settings'

const words = enSettings.jobs

/** What a clean-up would remove, in words: a line for each table and day, and what would be left. */
export type ShownDryRun = { readonly lines: readonly (readonly [what: string, rows: string])[]; readonly kept: readonly string[] }

const stamp = (at: Date) => words.utc(at.toISOString().slice(0, 16).replace('T', ' '))

/** Puts it into words. Activities come day by day; the sum of them is left out where there is one day alone. */
export function shownDryRun({ tables, days, oldestKept, goneBefore }: PurgePreview): ShownDryRun {
  const names = Object.keys(tables) as (keyof PurgePreview['tables'])[]
  const sums = names.filter((name) => tables[name] > 0).map((name) => [words.tables[name], tables[name].toLocaleString('en-GB')] as const)
  const each = days.map(({ day, what, count }) => [words.dayOf(day, what), count.toLocaleString('en-GB')] as const)
  const kept = [
    [words.oldest.activity, oldestKept.activity],
    [words.oldest.session, oldestKept.session],
    [words.oldest.goneBefore, goneBefore],
  ] as const
  return {
    lines: tables.activities > 0 ? [...sums.slice(0, 1), ...each, ...sums.slice(1)] : sums,
    kept: kept.flatMap(([label, at]) => (at === null ? [] : [`${label}: ${stamp(at)}`])),
  }
}
