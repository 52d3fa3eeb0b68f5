import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf, makePerson, makeSession } from '@/tests/helpers/signed-in'
import { casesOf, endOf, hashOf, sql, step, told } from '@/tests/helpers/told-stranger'
import { disownSession, findDisownable } from './disown-session'
import { findNotMeLink, saidNotMe } from './not-me-link'

beforeAll(() => testDatabase())
beforeEach(() => sql('DELETE FROM rate_limits'))

test('ends the session in hand too, keeps where it was said, and the letter’s link tells it', async () => {
  const { person, own, stranger, token } = await told()
  const ctx = await contextOf(own)
  expect(await findDisownable(ctx, stranger.id)).toMatchObject({ isSaid: false, email: person.email, session: { userAgent: 'test' } })
  await disownSession(ctx, { sessionId: stranger.id })
  expect([await endOf(stranger), await endOf(own), await hashOf(person)]).toEqual(['not_me', 'password_changed', null])
  expect(await casesOf(person)).toMatchObject([{ session_id: stranger.id, said_in: own.id, ended_sessions: 2 }])
  expect(await findNotMeLink(await step(), token)).toMatchObject({ state: 'not_me' })
  await expect(saidNotMe(await step(), { token })).rejects.toMatchObject({ code: 'conflict' })
  await expect(disownSession(ctx, { sessionId: stranger.id })).rejects.toMatchObject({ code: 'unauthenticated' })
  expect((await casesOf(person)).length).toBe(1)
})

test('ASVS 8.x of nobody else’s session, whatever the role, and not of the one in hand', async () => {
  const { stranger, person } = await told()
  for (const role of ['audit_user', 'audit_manager', 'system_administrator'] as const) {
    const me = await makePerson({ role })
    const mine = await makeSession(me)
    const ctx = await contextOf(mine)
    for (const sessionId of [stranger.id, mine.id, randomUUID()]) {
      await expect(disownSession(ctx, { sessionId })).rejects.toMatchObject({ code: 'not_found' })
      await expect(findDisownable(ctx, sessionId)).rejects.toMatchObject({ code: 'not_found' })
    }
  }
  expect([await casesOf(person), await endOf(stranger)]).toEqual([[], null])
})

test('of two at once in two sessions one opens the case', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { person, own, stranger } = await told()
    const contexts = [await contextOf(own), await contextOf(await makeSession(person))]
    const outcomes = await Promise.allSettled(contexts.map((ctx) => disownSession(ctx, { sessionId: stranger.id })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await casesOf(person)).length).toBe(1)
  }
})

test('its notice is shown in no session any more', async () => {
  const { person, own, stranger } = await told()
  await disownSession(await contextOf(own), { sessionId: stranger.id })
  const later = await makeSession(person)
  expect((await unsafeFindStandingById(later.id))?.notices).toEqual([])
})
