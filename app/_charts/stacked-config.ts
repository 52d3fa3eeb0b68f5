import type { ChartConfiguration, Plugin } from 'chart.js'
import type { ChartLook } from './chart-look'
import { hatch } from './hatch'
import { inkOn } from './ink'

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

/** Writes each segment's number on it, the second cue beside its colour. */
const numbers: Plugin = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const { ctx: pen, data } = chart
    pen.save()
    pen.font = '650 10px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    for (const [at, { backgroundColor }] of data.datasets.entries())
      for (const [bar, shape] of chart.getDatasetMeta(at).data.entries()) {
        const { x, y, base, width } = shape.getProps(['x', 'y', 'base', 'width'], true) as {
          x: number
          y: number
          base: number
          width: number
        }
        const colour = Array.isArray(backgroundColor) ? backgroundColor[bar] : backgroundColor
        if (typeof colour !== 'string' || base - y < leastHeight || width < leastWidth) continue
        pen.fillStyle = inkOn(colour)
        pen.fillText(String(at + 1), x, (y + base) / 2)
      }
    pen.restore()
  },
}

/** Bars of equal height, cut into the shares of their values, in the colours of the legend. `pick` hears which segment of which bar somebody pressed. */
export function stackedConfig(
  stacks: readonly Stack[],
  names: readonly string[],
  hueOf: (value: number) => number,
  look: ChartLook,
  pick: (bar: number, value: number) => void,
): ChartConfiguration {
  const font = { family: look.font, size: 11 }
  const colourOf = (value: number) => look.hues[hueOf(value) - 1] ?? look.muted
  const share = ([, , , total, , , segments]: Stack, value: number) => (total === 0 ? 0 : ((segments[value]?.[0] ?? 0) / total) * 100)
  return {
    type: 'bar',
    data: {
      labels: stacks.map(([, tick]) => tick),
      datasets: names.map((label, value) => ({
        ...{ label, data: stacks.map((stack) => share(stack, value)) },
        backgroundColor: stacks.map(([, , , , , isOpen]) => (isOpen ? hatch(colourOf(value)) : colourOf(value))),
        ...{
          borderColor: look.surface,
          borderWidth: { top: 1 },
          borderSkipped: false,
          categoryPercentage: 0.94,
          barPercentage: 0.94,
          maxBarThickness: 64,
        },
      })),
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
          ...{ stacked: true, min: 0, max: 100, grid: { color: look.line }, border: { display: false } },
          ticks: { color: look.muted, font, stepSize: 25, callback: (value) => `${value}%` },
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
              const [, said = '', part = ''] = stacks[dataIndex]?.[6][datasetIndex] ?? []
              return `${names[datasetIndex]}: ${said} (${part})`
            },
          },
        },
      },
    },
  } as ChartConfiguration
}
