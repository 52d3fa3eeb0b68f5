import { beforeAll, beforeEach, expect, test } from 'vitest'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf } from '@/tests/helpers/signed-in'
import { browsersOf, casesOf, endOf, lettersTo, sql, step, told } from '@/tests/helpers/told-stranger'
import { findNotMeLink, saidNotMe, saidWasMe } from './not-me-link'

beforeAll(() => testDatabase())
beforeEach(() => sql('DELETE FROM rate_limits'))

test('“Yes, it was me” puts the notice away, ends nothing, keeps the browser, and is said once', async () => {
  const { person, own, stranger, token } = await told()
  expect((await unsafeFindStandingById(own.id))?.notices.length).toBe(1)
  await saidWasMe(await step(), { token })
  expect([await endOf(stranger), await endOf(own), await casesOf(person), await lettersTo(person)]).toEqual([null, null, [], []])
  expect((await browsersOf(person)).sort()).toEqual([own.browserId, stranger.browserId].sort())
  expect((await unsafeFindStandingById(own.id))?.notices).toEqual([])
  expect(await findNotMeLink(await step(), token)).toEqual({ state: 'was_me' })
  await expect(saidWasMe(await step(), { token })).rejects.toMatchObject({ code: 'not_found' })
  await expect(saidNotMe(await step(), { token })).rejects.toMatchObject({ code: 'not_found' })
})

test('ASVS 8.x no session puts notices away by this', async () => {
  const { own, stranger } = await told()
  for (const session of [own, stranger])
    await expect(write(await contextOf(session), (tx) => tx.notice.vouch(stranger.id))).rejects.toMatchObject({ code: 'forbidden' })
})
