import { expect, test } from 'vitest'
import { onTheBeat } from './on-the-beat'

const tookMs = async (work: () => Promise<unknown>, beat = 40) => {
  const began = performance.now()
  await onTheBeat(beat, work).catch(() => {})
  return performance.now() - began
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('an answer comes at a beat, however long the work took, and so does a failure', async () => {
  // A timer may come a little early, never a beat.
  expect(await tookMs(async () => {})).toBeGreaterThan(37)
  expect(await tookMs(() => pause(20))).toBeGreaterThan(37)
  expect(await tookMs(() => Promise.reject(new Error('no')))).toBeGreaterThan(37)
  expect(await tookMs(() => pause(60))).toBeGreaterThan(77)
})

test('what was answered or thrown comes through', async () => {
  await expect(onTheBeat(1, async () => 7)).resolves.toBe(7)
  await expect(onTheBeat(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
