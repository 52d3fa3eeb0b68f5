import { beforeAll, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { signedIn } from '@/tests/helpers/signed-in'
import { histogramOf } from './activity-histogram'
import { settleDays } from './settle-days'

const DAY_MS = 86_400_000

beforeAll(async () => {
  await testDatabase()
  await makeDays(3)
  await layActivities([1, 2, 3].map((ago) => ({ ago, ms: 1_000 })))
})

test('a day on which somebody still writes is passed over, told, and settled the next time', async () => {
  const { owner, ownerUrl } = await testDatabase()
  const { rows } = await owner.query(`SELECT day::text, to_char(day, 'YYYYMMDD') AS part FROM log.days_to_settle() AS day`)
  // In the hour after midnight yesterday is not over yet.
  expect(rows.length).toBeGreaterThanOrEqual(2)
  const told: string[] = []
  await withClient(ownerUrl, async (writer) => {
    await writer.query(`BEGIN; LOCK TABLE log.activities_${rows[0].part} IN ROW EXCLUSIVE MODE`)
    expect(await settleDays((_, day) => told.push(day))).toBe(rows.length - 1)
    await writer.query('ROLLBACK')
  })
  expect(told).toEqual([rows[0].day])
  expect(await settleDays((_, day) => told.push(day))).toBe(1)
  expect(told).toHaveLength(1)
})

test('what settled days tell is known, however little time there is for the rest', async () => {
  const { ctx } = await signedIn('audit_manager')
  await settleDays(() => {})
  const today = Math.floor(ctx.now.getTime() / DAY_MS) * DAY_MS
  // Rows of today, more than the first slice reads.
  await layActivities(Array.from({ length: 30 }, (_, at) => ({ ago: 0, ms: at })))
  const edges = [-3, -2, 0, 1].map((day) => new Date(today + day * DAY_MS))
  const seen = await histogramOf(ctx, {}, edges, { firstRows: 10, mostMs: -1 })
  expect(seen[0]).toBe(1)
  expect(seen.at(-1)).toBeNull()
})
