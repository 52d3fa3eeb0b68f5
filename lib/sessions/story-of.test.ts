import { beforeAll, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { addReview } from '@/lib/reviews/add-review'
import { addReviewSchema } from '@/lib/reviews/schema'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { correctPlace } from './correct-place'
import { relabelDevice } from './relabel-device'
import { storyOf } from './story-of'

let manager: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

test('of a long story how it began is told, and the last of what followed', async () => {
  const told = await signedIn('audit_user', { startedAgo: 60 })
  const { owner } = await testDatabase()
  for (let at = 0; at < 210; at += 1)
    await write(told.ctx, (tx) => tx.user.update({ where: { id: told.person.id }, data: { name: `N ${at}` } }))
  const session = { id: told.session.id, startedAt: new Date(Date.now() - 60_000).toISOString(), endedAt: null }
  const { activities, leftOutBefore } = await storyOf(manager.ctx, session)
  expect(activities[0]).toMatchObject({ kind: 'sign_in', action: 'in' })
  expect(activities).toHaveLength(201)
  expect(activities[1]?.id).toBe(leftOutBefore)
  expect(activities.at(-1)?.after).toEqual({ name: 'N 209' })
  expect((await owner.query('SELECT FROM log.activities WHERE session_id = $1', [told.session.id])).rowCount).toBeGreaterThan(209)
})

test('what managers noted beside a session is in its story, for managers alone; what they noted of others is not', async () => {
  const [told, other] = [await signedIn('audit_user', { startedAgo: 60 }), await signedIn('audit_user', { startedAgo: 60 })]
  const { owner } = await testDatabase()
  await owner.query(
    `INSERT INTO known_devices (browser_id, user_id, device_type) SELECT browser_id, user_id, 'desktop' FROM sessions WHERE id = ANY ($1::uuid[])`,
    [[told.session.id, other.session.id]],
  )
  for (const { session } of [told, other]) {
    const sessionId = session.id
    await addReview(manager.ctx, addReviewSchema.parse({ subjectType: 'session', subjectId: sessionId, state: 'suspicious' }))
    await relabelDevice(manager.ctx, { sessionId, label: 'Desk', reason: null })
    await correctPlace(manager.ctx, { sessionId, scope: 'session', country: 'NO', region: null, city: 'Oslo', reason: null })
  }
  const session = { id: told.session.id, startedAt: new Date(Date.now() - 60_000).toISOString(), endedAt: null }
  const { activities } = await storyOf(manager.ctx, session)
  const noted = activities.filter(({ actorId }) => actorId === manager.person.id)
  expect(noted.map(({ resourceType }) => resourceType)).toEqual(['review', 'device_label', 'place_correction'])
  expect((await storyOf(told.ctx, session)).activities.filter(({ actorId }) => actorId === manager.person.id)).toEqual([])
})
