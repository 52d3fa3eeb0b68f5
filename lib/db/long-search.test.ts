import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { read } from './read'

let [one, other]: SignedIn[] = []
beforeAll(async () => {
  await testDatabase()
  one = await signedIn('audit_manager')
  other = await signedIn('audit_manager')
})

const outcomes = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((answer) => (answer.status === 'fulfilled' ? 'done' : (answer.reason as { code: string }).code))

test.each([
  ['analyses', ({ ctx }: SignedIn) => read(ctx).session.tallies({}, ['role'])],
  ['exact counts of sessions', ({ ctx }: SignedIn) => read(ctx).session.countMatching({}, { exact: true })],
  ['exact counts of activities', ({ ctx }: SignedIn) => read(ctx).activity.countMatching({}, { exact: true })],
] as const)(
  'three of a person’s %s are under way at once and four wait; whoever asks for more is told, and nobody else',
  async (_what, ask) => {
    const asked = Array.from({ length: 9 }, () => ask(one as SignedIn))
    const others = ask(other as SignedIn)
    expect(await outcomes(asked)).toEqual([...Array(7).fill('done'), 'unavailable', 'unavailable'])
    expect(await outcomes([others])).toEqual(['done'])
    expect(await outcomes([ask(one as SignedIn)])).toEqual(['done'])
  },
)

test('counts that nobody asked to be exact are short, and need no turn', async () => {
  expect(new Set(await outcomes(Array.from({ length: 8 }, () => read((one as SignedIn).ctx).session.countMatching({}))))).toEqual(
    new Set(['done']),
  )
})
