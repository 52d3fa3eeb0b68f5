import { expect, test } from 'vitest'
import type { SessionOverview } from './analysis'
import { compared } from './session-overview'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour))
const counted = (since: Date | null): SessionOverview => ({
  ...{ asOf: at(12), keptSince: at(0), total: 2, totalBefore: null, periodBefore: null, since, unit: 'hour', fields: { reason: [] } },
  ...{ durations: [], hours: [], series: [{ from: at(10), to: at(11), first: '2026-11-26', last: '2026-11-26', count: 2, before: null }] },
})
const before = { from: at(6), to: at(8), ms: 4 * 3_600_000, quarters: [{ at: at(6).getTime(), count: 5 }] }

test('a whole period is compared with the one before', () => {
  expect(compared(counted(null), before)).toMatchObject({ totalBefore: 5, series: [{ count: 2, before: 5 }] })
})

test('what was counted only from a moment on, and what has nothing before it, is not', () => {
  expect(compared(counted(at(10)), before)).toEqual(counted(at(10)))
  expect(compared(counted(null), 'gone')).toEqual(counted(null))
})
