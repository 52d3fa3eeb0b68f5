import { expect, test } from 'vitest'
import { bucketsOf } from './buckets'

const now = new Date('2026-11-26T10:00:00Z')
const oldest = new Date('2026-01-01T00:00:00Z')
const ends = (buckets: ReturnType<typeof bucketsOf>) => [buckets[0]?.first, buckets.at(-1)?.last, buckets.length]

test.each([
  [{}, ['2026-10-28', '2026-11-26', 30]],
  [{ since: '7d' as const }, ['2026-11-20', '2026-11-26', 7]],
  [{ from: '2026-11-25', to: '2026-11-25' }, ['2026-11-25', '2026-11-25', 1]],
  [{ from: '2026-11-25', to: '2027-01-25' }, ['2026-11-25', '2026-11-26', 2]],
  [{ from: '2025-01-01' }, ['2026-01-01', '2026-11-26', 83]],
  [{ from: '2027-01-01' }, [undefined, undefined, 0]],
])('%j', (period, expected) => expect(ends(bucketsOf(period, 'UTC', now, oldest))).toEqual(expected))

test('bars follow each other without a gap, also where a day has 25 hours', () => {
  const buckets = bucketsOf({ from: '2026-10-20', to: '2026-10-30' }, 'Europe/Berlin', now, oldest)
  for (const [at, { to }] of buckets.slice(0, -1).entries()) expect(to).toEqual(buckets[at + 1]?.from)
  const long = buckets.find(({ first }) => first === '2026-10-25')
  expect((Number(long?.to) - Number(long?.from)) / 3_600_000).toBe(25)
})
