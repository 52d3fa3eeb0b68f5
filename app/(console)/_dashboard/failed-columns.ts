import type { Column } from '@/app/_charts/column-bars'
import { counted } from '@/app/_charts/number-words'
import { failuresInBin } from '@/app/(console)/_analysis/analysis-links'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { binName, cutFrom, saidOf } from '@/app/(console)/_analysis/series-bars'
import { en } from '@/lib/i18n/en'
import { failedBins } from './failed-bins'

const charts = en.charts

/** Of each bar of the period; null where there was not the time. */
export type FailedCounts = readonly (number | null)[] | null

/** Failed sign-ins as bars that lead on, and all of them together; `isWhole`: there was the time for all that is kept. */
export function failedColumns(page: AskedPage, known: FailedCounts) {
  const { ctx, query, clock } = page
  const { unit, bins } = failedBins(page)
  const counts = bins.map((bin, at) => (bin.to <= ctx.visibleSince ? null : (known?.[at] ?? null)))
  const columns = bins.map((bin, at): Column => {
    const isGone = bin.to <= ctx.visibleSince
    const count = counts[at] ?? null
    const cut = cutFrom(bin, unit, query, clock.zone)
    const isOpen = bin.to > ctx.now
    const number = count === null ? (isGone ? charts.noLongerKept : charts.uncounted) : counted(count)
    const said = saidOf(number, {
      ...{ cut: count === null ? null : cut, isOpen: isOpen && count !== null },
      isPartly: !isGone && bin.from < ctx.visibleSince,
    })
    return [binName(bin, unit, clock.zone), isGone ? null : failuresInBin(query, bin, unit), count, said, isOpen || cut !== null]
  })
  const isWhole = bins.every((bin, at) => counts[at] !== null || bin.to <= ctx.visibleSince)
  return { unit, columns, total: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0), isWhole }
}

/** A number for which there was not the time to its end: "12+". */
export const atLeast = (count: number, isWhole: boolean): string => (isWhole ? counted(count) : `${counted(count)}+`)

/** "most 763 on 18 Nov 2026"; that there is none, or that not all was counted. */
export function failedNote({ columns, total, isWhole }: Pick<ReturnType<typeof failedColumns>, 'columns' | 'total' | 'isWhole'>): string {
  if (!isWhole) return charts.uncountedSome
  const most = columns.reduce<Column | undefined>((found, one) => ((one[2] ?? 0) > (found?.[2] ?? 0) ? one : found), undefined)
  return most && total > 0 ? charts.most(counted(most[2] ?? 0), most[0]) : charts.noneInPeriod
}
