import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { logSize } from '@/tests/helpers/recorded'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { listOwnActivities } from './list-own'
import type { ActivityPlace } from './schema'

let me: SignedIn
let other: SignedIn

const note = ({ ctx }: SignedIn, label: string) =>
  write(ctx, (tx) => tx.note({ kind: 'read', action: 'looked', outcome: 'ok', resourceLabel: label }))
const labels = (rows: readonly { readonly resourceLabel: string | null }[]) => rows.map(({ resourceLabel }) => resourceLabel)

beforeAll(async () => {
  await testDatabase()
  me = await signedIn('audit_manager')
  other = await signedIn('audit_user')
  for (let i = 0; i < 120; i += 1) await note(me, `mine ${i}`)
  await note(other, 'not mine')
})

test('only one’s own, newest first, page by page and back, whatever the role sees; and looking is not recorded', async () => {
  const size = await logSize()
  const first = await listOwnActivities(me.ctx)
  expect([first.rows.length, first.rows[0]?.resourceLabel, first.hasOlder, first.hasNewer]).toEqual([50, 'mine 119', true, false])
  expect(first.rows[0]).toMatchObject({ sessionId: me.session.id, ip: '192.0.2.7', details: {} })
  const second = await listOwnActivities(me.ctx, { before: first.rows.at(-1)?.id })
  const third = await listOwnActivities(me.ctx, { before: second.rows.at(-1)?.id })
  expect([third.rows.length, third.hasOlder, third.hasNewer]).toEqual([20, false, true])
  expect(labels([...first.rows, ...second.rows, ...third.rows])).toEqual(Array.from({ length: 120 }, (_, i) => `mine ${119 - i}`))
  const back = await listOwnActivities(me.ctx, { after: third.rows[0]?.id })
  expect(labels(back.rows)).toEqual(labels(second.rows))
  expect(labels((await listOwnActivities(me.ctx, { after: second.rows[0]?.id })).rows)).toEqual(labels(first.rows))
  expect(labels((await listOwnActivities(other.ctx)).rows)).toEqual(['not mine'])
  expect(await logSize()).toBe(size)
})

describe('a search that has no time for more than a step', () => {
  const made: string[] = []
  let someone: SignedIn
  beforeAll(async () => {
    someone = await signedIn('audit_user')
    await makeDays(9)
    for (const [ago, many] of [
      [8, 60],
      [6, 10],
      [4, 5],
      [2, 3],
      [1, 1],
      [0, 1],
    ] as const)
      made.push(...(await layActivities(Array.from({ length: many }, (_, ms) => ({ ago, ms, actorId: someone.person.id })))).sort())
  })
  afterEach(() => vi.restoreAllMocks())

  const paged = async (place: ActivityPlace) => {
    let at = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (at += 1_000))
    const { rows, hasOlder, hasNewer } = await listOwnActivities(someone.ctx, place)
    return { ids: rows.map(({ id }) => id), hasOlder, hasNewer }
  }
  const newestFirst = (from: number, to: number) => made.slice(from, to).reverse()

  test('goes on towards the newest as it began', async () => {
    expect(await paged({ after: made[20] })).toEqual({ ids: newestFirst(21, 71), hasOlder: true, hasNewer: true })
  })

  test('and comes to the first page, which is a whole one', async () => {
    for (const after of [made[50], made[78]])
      expect(await paged({ after })).toEqual({ ids: newestFirst(30, 80), hasOlder: true, hasNewer: false })
  })

  test('goes on towards the oldest', async () => {
    expect(await paged({ before: made[70] })).toEqual({ ids: newestFirst(20, 70), hasOlder: true, hasNewer: true })
    expect(await paged({ before: made[20] })).toEqual({ ids: newestFirst(0, 20), hasOlder: false, hasNewer: true })
  })
})

test('a place with nothing behind it is the first page', async () => {
  const nobodys = '00000000-0000-7000-8000-000000000000'
  expect((await listOwnActivities(me.ctx, { before: nobodys })).rows[0]?.resourceLabel).toBe('mine 119')
})
