import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, signedIn } from '@/tests/helpers/signed-in'
import { Prisma } from './generated/client'
import { sessionTallies } from './session-tally'
import { snapshot } from './snapshot'

beforeAll(() => testDatabase())

test('what changes meanwhile is not seen, and the moment is one', async () => {
  const { owner } = await testDatabase()
  const look = Prisma.sql`SELECT (SELECT count(*)::int FROM public.users) AS count, now() AS now`
  const seen = await snapshot(async (run) => {
    const before = await run(look)
    await makePerson()
    return [...before, ...(await run(look))]
  })
  expect(seen[1]).toEqual(seen[0])
  expect((await owner.query('SELECT count(*)::int AS n FROM users')).rows[0].n).toBeGreaterThan(0)
})

test('a failed one hands no broken connection on', async () => {
  await expect(snapshot((run) => run(Prisma.sql`SELECT 1 / 0`))).rejects.toThrow('division by zero')
  expect(await snapshot((run) => run(Prisma.sql`SELECT 1 AS one`))).toEqual([{ one: 1 }])
})

test('each end is told once while a job writes ends down', { timeout: 60_000 }, async () => {
  const { owner } = await testDatabase()
  const { ctx } = await signedIn('audit_manager')
  const person = await makePerson()
  const ids = await laySessions(Array.from({ length: 400 }, (_, at) => ({ person, startedAgo: 30_000 + at, idleFor: 29_000 })))
  const filter = { equal: { user: { is: [person.id], not: [] } } }
  const writing = (async () => {
    for (const id of ids)
      await owner.query(
        `UPDATE sessions s SET ended_at = public.session_ends_at(s.started_at, s.last_activity_at, c), end_reason = 'idle' FROM settings c WHERE s.id = $1`,
        [id],
      )
    return 'written'
  })()
  for (let done = ''; done === ''; done = await Promise.race([writing, new Promise<string>((go) => setTimeout(go, 0, ''))])) {
    const { tallies } = await sessionTallies(ctx, filter, ['end', 'role'])
    const sum = (part: string) => tallies.reduce((all, tally) => all + (tally.part === part ? tally.count : 0), 0)
    expect([sum('end'), sum('role')]).toEqual([400, 400])
  }
})
