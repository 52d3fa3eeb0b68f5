import { beforeEach, expect, test, vi } from 'vitest'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { AppError } from '@/lib/errors/app-error'
import { dashboardCounts } from './dashboard-counts'

const asked = vi.hoisted(() => [] as string[])
type Answer = { resolve(value: unknown): void; reject(error: Error): void }
const now = vi.hoisted(() => ({ answer: {} as Answer }))
vi.mock('@/lib/analytics/active-now', () => ({
  activeNow: () =>
    new Promise((resolve, reject) => {
      now.answer = { resolve, reject }
    }),
}))
vi.mock('@/lib/analytics/peak-today', () => ({ peakToday: async () => asked.push('peak') }))
vi.mock('@/lib/analytics/session-overview', () => ({ sessionOverview: async () => asked.push('overview') }))
vi.mock('@/lib/analytics/sessions-before', () => ({ sessionsBefore: async () => asked.push('before') }))
vi.mock('@/lib/analytics/session-shares', () => ({ sessionShares: async () => asked.push('shares') }))
vi.mock('@/lib/analytics/failed-sign-ins', () => ({ failedSignIns: async () => asked.push('failed') }))
vi.mock('./failed-bins', () => ({ failedBins: () => ({ bins: [] }) }))

const page = { ctx: {}, query: {}, clock: { zone: 'UTC' }, everyone: true } as unknown as AskedPage
const all = ['peak', 'overview', 'before', 'shares', 'failed']
const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

beforeEach(() => void asked.splice(0))

test('who is signed in now is asked alone, and everything else once that has come', async () => {
  const counts = dashboardCounts(page)
  await turn()
  expect(asked).toEqual([])
  now.answer.resolve({ active: 3 })
  await Promise.all(Object.values(counts))
  expect(asked).toEqual(all)
})

test.each([
  ['there was no time for it', new AppError('unavailable', 'Too busy.')],
  ['it fails', new Error('broken')],
])('everything else is asked, too, where %s', async (_what, error) => {
  const { now: first, ...others } = dashboardCounts(page)
  now.answer.reject(error)
  await Promise.all(Object.values(others))
  expect(asked).toEqual(all)
  expect(await first.catch(String)).toEqual(error instanceof AppError ? null : String(error))
})
