import { beforeAll, describe, expect, test } from 'vitest'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { MOST_SHOWN } from '@/lib/db/unseen-notices'
import { parseNotice } from '@/lib/live/events'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { noticesDuring } from '@/tests/helpers/notices'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makeSession, several, signedIn, type TestPerson, type TestSession } from '@/tests/helpers/signed-in'
import { listNotices } from './list-notices'
import { putAway } from './put-away'
import { putAwaySchema } from './schema'

beforeAll(() => testDatabase())

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const roles = ['audit_user', 'audit_manager', 'system_administrator'] as const
const shownIn = async ({ id }: { id: string }) => (await unsafeFindStandingById(id))?.notices
const seenAt = async (id: string) => (await sql('SELECT seen_at FROM notices WHERE id = $1', [id])).rows[0].seen_at as Date | null

type Place = readonly [country: string | null, region: string | null]

async function noticeOf(
  person: TestPerson,
  session: TestSession,
  why = 'new_device',
  daysAgo = 0,
  [country, region]: Place = [null, null],
): Promise<string> {
  const made = await sql(
    `INSERT INTO notices (user_id, session_id, browser_id, kind, why, at, new_country, new_region)
     VALUES ($1, $2, $3, 'new_session', $4, now() - make_interval(days => $5), $6, $7) RETURNING id`,
    [person.id, session.id, session.browserId, why, daysAgo, country, region],
  )
  return made.rows[0].id
}

/** Somebody with a session here and a notice of another one. */
async function toldOf(role: (typeof roles)[number] = 'audit_user', why?: string) {
  const me = await signedIn(role)
  const other = await makeSession(me.person)
  return { ...me, other, notice: await noticeOf(me.person, other, why) }
}

describe('what a session has to show', () => {
  test('the person’s unseen notices, newest first, and what the newest tells of', async () => {
    const me = await toldOf()
    const third = await makeSession(me.person)
    await sql(
      `UPDATE sessions SET browser = 'Firefox', browser_version = '140.0', os = 'Linux', ip_first = '203.0.113.7', city = 'Oslo', country = 'NO' WHERE id = $1`,
      [third.id],
    )
    const newer = await noticeOf(me.person, third)
    const standing = await unsafeFindStandingById(me.session.id)
    expect(standing?.notices).toEqual([newer, me.notice])
    expect(standing?.newestNotice).toMatchObject({
      ...{ sessionId: third.id, browser: 'Firefox', browserVersion: '140.0', os: 'Linux', osVersion: null },
      ...{ ip: '203.0.113.7', networkClass: 'public', city: 'Oslo', region: null, country: 'NO' },
    })
    expect(new Date(standing?.newestNotice?.at ?? '').getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
  })

  test('neither its own, nor one of its own browser that was new; nor anybody else’s, whatever the role', async () => {
    const me = await toldOf()
    expect(await shownIn(me.other)).toEqual([])
    const again = await makeSession(me.person, { browserId: me.other.browserId })
    expect([await shownIn(again), await shownIn(me.session)]).toEqual([[], [me.notice]])
    for (const role of roles) expect(await shownIn((await signedIn(role)).session)).toEqual([])
  })

  test('one of every session is shown in the same browser too, once it is another session', async () => {
    const me = await toldOf('audit_user', 'every_session')
    const again = await makeSession(me.person, { browserId: me.other.browserId })
    expect(await shownIn(again)).toEqual([me.notice])
  })

  test('one of an unusual place in the same browser too, once that is certainly somewhere else', async () => {
    const me = await signedIn('audit_user')
    const { browserId } = me.session
    const abroad = await makeSession(me.person, { browserId })
    const notice = await noticeOf(me.person, abroad, 'unusual_place', 0, ['DE', null])
    const shown = async (country: string | null, region: string | null, networkClass: string) => {
      const again = await makeSession(me.person, { browserId })
      await sql('UPDATE sessions SET country = $1, region = $2, network_class = $3 WHERE id = $4', [
        country,
        region,
        networkClass,
        again.id,
      ])
      return (await shownIn(again))?.length
    }
    expect([
      await shownIn(abroad),
      await shown('DE', 'Bavaria', 'public'),
      await shown('NL', null, 'hosting'),
      await shown(null, null, 'unknown'),
    ]).toEqual([...[[], 0, 0, 0]])
    expect([await shown('NO', 'Oslo', 'public'), await shown(null, null, 'private')]).toEqual([1, 1])
    expect(await shownIn(await makeSession(me.person))).toEqual([notice])
    await sql(`UPDATE notices SET new_region = 'Berlin' WHERE id = $1`, [notice])
    expect([await shown('DE', 'Berlin', 'public'), await shown('DE', 'Bavaria', 'public')]).toEqual([0, 1])
  })

  test(`at most ${MOST_SHOWN}, and none that is older than retention`, async () => {
    const me = await signedIn('audit_user')
    const others = await several(MOST_SHOWN + 3, () => makeSession(me.person))
    const ids: string[] = []
    for (const other of others) ids.unshift(await noticeOf(me.person, other))
    expect(await shownIn(me.session)).toEqual(ids.slice(0, MOST_SHOWN))
    const late = await signedIn('audit_user')
    await noticeOf(late.person, await makeSession(late.person, { startedAgo: 31 * 86_400 }), 'new_device', 31)
    const standing = await unsafeFindStandingById(late.session.id)
    expect([standing?.notices, standing?.newestNotice, (await listNotices(late.ctx)).notices]).toEqual([[], null, []])
  })
})

describe('It was me', () => {
  test.each(roles)('%s puts away what was shown, once; recorded as their word; their tabs hear of it', async (role) => {
    const { ctx, session, notice } = await toldOf(role)
    const heard = await noticesDuring(async () => expect(await putAway(ctx, { ids: [notice] })).toEqual({ putAway: 1 }))
    expect(heard.map((payload) => parseNotice(payload)?.event)).toEqual([{ kind: 'notices.changed', userId: ctx.userId }])
    expect(await recorded(ctx)).toMatchObject([
      { kind: 'change', action: 'update', resource_type: 'notice', resource_id: notice, actor_id: ctx.userId, session_id: session.id },
    ])
    expect([await shownIn(session), (await seenAt(notice)) instanceof Date]).toEqual([[], true])
    expect(await noticesDuring(async () => expect(await putAway(ctx, { ids: [notice] })).toEqual({ putAway: 0 }))).toEqual([])
    expect((await recorded(ctx)).length).toBe(1)
  })

  test('what came meanwhile stays', async () => {
    const me = await toldOf()
    const newer = await noticeOf(me.person, await makeSession(me.person))
    await putAway(me.ctx, { ids: [me.notice] })
    expect(await shownIn(me.session)).toEqual([newer])
  })

  test('ASVS 8.x nobody vouches for somebody else, no session for itself, no new browser for itself', async () => {
    const me = await toldOf()
    const administrator = await signedIn('system_administrator')
    const itself = await contextOf(me.other)
    const itsBrowser = await contextOf(await makeSession(me.person, { browserId: me.other.browserId }))
    for (const ctx of [administrator.ctx, itself, itsBrowser]) expect(await putAway(ctx, { ids: [me.notice] })).toEqual({ putAway: 0 })
    expect(await seenAt(me.notice)).toBeNull()
  })

  test('a session that has ended says nothing any more', async () => {
    const me = await toldOf()
    await sql(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [me.session.id])
    await expect(putAway(me.ctx, { ids: [me.notice] })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await seenAt(me.notice)).toBeNull()
  })

  test.each(['', ',', 'x', `${'a'.repeat(36)}`, Array.from({ length: MOST_SHOWN + 1 }, () => crypto.randomUUID()).join()])(
    'bad input %j',
    (ids) => {
      expect(putAwaySchema.safeParse({ ids }).success).toBe(false)
    },
  )
})

describe('the list of one’s own', () => {
  test('newest first, put away or not, with why; and whether there will be any', async () => {
    const me = await toldOf()
    await putAway(me.ctx, { ids: [me.notice] })
    const own = await noticeOf(me.person, me.session, 'every_session')
    const { notices, told } = await listNotices(me.ctx)
    expect(notices).toMatchObject([
      { id: own, why: 'every_session', seenAt: null, isCurrent: true, sessionId: me.session.id },
      { id: me.notice, why: 'new_device', seenAt: expect.stringMatching(/Z$/), isCurrent: false, sessionId: me.other.id },
    ])
    expect(told).toBe('unusual')
    await sql('UPDATE settings SET notify_every = true')
    expect((await listNotices(me.ctx)).told).toBe('every')
    await sql('UPDATE settings SET notify_enabled = false')
    expect((await listNotices(me.ctx)).told).toBe('nothing')
    await sql('UPDATE settings SET notify_enabled = true, notify_every = false')
  })

  test('a manager sees none but their own', async () => {
    await toldOf()
    const manager = await signedIn('audit_manager')
    expect((await listNotices(manager.ctx)).notices).toEqual([])
  })
})

test('F14 a notice goes with its session when retention forgets that, told by the purge alone; the owner’s own hand is told', async () => {
  const me = await signedIn('audit_user')
  const DAY = 86_400
  const ended = (days: number) => ({
    ...{ person: me.person, startedAgo: days * DAY + 60, idleFor: days * DAY },
    ended: { ago: days * DAY, reason: 'signed_out' },
  })
  const [old = '', young = ''] = await laySessions([ended(32), ended(2)])
  const notices: string[] = []
  for (const [id, days] of [
    [old, 32],
    [young, 2],
  ] as const)
    notices.push(await noticeOf(me.person, { ...me.session, id }, 'new_device', days))
  await withClient((await testDatabase()).appUrl, (client) =>
    client.query(`SELECT log.forget_sessions('00000000-0000-0000-0000-000000000000', 100)`),
  )
  await sql('DELETE FROM sessions WHERE id = $1', [young])
  const deleted = async (id: string) => (await recorded({ resource: id })).filter(({ action }) => action === 'delete').length
  expect((await sql('SELECT FROM notices WHERE id = ANY ($1)', [notices])).rowCount).toBe(0)
  expect([await deleted(notices[0] ?? ''), await deleted(notices[1] ?? '')]).toEqual([0, 1])
})
