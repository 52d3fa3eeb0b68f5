import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { peakSince } from './session-active'

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const peakOf = ({ id }: TestPerson, ago: number) =>
  peakSince(manager.ctx, { equal: { user: { is: [id], not: [] } } }, new Date(manager.ctx.now.getTime() - ago * 1_000))

test('who takes the place of another is not beside it, who comes a moment before is', async () => {
  const [one, two] = [await makePerson(), await makePerson()]
  const chain = (person: TestPerson, overlap: number) =>
    [4_000, 3_000, 2_000].map((startedAgo) => ({
      ...{ person, startedAgo, idleFor: startedAgo - 500 },
      ended: { ago: startedAgo - 1_000 - overlap, reason: 'replaced' },
    }))
  await laySessions([...chain(one, 0), { person: one, startedAgo: 1_000, idleFor: 10 }, ...chain(two, 1)])
  expect((await peakOf(one, 6_000)).count).toBe(1)
  expect((await peakOf(two, 6_000)).count).toBe(2)
})

test('who ended at once was never there, nor who ended when the time begins', async () => {
  const person = await makePerson()
  await laySessions([{ person, startedAgo: 900, idleFor: 900, ended: { ago: 900, reason: 'replaced' } }])
  expect((await peakOf(person, 6_000)).count).toBe(0)
})

/** Sums after each begin and end, one after the other; ends before begins of the same moment. */
function naive(rows: readonly { readonly from: number; readonly to: number | null }[], since: number): number {
  const steps = rows
    .filter(({ from, to }) => to === null || to > Math.max(from, since))
    .flatMap(({ from, to }) => [[Math.max(from, since), 1] as const, ...(to === null ? [] : [[to, -1] as const])])
    .sort(([at, step], [other, otherStep]) => at - other || step - otherStep)
  let [sum, most] = [0, 0]
  for (const [, step] of steps) {
    sum += step
    most = Math.max(most, sum)
  }
  return most
}

test('equals what all begins and ends sum up to, with open ones, in any crowd', { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      // Seconds of a few minutes: many within one, some at the same moment.
      fc.array(fc.record({ ago: fc.integer({ min: 200, max: 700 }), length: fc.option(fc.integer({ min: 0, max: 150 })) }), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.integer({ min: 100, max: 800 }),
      async (laid, since) => {
        const person = await makePerson()
        await laySessions(
          laid.map(({ ago, length }) => ({
            ...{ person, startedAgo: ago, idleFor: 1 },
            ended: length === null ? undefined : { ago: ago - length, reason: 'signed_out' },
          })),
        )
        const rows = laid.map(({ ago, length }) => ({ from: -ago, to: length === null ? null : length - ago }))
        // Laid a moment after the time was read that the search begins at: all of it lies as much later.
        const { rows: clock } = await (await testDatabase()).owner.query<{ at: Date }>(
          `SELECT max(started_at) + make_interval(secs => $2) AS at FROM sessions WHERE user_id = $1`,
          [person.id, Math.min(...laid.map(({ ago }) => ago)) - since + 0.5],
        )
        const { count } = await peakSince(manager.ctx, { equal: { user: { is: [person.id], not: [] } } }, clock[0]?.at as Date)
        expect(count).toBe(naive(rows, 0.5 - since))
      },
    ),
    { numRuns: 25, seed: 5 },
  )
})
