import type { ChartConfiguration, ScriptableContext } from 'chart.js'
import { enCharts } from '@/lib/i18n/en-charts'
import type { ChartLook } from './chart-look'
import { hatch } from './hatch'

const words = enCharts.charts

/** A bar in finished words: `name` in full, `tick` on the axis; `before` in the period before, null where there is none; `isPart`: it is not over, or begins in the midst of a day. */
export type SeriesBar = readonly [
  name: string,
  tick: string,
  href: string | null,
  count: number,
  said: string,
  before: number | null,
  saidBefore: string,
  isPart: boolean,
]

/** Bars and a dashed line in the page's colours. `pick` hears at which bar somebody pressed. */
export function seriesConfig(bars: readonly SeriesBar[], look: ChartLook, pick: (at: number) => void): ChartConfiguration {
  const open = hatch(look.accent)
  const fill = ({ dataIndex }: ScriptableContext<'bar'>) => (bars[dataIndex]?.[7] ? open : look.accent)
  const font = { family: look.font, size: 11 }
  return {
    type: 'bar',
    data: {
      labels: bars.map(([, tick]) => tick),
      datasets: [
        {
          ...{ type: 'line', label: words.before, data: bars.map(([, , , , , before]) => before) },
          ...{ borderColor: look.hues[1], borderWidth: 1.5, borderDash: [4, 3], pointRadius: 0, pointHitRadius: 0, tension: 0.3 },
          ...{ borderJoinStyle: 'round', cubicInterpolationMode: 'monotone' },
        },
        {
          ...{ type: 'bar', label: words.now, data: bars.map(([, , , count]) => count), backgroundColor: fill },
          ...{ borderRadius: 2, categoryPercentage: 0.92, barPercentage: 0.9, maxBarThickness: 48 },
        },
      ],
    },
    options: {
      animation: look.still ? false : { duration: 300 },
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      onClick: (_, [hit]) => hit && pick(hit.index),
      onHover: ({ native }, hits) => {
        if (native?.target instanceof HTMLElement) native.target.style.cursor = hits.length > 0 ? 'pointer' : ''
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: look.line },
          ticks: { color: look.muted, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 16 },
        },
        y: {
          beginAtZero: true,
          grid: { color: look.line },
          border: { display: false },
          ticks: { color: look.muted, font, precision: 0, maxTicksLimit: 7 },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...{ backgroundColor: look.text, titleColor: look.surface, bodyColor: look.surface, displayColors: false, padding: 8 },
          titleFont: { family: look.font, size: 12 },
          bodyFont: { family: look.font, size: 12 },
          itemSort: (one, other) => other.datasetIndex - one.datasetIndex,
          filter: ({ raw }) => raw !== null,
          callbacks: {
            title: ([item]) => bars[item?.dataIndex ?? 0]?.[0] ?? '',
            label: ({ dataIndex, datasetIndex, dataset }) => {
              const bar = bars[dataIndex]
              return `${dataset.label}: ${(datasetIndex === 0 ? bar?.[6] : bar?.[4]) ?? ''}`
            },
          },
        },
      },
    },
  } as ChartConfiguration
}
