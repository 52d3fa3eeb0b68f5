import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { SessionFilter } from '@/lib/db/session-filter'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, makeSession, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { findSession } from './find-session'
import { killSession } from './kill-session'
import { listSessions } from './list-sessions'

let manager: SignedIn
let person: TestPerson
const made: string[] = []

beforeAll(async () => {
  await testDatabase()
  person = await makePerson()
  for (let i = 0; i < 120; i += 1) made.push((await makeSession(person, i % 3 === 0 ? { startedAgo: 9000, idleFor: 3700 } : {})).id)
  manager = await signedIn('audit_manager')
})

type Given = { status?: 'active' | 'terminated'; user?: string | undefined; before?: string | undefined; after?: string | undefined }

const asked = ({ status, user, ...place }: Given) => ({
  filter: { status, ...(user === person.id ? { equal: { user: { is: [user], not: [] } } } : { text: user }) },
  ...place,
})
const list = (given: Given) => listSessions(manager.ctx, asked(given))

/** All pages downwards, from the newest. */
async function allPages(filter: Given): Promise<string[]> {
  const ids: string[] = []
  for (let before: string | undefined, more = true; more; ) {
    const page = await list({ ...filter, before })
    ids.push(...page.rows.map(({ id }) => id))
    before = ids.at(-1)
    more = page.hasOlder
  }
  return ids
}

describe('ASVS 8.x the list of sessions', () => {
  test('pages hold every session once, newest first', async () => {
    expect(await allPages({ user: person.id })).toEqual([...made].reverse())
    expect((await allPages({})).length).toBe(121)
  })

  test('one page back is the page before', async () => {
    const first = await list({ user: person.email })
    const second = await list({ user: person.email, before: first.rows.at(-1)?.id })
    const back = await list({ user: person.email, after: second.rows[0]?.id })
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
    expect(second.hasNewer).toBe(true)
    expect(first.hasNewer).toBe(false)
  })

  test('below the oldest lies an empty page that knows of newer ones; with nothing at all it knows of none', async () => {
    expect(await list({ user: person.id, before: made[0] })).toMatchObject({ rows: [], hasOlder: false, hasNewer: true })
    expect(await list({ user: 'nobody at all', before: made[0] })).toMatchObject({ rows: [], hasOlder: false, hasNewer: false })
  })

  test('upwards a page is full, or it is the first page', async () => {
    const newest = [...made].reverse()
    const idsAbove = async (i: number) => {
      const { rows, ...more } = await list({ user: person.id, after: newest[i] })
      return { ids: rows.map(({ id }) => id), ...more }
    }
    expect(await idsAbove(0)).toMatchObject({ ids: newest.slice(0, 50), hasOlder: true, hasNewer: false })
    expect(await idsAbove(20)).toMatchObject({ ids: newest.slice(0, 50), hasOlder: true, hasNewer: false })
    expect(await idsAbove(70)).toMatchObject({ ids: newest.slice(20, 70), hasOlder: true, hasNewer: true })
  })

  test('older and newer ones are said to be there only where they are', async () => {
    const below = (id: string | undefined) => list({ user: person.id, before: id })
    // An id above all of this person's, and one below which there is exactly one.
    expect(await below(manager.session.id)).toMatchObject({ hasNewer: false, hasOlder: true })
    expect(await below(made[1])).toMatchObject({ rows: [{ id: made[0] }], hasNewer: true, hasOlder: false })
    const unknownAndOldest = '00000000-0000-7000-8000-000000000000'
    const lowest = await list({ user: person.id, status: 'terminated', after: unknownAndOldest })
    expect(lowest).toMatchObject({ hasNewer: false, hasOlder: false })
    expect(lowest.rows.length).toBe(40)
    const all = await list({ user: person.id, after: unknownAndOldest })
    expect(all.rows.map(({ id }) => id)).toEqual(made.slice(0, 50).reverse())
    expect(all).toMatchObject({ hasNewer: true, hasOlder: false })
    // Both at once: the place from above counts.
    expect((await list({ user: person.id, before: made[10], after: made[5] })).rows.length).toBe(10)
  })

  test('F7 open and ended part at the deadline, without a job', async () => {
    expect(await allPages({ status: 'active', user: person.name })).toEqual(made.filter((_, i) => i % 3 !== 0).reverse())
    expect(await allPages({ status: 'terminated', user: person.name })).toEqual(made.filter((_, i) => i % 3 === 0).reverse())
    const [ranOut] = (await list({ status: 'terminated' })).rows
    expect(ranOut).toMatchObject({
      status: 'terminated',
      endReason: 'idle',
      endsAt: null,
      endedByName: null,
      mayKill: false,
      durationSeconds: 9000 - 100,
    })
  })

  test('the own session is marked and is not to be killed from the list', async () => {
    const own = (await list({})).rows.find(({ id }) => id === manager.session.id)
    expect(own).toMatchObject({ isCurrent: true, mayKill: false })
  })

  test.each(['%', '_', "' OR true --", '\\'])('1.2.x %j in the search means itself', async (user) => {
    expect((await list({ user })).rows).toEqual([])
  })

  test('a user sees only the own, whatever the filter; a foreign id is not found', async () => {
    const me = await signedIn('audit_user')
    for (const filter of [{}, { user: person.id }, { user: person.name }, { status: 'active' as const }]) {
      const { rows } = await listSessions(me.ctx, asked(filter))
      expect(rows.filter(({ userId }) => userId !== me.person.id)).toEqual([])
    }
    for (const id of [made[0] ?? '', randomUUID(), 'no id', ''])
      await expect(findSession(me.ctx, id)).rejects.toMatchObject({ code: 'not_found' })
    const refused = killSession(me.ctx, { sessionId: made[1] ?? '', reason: null, message: null })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('neither list nor detail tells a token or its hash', async () => {
    const detail = await findSession(manager.ctx, made[1] ?? '')
    expect(Object.keys(detail).filter((key) => /hash|token|browserId/i.test(key))).toEqual([])
    expect(Object.keys((await list({})).rows[0] ?? {}).filter((key) => /hash|token|note/i.test(key))).toEqual([])
  })
})

test('the whole list is read in one statement, by whoever’s clock', async () => {
  const { ctx } = await signedIn('audit_manager')
  const sent = vi.spyOn(pool(), 'query')
  const count = async (filter: SessionFilter) => {
    sent.mockClear()
    await listSessions(ctx, { filter })
    return sent.mock.calls.length
  }
  expect([await count({}), await count({ zone: 'Asia/Tokyo' }), await count({ zone: 'UTC', equal: {} })]).toEqual([1, 1, 1])
  sent.mockRestore()
})
