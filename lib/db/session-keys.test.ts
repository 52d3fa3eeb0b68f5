import { beforeAll, expect, test } from 'vitest'
import { wallClock } from '@/lib/time/zoned-day'
import { knownZone } from '@/lib/time/zones'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { countOf } from './session-count'

let manager: SignedIn
let person: TestPerson
let starts: readonly Date[]

beforeAll(async () => {
  const { owner } = await testDatabase()
  await owner.query('UPDATE settings SET retention_days = 400')
  manager = await signedIn('audit_manager')
  person = await makePerson()
  const ago = (at: number) => 3_600 + at * 12 * 86_400 + at * 1_111
  await laySessions(
    Array.from({ length: 30 }, (_, at) => ({
      person,
      startedAgo: ago(at),
      idleFor: ago(at),
      ended: { ago: ago(at) - 600, reason: 'idle' },
    })),
  )
  starts = (await owner.query('SELECT started_at FROM sessions WHERE user_id = $1', [person.id])).rows.map((row) => row.started_at)
})

/** PostgreSQL has other rules for the third, and takes the fourth the other way round; which of them a runtime knows depends on its version. */
const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'SystemV/PST8PDT', '+05:30'].filter((zone) => knownZone(zone) !== null)

test.each(zones)('weekday and hour are those of this runtime, all through the year, whatever the database knows: %s', async (zone) => {
  const found: Record<string, number> = {}
  for (const start of starts) {
    const wall = new Date(wallClock(start.getTime(), zone))
    const hour = `${wall.getUTCDay() || 7}-${wall.getUTCHours()}`
    found[hour] = (found[hour] ?? 0) + 1
  }
  for (const [hour, count] of Object.entries(found)) {
    const equal = { user: { is: [person.id], not: [] }, hour: { is: [hour], not: [] } }
    expect(await countOf(manager.ctx, { zone, equal }, true)).toEqual({ count, exact: true })
  }
})
