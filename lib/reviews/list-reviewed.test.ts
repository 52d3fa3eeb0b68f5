import { beforeAll, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { addReview } from './add-review'
import { listReviewed } from './list-reviewed'
import { parseReviewQuery, type ReviewTab } from './review-query'
import { addReviewSchema } from './schema'

let [mia, otto]: SignedIn[] = []
let sessions: string[]

const say = (ctx: UserContext | undefined, subjectId: string, fields: Record<string, string>) => {
  if (ctx === undefined) throw new Error('Nobody says it.')
  return addReview(ctx, addReviewSchema.parse({ subjectType: 'session', subjectId, ...fields }))
}
const idsOf = async (who: SignedIn | undefined, show: ReviewTab) =>
  who && (await listReviewed(who.ctx, { show })).rows.map(({ subject }) => sessions.indexOf(subject.id))

beforeAll(async () => {
  await testDatabase()
  mia = await signedIn('audit_manager')
  otto = await signedIn('system_administrator')
  sessions = []
  for (let n = 0; n < 4; n += 1) sessions.push((await signedIn('audit_user')).session.id)
  const [first = '', second = '', third = '', fourth = ''] = sessions
  await say(mia?.ctx, first, { state: 'suspicious', assignTo: otto?.person.id ?? '', labels: 'vpn, night', comment: 'Two countries' })
  await say(mia?.ctx, second, { state: 'seen' })
  await say(mia?.ctx, third, { state: 'suspicious', assignTo: otto?.person.id ?? '' })
  await say(otto?.ctx, third, { state: 'cleared', comment: 'On a journey' })
  await say(mia?.ctx, fourth, { comment: 'Only this' })
  await say(mia?.ctx, first, { comment: 'And again' })
})

test('each record once, the latest word first, with what counts of it now', async () => {
  expect(await idsOf(mia, 'all')).toEqual([0, 3, 2, 1])
  const [first] = mia ? (await listReviewed(mia.ctx, { show: 'all' })).rows : []
  expect(first).toMatchObject({
    ...{ state: 'suspicious', assigned: { name: otto?.person.name, toSelf: false }, labels: ['night', 'vpn'], entries: 2 },
    last: { byName: mia?.person.name, comment: 'And again' },
  })
  const last = mia ? (await listReviewed(mia.ctx, { show: 'all' })).rows.at(-1)?.last : null
  expect(last).toMatchObject({ comment: null, said: 'marked it as seen' })
})

test('what is not cleared, what is suspicious, and what waits for oneself', async () => {
  expect(await idsOf(mia, 'open')).toEqual([0, 3, 1])
  expect(await idsOf(mia, 'suspicious')).toEqual([0])
  expect(await idsOf(otto, 'mine')).toEqual([0])
  expect(await idsOf(mia, 'mine')).toEqual([])
})

test('pages follow each other without a gap', async () => {
  if (!mia) return
  const [third, ...older] = (await listReviewed(mia.ctx, { show: 'all' })).rows.slice(1)
  const { rows } = await testDatabase().then(({ owner }) =>
    owner.query('SELECT id FROM reviews WHERE subject_id = $1 ORDER BY id DESC LIMIT 1', [third?.subject.id]),
  )
  const next = await listReviewed(mia.ctx, { show: 'all', before: rows[0].id })
  expect(next.rows).toEqual(older)
})

test('an Audit User sees nothing, whatever the address says', async () => {
  const { ctx } = await signedIn('audit_user')
  await expect(listReviewed(ctx, { show: 'all' })).rejects.toMatchObject({ code: 'forbidden' })
  expect(parseReviewQuery({ show: ['x'], before: "no'id" })).toEqual({ show: 'open', before: undefined })
})
