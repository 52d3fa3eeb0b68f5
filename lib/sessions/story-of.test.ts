import { beforeAll, expect, test } from 'vitest'
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
