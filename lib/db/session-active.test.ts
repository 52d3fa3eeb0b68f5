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
