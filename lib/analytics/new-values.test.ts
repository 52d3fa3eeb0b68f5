import { beforeAll, describe, expect, test } from 'vitest'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { testDatabase } from '@/tests/helpers/database'
import { type LaidSession, laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { analyseSessions } from './analyse-sessions'
import { analyseTrends } from './analyse-trends'
import { newValues } from './new-values'

const DAY = 86_400
const zone = 'Asia/Kolkata'
const fields = ['country', 'asn', 'vendor', 'model', 'browser', 'os'] as const
let manager: SignedIn
let user: SignedIn
let other: TestPerson
let kali: readonly string[]

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  other = await makePerson()
  const lay = (person: TestPerson, days: number, what: Partial<LaidSession>): LaidSession => {
    const startedAgo = days * DAY
    const ago = startedAgo - 600
    return {
      person,
      startedAgo,
      idleFor: ago,
      ended: { ago, reason: 'signed_out' },
      os: 'macOS',
      browser: 'Safari',
      country: 'NO',
      ...what,
    }
  }
  await laySessions([
    ...[25, 16, 9, 3, 1.2].map((days) => lay(other, days, {})),
    // Three days after the records begin: it may only not have come up before.
    ...[22, 5].map((days) => lay(other, days, { os: 'Windows' })),
    lay(other, 12, { os: 'Haiku' }),
    lay(other, 10, { country: 'FR', asn: 3215 }),
    lay(other, 6, { vendor: 'Google', model: 'Pixel 9' }),
    lay(other, 4, { vendor: 'Google', model: 'Pixel 10' }),
    ...[24, 15, 8].map((days) => lay(user.person, days, {})),
    lay(user.person, 2, { os: 'Haiku' }),
  ])
  kali = await laySessions([1.4, 1.3, 1.1].map((days) => lay(other, days, { os: 'Kali Linux' })))
})

async function told({ ctx }: SignedIn, address: string) {
  const { query } = parseSessionQuery(Object.fromEntries(new URLSearchParams(address)))
  const analysis = await analyseSessions(ctx, query, zone)
  const found = await newValues(ctx, query, zone, { fields, analysis, trends: await analyseTrends(ctx, query, zone, analysis) })
  return { ...found, names: found.values.map(({ field, share }) => `${field} ${share.where[field]} ${share.count}`) }
}

describe('values that came up for the first time', () => {
  test('are those of which the first session that is kept lies in the period, the newest first, each with that session', async () => {
    const { values, names, left, isComplete } = await told(manager, 'since=7d')
    expect({ left, isComplete }).toEqual({ left: 0, isComplete: true })
    expect(names).toEqual(['os Kali Linux 3', 'vendor Google 2'])
    expect(values[0]?.first).toMatchObject({ id: kali[0], userName: other.name })
  })

  test('are told from all that is kept where the period reaches back so far, but not what came up while the records were young', async () => {
    const { names, recordsSince } = await told(manager, 'since=30d')
    expect(names).toEqual(['os Kali Linux 3', 'vendor Google 2', 'country FR 1', 'asn 3215 1', 'os Haiku 2'])
    expect(Math.round((Date.now() - (recordsSince?.getTime() ?? 0)) / 86_400_000)).toBe(25)
  })

  test('are new among what matches', async () => {
    expect((await told(manager, 'since=7d&vendor=Google')).names).toEqual([])
    expect((await told(manager, 'since=7d&os=Haiku&country=NO')).names).toEqual([])
    expect((await told(manager, 'since=7d&device=desktop')).names).toEqual(['os Kali Linux 3', 'vendor Google 2'])
  })

  test('of an Audit User are among their own sessions alone', async () => {
    const { names, values } = await told(user, 'since=7d')
    expect(names).toEqual(['os Haiku 1'])
    expect(values[0]?.first.userId).toBe(user.ctx.userId)
  })

  test('are none where nothing is kept', async () => {
    expect(await told(user, 'os=BeOS')).toMatchObject({ names: [], recordsSince: null, isComplete: true })
  })
})
