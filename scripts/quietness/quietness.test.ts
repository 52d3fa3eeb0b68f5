import { expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { quietness } from './run'

test('in ninety days nobody is told more than needed, and every stranger in another country is told of', async () => {
  const { owner } = await testDatabase()
  const counted = await quietness(owner, { people: 30, strangers: 10, seed: 20_261_127 })
  expect(counted.signIns).toBeGreaterThan(2_500)
  expect([counted.planted, counted.told]).toEqual([10, 10])
  expect(counted.needless.mean).toBeLessThanOrEqual(0.5)
  expect(counted.byCause['second device']).toBe(30)
}, 240_000)
