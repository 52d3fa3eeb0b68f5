import { counted } from '@/app/_charts/number-words'
import { enCharts } from '@/lib/i18n/en-charts'

const words = enCharts.charts

/** "Busy hours: most 42 on Tuesday 09:00–09:59." */
export function hoursSentence(caption: string, hours: readonly (readonly number[])[]): string {
  const cells = hours.flatMap((row, day) => row.map((count, hour) => ({ count, day, hour })))
  const most = cells.reduce((found, cell) => (cell.count > found.count ? cell : found), { count: 0, day: 0, hour: 0 })
  if (most.count === 0) return `${caption}: ${words.nothing}`
  return `${caption}: ${words.most(counted(most.count), `${words.weekdays[most.day]} ${words.hour(String(most.hour).padStart(2, '0'))}`)}.`
}
