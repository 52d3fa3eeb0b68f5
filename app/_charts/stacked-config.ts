import type { ChartConfiguration, Plugin } from 'chart.js'
import { enTrends } from '@/lib/i18n/en-trends'
import type { ChartLook } from './chart-look'
import { hatch } from './hatch'
import { inkOn } from './ink'
import { counted } from './number-words'

const words = enTrends.trends

/** A value of a stack in finished words; `href` is null for what cannot be asked for. */
export type Segment = readonly [count: number, said: string, share: string, href: string | null]
/** A bar of shares: `name` in full, `tick` on the axis; `isOpen`: it is not over. Its segments are in the order of the values. */
export type Stack = readonly [
  name: string,
  tick: string,
  href: string | null,
  total: number,
  said: string,
  isOpen: boolean,
  segments: readonly Segment[],
]

/** Lower and narrower segments have no room for their number; the legend's order is that of the stack. */
const [leastHeight, leastWidth] = [15, 13]
/** A value's number is written so far from the one before: on each of thirty bars it would be noise. */
const leastApart = 72
/** What lies between shares and numbers, of the height of these. */
const gap = 0.3

/** Writes numbers on the segments of each value, the second cue beside its colour. */
const numbers: Plugin = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const { ctx: pen, data } = chart
    pen.save()
    pen.font = '650 10px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    for (const [at, { backgroundColor }] of data.datasets.entries()) {
      if (chart.getDatasetMeta(at).yAxisID === 'all') continue
      let last = Number.NEGATIVE_INFINITY
      for (const [bar, shape] of chart.getDatasetMeta(at).data.entries()) {
        const { x, y, base, width } = shape.getProps(['x', 'y', 'base', 'width'], true) as {
          x: number
          y: number
          base: number
          width: number
        }
        const colour = Array.isArray(backgroundColor) ? backgroundColor[bar] : backgroundColor
        if (typeof colour !== 'string' || base - y < leastHeight || width < leastWidth || x - last < leastApart) continue
        last = x
        pen.fillStyle = inkOn(colour)
        pen.fillText(String(at + 1), x, (y + base) / 2)
      }
    }
    pen.restore()
  },
}

/**
 * Bars of equal height, cut into the shares of their values, in the colours of the legend; above them how many each is of, since a share of few weighs less.
 * `pick` hears which segment of which bar somebody pressed; after the last of them comes the whole bar.
 */
export function stackedConfig(
  stacks: readonly Stack[],
  names: readonly string[],
  hueOf: (value: number) => number,
  look: ChartLook,
  pick: (bar: number, value: number) => void,
): ChartConfiguration {
  const font = { family: look.font, size: 11 }
  const colourOf = (value: number) => look.hues[hueOf(value) - 1] ?? look.muted
  const most = Math.max(1, ...stacks.map(([, , , total]) => total))
  const bars = { categoryPercentage: 0.94, barPercentage: 0.94, maxBarThickness: 64, grouped: false }
  const share = ([, , , total, , , segments]: Stack, value: number) => (total === 0 ? 0 : ((segments[value]?.[0] ?? 0) / total) * 100)
  return {
    type: 'bar',
    data: {
      labels: stacks.map(([, tick]) => tick),
      datasets: [
        ...names.map((label, value) => ({
          ...{ label, data: stacks.map((stack) => share(stack, value)), yAxisID: 'y' },
          backgroundColor: stacks.map(([, , , , , isOpen]) => (isOpen ? hatch(colourOf(value)) : colourOf(value))),
          ...{ borderColor: look.surface, borderWidth: { top: 1 }, borderSkipped: false, ...bars },
        })),
        {
          ...{ label: words.all, data: stacks.map(([, , , total]) => total), yAxisID: 'all', stack: 'all' },
          backgroundColor: look.hues[6],
          ...bars,
        },
      ],
    },
    plugins: [numbers],
    options: {
      animation: look.still ? false : { duration: 300 },
      responsive: true,
      maintainAspectRatio: false,
      onClick: (_, [hit]) => hit && pick(hit.index, hit.datasetIndex),
      onHover: ({ native }, hits) => {
        if (native?.target instanceof HTMLElement) native.target.style.cursor = hits.length > 0 ? 'pointer' : ''
      },
      scales: {
        x: {
          ...{ stacked: true, grid: { display: false }, border: { color: look.line } },
          ticks: { color: look.muted, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 16 },
        },
        y: {
          ...{ stacked: true, min: 0, max: 100, grid: { color: look.line }, border: { display: false }, stack: 'axes', stackWeight: 6 },
          ticks: { color: look.muted, font, stepSize: 25, callback: (value) => `${value}%` },
        },
        all: {
          // Below nothing a gap, so that they do not seem to be one more share.
          ...{ min: -most * gap, max: most, grid: { display: false }, border: { display: false }, stack: 'axes', stackWeight: 1 },
          afterBuildTicks: (axis) => {
            axis.ticks = [{ value: most }]
          },
          ticks: { color: look.muted, font, callback: () => counted(most) },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...{ backgroundColor: look.text, titleColor: look.surface, bodyColor: look.surface, displayColors: false, padding: 8 },
          titleFont: { family: look.font, size: 12 },
          bodyFont: { family: look.font, size: 12 },
          callbacks: {
            title: ([item]) => stacks[item?.dataIndex ?? 0]?.[0] ?? '',
            label: ({ dataIndex, datasetIndex }) => {
              const [, said, part] = stacks[dataIndex]?.[6][datasetIndex] ?? []
              if (said === undefined) return `${words.all}: ${stacks[dataIndex]?.[4] ?? ''}`
              return `${names[datasetIndex]}: ${said} (${part})`
            },
          },
        },
      },
    },
  } as ChartConfiguration
}
