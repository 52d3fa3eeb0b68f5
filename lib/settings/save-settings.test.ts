import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { change, reviewOf, revisionNow, send, startAnew } from '@/tests/helpers/saved-settings'
import { filled } from '@/tests/helpers/settings-form'
import { contextOf, makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { readSettings } from './read-settings'

const MINUTE = 60
let manager: SignedIn

beforeAll(() => testDatabase())
beforeEach(async () => {
  manager = await signedIn('audit_manager')
})

afterEach(startAnew)

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

describe('saving', () => {
  test('an Audit User sees and changes nothing; managers and administrators do', async () => {
    const user = await signedIn('audit_user')
    await expect(readSettings(user.ctx)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(send(user.ctx, { notifyEvery: 'on' })).rejects.toMatchObject({ code: 'forbidden' })
    const { settings } = read(user.ctx)
    const clocks = { idleEnabled: true, idleMinutes: 1, limitEnabled: false, limitMinutes: 5 }
    for (const counting of [settings.endingBy(clocks), settings.endedWithin(new Date(0), user.ctx.now), settings.firstDay(new Date(0))])
      await expect(counting).rejects.toMatchObject({ code: 'forbidden' })
    const admin = await signedIn('system_administrator')
    expect(await send(admin.ctx, { notifyEvery: 'on' })).toMatchObject({ outcome: 'saved', changed: 1 })
    expect(await send(manager.ctx, { notifyEvery: 'on', cleanupMinutes: '30' })).toMatchObject({ outcome: 'saved', changed: 1 })
    expect(await readSettings(manager.ctx)).toMatchObject({
      notifyEvery: true,
      cleanupMinutes: 30,
      revision: 3,
      changedByName: manager.person.name,
    })
  })

  test('it is one activity with old and new values, in the session of whoever saved; the same again is none', async () => {
    expect(await send(manager.ctx, { notifyEnabled: 'off', timeoutsMinutes: '7', timeoutsFrom: '2028-02-29T12:00' })).toMatchObject({
      changed: 3,
    })
    expect(await recorded(manager.ctx)).toMatchObject([
      {
        ...{ kind: 'change', action: 'update', resource_type: 'settings', actor_id: manager.person.id, session_id: manager.session.id },
        before: { notify_enabled: true, timeouts_minutes: 5, timeouts_from: null },
        after: { notify_enabled: false, timeouts_minutes: 7 },
      },
    ])
    const size = await logSize()
    expect(await send(manager.ctx, { notifyEnabled: 'off', timeoutsMinutes: '7', timeoutsFrom: '2028-02-29T12:00' })).toEqual({
      outcome: 'same',
    })
    expect([await logSize(), await revisionNow()]).toEqual([size, '2'])
  })

  test('what ends sessions or removes what was recorded is shown first, and what is saved is what was shown', async () => {
    const shown = reviewOf(await send(manager.ctx, { idleMinutes: '30' }))
    expect(shown).toMatchObject({
      changes: [{ name: 'idleMinutes', from: 60, to: 30 }],
      ending: { count: 0, exact: true },
      retention: [],
    })
    expect(await revisionNow()).toBe('1')
    // Another value than the one that was shown is shown anew.
    expect((await send(manager.ctx, { idleMinutes: '31', reviewed: shown.reviewed })).outcome).toBe('review')
    expect(await send(manager.ctx, { idleMinutes: '30', reviewed: shown.reviewed })).toMatchObject({ outcome: 'saved', clocks: true })
    expect((await readSettings(manager.ctx)).idleMinutes).toBe(30)
  })

  test('ASVS 7.5.x clocks and retention ask for a proof younger than five minutes, the rest does not', async () => {
    const stale = await signedIn('audit_manager', { startedAgo: 6 * MINUTE, authenticatedAgo: 6 * MINUTE })
    for (const over of [{ limitMinutes: '500' }, { retentionDays: '29' }, { readDays: '3' }, { idleEnabled: 'off' }]) {
      const { reviewed, needsPassword } = reviewOf(await send(stale.ctx, over))
      expect(needsPassword).toBe(true)
      await expect(send(stale.ctx, { ...over, reviewed })).rejects.toMatchObject({ code: 'reauth_required' })
    }
    expect(await revisionNow()).toBe('1')
    expect(await send(stale.ctx, { notifyEvery: 'on', cleanupMinutes: '10' })).toMatchObject({ outcome: 'saved' })
  })

  test('of two who save from the same page the second learns of the first, and nothing of theirs is saved', async () => {
    const other = await signedIn('system_administrator')
    expect(await send(manager.ctx, { notifyEvery: 'on' })).toMatchObject({ outcome: 'saved' })
    await sql(`UPDATE settings SET changed_at = changed_at - interval '61 seconds'`)
    await expect(send(other.ctx, { notifyEnabled: 'off', idleMinutes: '30' }, '1')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Changed by ${manager.person.name} a minute ago`),
      fields: { notifyEnabled: 'Now: on', notifyEvery: 'Now: every new session', idleMinutes: 'Now: 60 minutes' },
    })
    expect(await readSettings(other.ctx)).toMatchObject({ notifyEvery: true, notifyEnabled: true, idleMinutes: 60, revision: 2 })
  })

  test('what a stale form did not touch stays as somebody else has made it, and only what both changed collides', async () => {
    const admin = await signedIn('system_administrator')
    const { revision, zone, reviewed, ...shown } = filled()
    const stale = (over: Record<string, string>) => send(manager.ctx, { ...over, shown: JSON.stringify(shown) }, '1')
    await send(admin.ctx, { cleanupMinutes: '61', cleanupFrom: '2028-02-29T12:00' })
    expect(await stale({})).toEqual({ outcome: 'same' })
    expect(await stale({ timeoutsMinutes: '6' })).toMatchObject({ outcome: 'saved', changed: 1 })
    expect(await readSettings(admin.ctx)).toMatchObject({
      cleanupMinutes: 61,
      cleanupFrom: new Date('2028-02-29T12:00Z'),
      timeoutsMinutes: 6,
    })
    await expect(stale({ cleanupMinutes: '62', notifyEvery: 'on' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { cleanupMinutes: 'Now: 61 minutes' },
    })
    const review = reviewOf(await stale({ idleMinutes: '30' }))
    expect(review.changes).toEqual([{ name: 'idleMinutes', from: 60, to: 30 }])
    expect(await stale({ idleMinutes: '30', reviewed: review.reviewed })).toMatchObject({ outcome: 'saved', changed: 1 })
    expect(await readSettings(admin.ctx)).toMatchObject({ cleanupMinutes: 61, timeoutsMinutes: 6, idleMinutes: 30, notifyEvery: false })
  })

  test('of two of one name it is said by address which of them changed them', async () => {
    const other = await signedIn('audit_manager')
    await sql('UPDATE users SET name = $1 WHERE id = ANY ($2)', ['Toni Twin', [manager.person.id, other.person.id]])
    const twin = await contextOf(manager.session)
    await send(twin, { notifyEvery: 'on' })
    expect(await readSettings(other.ctx)).toMatchObject({ changedByName: 'Toni Twin', changedByAddress: manager.person.email })
    await expect(send(other.ctx, { notifyEnabled: 'off' }, '1')).rejects.toMatchObject({
      message: expect.stringContaining(`Changed by Toni Twin (${manager.person.email}) `),
    })
    await sql('UPDATE users SET name = $1 WHERE id = $2', ['Toni Other', other.person.id])
    expect((await readSettings(other.ctx)).changedByAddress).toBeNull()
  })

  test('of twenty at once one saves, and nineteen are told', async () => {
    const people: SignedIn[] = []
    while (people.length < 20) people.push(await signedIn('audit_manager'))
    const answers = await Promise.allSettled(people.map(({ ctx }, i) => send(ctx, { cleanupMinutes: String(100 + i) }, '1')))
    const codes = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.outcome : answer.reason.code))
    expect(codes.filter((code) => code === 'saved').length).toBe(1)
    expect(codes.filter((code) => code === 'conflict').length).toBe(19)
    expect(await revisionNow()).toBe('2')
  })
})

describe('retention', () => {
  test('what goes is counted before: activities, days and ended sessions; what is longer brings back what is still there', async () => {
    const person = await makePerson()
    const old = (await makeSession(person, { startedAgo: 20 * 86_400, idleFor: 20 * 86_400 - 60 })).id
    await sql(
      `UPDATE sessions SET id = public.uuid_floor(started_at), ended_at = last_activity_at, end_reason = 'signed_out' WHERE id = $1`,
      [old],
    )
    await sql(`CREATE TABLE log.activities_old PARTITION OF log.activities
      FOR VALUES FROM (public.uuid_floor(now() - interval '16 days')) TO (public.uuid_floor(now() - interval '15 days'))`)
    await sql(`INSERT INTO log.activities (id, kind, action, source, actor_kind, actor_name)
      VALUES (public.uuid_floor(now() - interval '15 days 5 minutes'), 'system', 'old', 'job', 'job', 'old')`)
    const effect = async (ctx: UserContext, retentionDays: string) => reviewOf(await send(ctx, { retentionDays })).retention[0]
    // A count has 200 ms, on whatever machine.
    await expect.poll(async () => (await effect(manager.ctx, '10'))?.activities, { timeout: 20_000 }).toBe(1)
    expect(await effect(manager.ctx, '10')).toMatchObject({ kind: 'go', what: 'activities', sessions: { count: 1, exact: true } })
    expect([5, 6]).toContain((await effect(manager.ctx, '10'))?.days)
    await change(manager.ctx, { retentionDays: '10' })
    const later = await signedIn('audit_manager')
    expect(reviewOf(await send(later.ctx, { retentionDays: '30' })).retention).toMatchObject([
      { kind: 'back', sessions: { count: 1, exact: true } },
    ])
  })

  test('views go by the shorter of the two', async () => {
    expect(reviewOf(await send(manager.ctx, { readDays: '5' })).retention).toMatchObject([{ kind: 'go', what: 'views', sessions: null }])
    expect(reviewOf(await send(manager.ctx, { readDays: '90' }))).toMatchObject({ retention: [], warnings: ['views_with_log'] })
  })
})
