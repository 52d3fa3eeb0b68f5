import { beforeAll, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { logSize } from '@/tests/helpers/recorded'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { listOwnActivities } from './list-own'

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

test('a place with nothing behind it is the first page', async () => {
  const nobodys = '00000000-0000-7000-8000-000000000000'
  expect((await listOwnActivities(me.ctx, { before: nobodys })).rows[0]?.resourceLabel).toBe('mine 119')
})
