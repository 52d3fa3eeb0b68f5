import type { ChartConfiguration, Plugin } from 'chart.js'
import type { ChartLook } from './chart-look'
import { otherHue, type RankRow } from './ranking'

/** Smaller slices have no room for their number; the legend's order is that of the ring. */
const leastShare = 0.05
const ink = '#111418'
const paper = '#ffffff'

/** Writes each slice's number on it, the second cue beside its colour. */
const numbers: Plugin = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const { ctx: pen, data } = chart
    const counts = (data.datasets[0]?.data ?? []) as readonly number[]
    const colours = (data.datasets[0]?.backgroundColor ?? []) as readonly string[]
    const total = counts.reduce((sum, count) => sum + count, 0)
    pen.save()
    pen.font = '650 11px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    for (const [at, slice] of chart.getDatasetMeta(0).data.entries()) {
      if ((counts[at] ?? 0) < total * leastShare) continue
      const { x, y } = slice.tooltipPosition(true)
      pen.fillStyle = inkOn(colours[at] ?? '')
      pen.fillText(String(at + 1), x ?? 0, y ?? 0)
    }
    pen.restore()
  },
}

/** Black or white, whichever is read better on a colour (`rgb(r, g, b)`). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return red * 0.299 + green * 0.587 + blue * 0.114 > 95 ? ink : paper
}

/** A ring in the colours of its legend. `pick` hears at which slice somebody pressed. */
export function doughnutConfig(rows: readonly RankRow[], look: ChartLook, pick: (at: number) => void): ChartConfiguration {
  return {
    type: 'doughnut',
    data: {
      labels: rows.map(([name]) => name),
      datasets: [
        {
          data: rows.map(([, , , , count]) => count),
          backgroundColor: rows.map(([, , , href], at) => look.hues[href === null ? otherHue - 1 : at] ?? look.muted),
          ...{ borderColor: look.surface, borderWidth: 2, hoverBorderColor: look.surface, hoverOffset: 4 },
        },
      ],
    },
    plugins: [numbers],
    options: {
      animation: look.still ? false : { duration: 300 },
      responsive: true,
      maintainAspectRatio: false,
      cutout: '62%',
      layout: { padding: 4 },
      onClick: (_, [hit]) => hit && pick(hit.index),
      onHover: ({ native }, hits) => {
        if (native?.target instanceof HTMLElement) native.target.style.cursor = hits.length > 0 ? 'pointer' : ''
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...{ backgroundColor: look.text, titleColor: look.surface, bodyColor: look.surface, displayColors: false, padding: 8 },
          bodyFont: { family: look.font, size: 12 },
          callbacks: {
            title: () => '',
            label: ({ dataIndex }) => {
              const [name, , , , , said, share] = rows[dataIndex] ?? ['', null, null, null, 0, '', '']
              return `${name}: ${said} (${share})`
            },
          },
        },
      },
    },
  } as ChartConfiguration
}
