import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { hashPassword } from '@/lib/crypto/password-hash'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { write } from '@/lib/db/write'
import { parseNotice } from '@/lib/live/events'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, signedIn, type TestPerson } from '@/tests/helpers/signed-in'

const password = 'correct horse battery'
let passwordHash: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
const member = () => makePerson({ passwordHash })
const told = async ({ id }: TestPerson) =>
  (await sql('SELECT session_id, browser_id, kind, why, seen_at FROM notices WHERE user_id = $1 ORDER BY id', [id])).rows
const set = (enabled: boolean, every: boolean) => sql('UPDATE settings SET notify_enabled = $1, notify_every = $2', [enabled, every])

async function enter({ email }: TestPerson, browserId: string = randomUUID()) {
  const { token } = await signIn({ email, password, browserId }, headers)
  const standing = await unsafeFindStanding(tokenHash(token))
  if (standing === null) throw new Error('There is no session.')
  return { id: standing.sessionId, browserId, token }
}

beforeAll(async () => {
  await testDatabase()
  passwordHash = await hashPassword(password)
})
beforeEach(async () => {
  await sql('DELETE FROM rate_limits')
  await set(true, false)
})

describe('whom a sign-in is told', () => {
  test('the very first is silent, a known browser too, a new one is told, with its session, in the same activity’s request', async () => {
    const person = await member()
    const home = await enter(person)
    await enter(person, home.browserId)
    expect(await told(person)).toEqual([])
    const away = await enter(person)
    const notice = { session_id: away.id, browser_id: away.browserId, kind: 'new_session', why: 'new_device', seen_at: null }
    expect(await told(person)).toEqual([notice])
    await enter(person, away.browserId)
    await enter(person, home.browserId)
    expect(await told(person)).toEqual([notice])
    const [made] = (await sql(`SELECT id FROM notices WHERE user_id = $1`, [person.id])).rows
    expect(await recorded({ resource: made.id })).toMatchObject([
      { kind: 'change', action: 'create', actor_id: person.id, session_id: away.id, resource_type: 'notice', after: { why: 'new_device' } },
    ])
  })

  test('a browser that somebody else uses is new for whoever never used it', async () => {
    const [ada, ben] = [await member(), await member()]
    const [hers, his] = [await enter(ada), await enter(ben)]
    await enter(ben, hers.browserId)
    expect([await told(ada), (await told(ben)).map(({ why }) => why)]).toEqual([[], ['new_device']])
    expect(his.browserId).not.toBe(hers.browserId)
  })

  test('every session, where that is set: also in a known browser, but for the first', async () => {
    await set(true, true)
    const person = await member()
    const home = await enter(person)
    await enter(person, home.browserId)
    await enter(person)
    expect((await told(person)).map(({ why }) => why)).toEqual(['every_session', 'new_device'])
  })

  test('nobody, where it is off', async () => {
    const person = await member()
    await enter(person)
    for (const every of [false, true]) {
      await set(false, every)
      await enter(person)
    }
    expect(await told(person)).toEqual([])
  })
})

describe('at the same moment', () => {
  test('of two first sign-ins in two browsers one is the first, and the other is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await member()
      await Promise.all([enter(person), enter(person)])
      expect((await told(person)).map(({ why }) => why)).toEqual(['new_device'])
    }
  })

  test('of three in one new browser one is told', async () => {
    const person = await member()
    await enter(person)
    const browserId = randomUUID()
    await Promise.all([1, 2, 3].map(() => enter(person, browserId)))
    expect(await told(person)).toMatchObject([{ browser_id: browserId, why: 'new_device' }])
  })
})

test('a sign-in that is rolled back leaves no notice and tells nobody', async () => {
  const person = await member()
  await enter(person)
  // After the notice: the transaction fails at its very end.
  await sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$`)
  await sql('CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON notices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()')
  const heard = await noticesDuring(() => expect(enter(person)).rejects.toThrow())
  await sql('DROP TRIGGER fail ON notices')
  expect([heard, await told(person), (await sql('SELECT FROM sessions WHERE user_id = $1', [person.id])).rowCount]).toEqual([[], [], 1])
})

test('the person’s other tabs hear of it with the commit, and of a silent one nothing', async () => {
  const person = await member()
  const events = async (work: () => Promise<unknown>) => (await noticesDuring(work)).map((payload) => parseNotice(payload)?.event)
  const started = { kind: 'session.started', userId: person.id }
  expect(await events(() => enter(person))).toEqual([started])
  expect(await events(() => enter(person))).toEqual([{ kind: 'notices.changed', userId: person.id }, started])
})

test('ASVS 8.x nobody makes a notice but Rollcall itself', async () => {
  const { ctx, session } = await signedIn('system_administrator')
  const of = {
    userId: ctx.userId,
    sessionId: session.id,
    browserId: session.browserId,
    why: 'new_device',
    newCountry: null,
    newRegion: null,
  } as const
  await expect(write(ctx, (tx) => tx.notice.tell(of))).rejects.toMatchObject({ code: 'forbidden' })
})
