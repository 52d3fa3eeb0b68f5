import { enCharts } from '@/lib/i18n/en-charts'
import { differenceOf } from './number-words'

const words = enCharts.charts.change

/** How a number compares with that of the period before: its direction, short ("12%") and in words. */
export type Change = { readonly to: 'up' | 'down' | 'same'; readonly short: string; readonly said: string }

/** Null where there is nothing to compare with. */
export function changeOf(now: number, before: number | null): Change | null {
  if (before === null) return null
  if (now === before) return { to: 'same', short: '=', said: words.same }
  const to = now > before ? 'up' : 'down'
  if (before === 0) return { to, short: '', said: words.fromNone }
  const percent = differenceOf(now, before)
  return { to, short: percent, said: words[to](percent) }
}
