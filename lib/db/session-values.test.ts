import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { spelledValues, suggestedValues } from './session-values'

const DAY = 86_400
let manager: SignedIn
let user: SignedIn
/** Few rows by key, then by the index; however busy the machine is. */
const unhurried = { firstRows: 10, mostMs: 1e9 }

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  const person = await makePerson()
  const at = (days: number) => ({ startedAgo: days * DAY, idleFor: days * DAY - 60, ended: { ago: days * DAY - 60, reason: 'signed_out' } })
  const crowd = { ...at(1), person, browser: 'Chrome', os: 'Windows', city: 'Northampton', country: 'GB' }
  await laySessions([
    ...Array.from({ length: 60 }, () => crowd),
    ...Array.from({ length: 25 }, (_, n) => ({ ...crowd, ...at(4), city: `Town ${String(n).padStart(2, '0')}` })),
    { ...crowd, ...at(20), city: 'Norwich', browser: 'Mobile Chrome', os: 'AIX' },
    { ...crowd, ...at(21), city: 'Bad_Aibling', browser: 'chrome' },
    { ...crowd, ...at(22), city: 'Å', person: user.person },
    // As many rows of a day as the index helps with hold the word, in the name of the person.
    ...Array.from({ length: 1_100 }, () => ({ ...crowd, ...at(10), city: 'Metropolis', person: { ...person, name: 'Vera Valparaiso' } })),
    { ...crowd, ...at(15), city: 'Valparaiso' },
    // Too old to be seen.
    { ...crowd, ...at(40), city: 'Norgone' },
  ])
})

describe('what a field may take', () => {
  const values = (field: 'city' | 'browser' | 'os', typed: string, pace = unhurried) => suggestedValues(manager.ctx, field, typed, pace)

  test('is looked for in all sessions, however rare it is and however much there is of others', async () => {
    expect(await values('city', 'NOR')).toEqual(['Northampton', 'Norwich'])
    expect(await values('os', 'aix')).toEqual(['AIX'])
    expect(await values('browser', 'chrome')).toEqual(['Chrome', 'Mobile Chrome', 'chrome'])
    expect(await values('city', 'atlantis')).toEqual([])
  })

  test('is found where nearly every row has the word in another field', async () => {
    expect(await values('city', 'valpar')).toEqual(['Valparaiso'])
  })

  test('by one letter too, and pattern characters mean themselves', async () => {
    expect(await values('city', 'å')).toEqual(['Å'])
    expect(await values('city', '_')).toEqual(['Bad_Aibling'])
    expect(await values('city', '%')).toEqual([])
  })

  test('ends with enough of them, and when its time is up', async () => {
    expect(await values('city', 'town')).toHaveLength(20)
    expect(await values('city', 'nor', { firstRows: 10, mostMs: 0 })).toEqual(['Northampton'])
  })

  test('ASVS 8.x is what stands in one’s own sessions where one sees no others', async () => {
    expect(await suggestedValues(user.ctx, 'city', '', unhurried)).toEqual(['Å'])
    expect(await suggestedValues(user.ctx, 'city', 'nor', unhurried)).toEqual([])
    expect(await spelledValues(user.ctx, 'city', 'norwich', unhurried)).toEqual([])
  })
})

describe('how a value is written', () => {
  const spelled = (typed: string) => spelledValues(manager.ctx, 'browser', typed, unhurried)

  test('in the letters in which it is recorded, found in the newest or in the oldest', async () => {
    expect(await spelled('mobile CHROME')).toEqual(['Mobile Chrome'])
    expect(await spelled('CHROME')).toEqual(['Chrome'])
    expect(await spelled('Chrome')).toEqual(['Chrome'])
    expect(await spelled('nothing')).toEqual([])
  })
})
