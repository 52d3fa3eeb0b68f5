import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { filled } from '@/tests/helpers/settings-form'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { readSettings } from './read-settings'
import { type SavedSettings, saveSettings } from './save-settings'
import { saveSettingsSchema } from './schema'

const MINUTE = 60
let manager: SignedIn

beforeAll(() => testDatabase())
beforeEach(async () => {
  manager = await signedIn('audit_manager')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

afterEach(async () => {
  await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'system' WHERE ended_at IS NULL`)
  await sql(`UPDATE settings SET retention_days = 30, read_days = 30, notify_enabled = true, notify_every = false, idle_enabled = true, idle_minutes = 60,
    limit_enabled = true, limit_minutes = 480, cleanup_from = NULL, cleanup_minutes = 60, timeouts_from = NULL, timeouts_minutes = 5, clocks_since = 'epoch', revision = 1, changed_at = NULL, changed_by_name = NULL`)
})

const revisionNow = async () => String((await sql('SELECT revision FROM settings')).rows[0].revision)
const send = async (ctx: UserContext, over: Record<string, string>, revision?: string) =>
  saveSettings(ctx, saveSettingsSchema.parse(filled({ revision: revision ?? (await revisionNow()), ...over })))
const reviewOf = (saved: SavedSettings) => {
  if (saved.outcome !== 'review') throw new Error(`It was ${saved.outcome}.`)
  return saved.review
}
/** Looks at the effect, and saves. */
async function change(ctx: UserContext, over: Record<string, string>) {
  const { reviewed } = reviewOf(await send(ctx, over))
  return send(ctx, { ...over, reviewed })
}
const sessionRow = async (id: string) =>
  (
    await sql(
      `SELECT ended_at, end_reason, ended_by, extract(epoch FROM ended_at - last_activity_at)::int AS after FROM sessions WHERE id = $1`,
      [id],
    )
  ).rows[0]
const standing = async (id: string) => (await unsafeFindStandingById(id))?.state

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
      retention: null,
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

describe('two honest clocks', () => {
  /** Sessions that were last active so many minutes ago, all of them an hour old at least. */
  const idleFor = async (...minutes: number[]) => {
    const person = await makePerson()
    const made: string[] = []
    for (const m of minutes) made.push((await makeSession(person, { startedAgo: 7_200, idleFor: m * MINUTE })).id)
    return made
  }

  test('a shorter idle timeout ends sessions when the change came, never before it, and closes first what had run out before', async () => {
    const [gone = '', soon = '', fresh = ''] = await idleFor(70, 40, 10)
    expect(reviewOf(await send(manager.ctx, { idleMinutes: '30' })).ending).toEqual({ count: 1, exact: true, own: false })
    const before = (await sql('SELECT clock_timestamp() AS now')).rows[0].now as Date
    await change(manager.ctx, { idleMinutes: '30' })
    // Under the old values: at its deadline, by nobody, whatever the new ones say.
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', ended_by: null, after: 3600 })
    expect([await standing(soon), await standing(fresh)]).toEqual(['live', 'live'])
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    expect([await standing(gone), await standing(soon), await standing(fresh)]).toEqual(['ended', 'ended', 'live'])
    const { rows } = await sql(
      'SELECT public.session_ends_at(s.started_at, s.last_activity_at, c) AS at FROM sessions s, settings c WHERE s.id = $1',
      [soon],
    )
    expect((rows[0].at as Date).getTime()).toBeGreaterThan(before.getTime())
  })

  test('a longer value, and one that is turned off, bring nobody back', async () => {
    const [gone = '', late = ''] = await idleFor(61, 59)
    await change(manager.ctx, { idleMinutes: '1440' })
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', after: 3600 })
    expect([await standing(gone), await standing(late)]).toEqual(['ended', 'live'])
    await change(manager.ctx, { idleEnabled: 'off', idleMinutes: '1440', limitEnabled: 'off' })
    expect([await standing(gone), await standing(late)]).toEqual(['ended', 'live'])
  })

  test('who ran out is told by the job, and saving by whoever saved', async () => {
    const [gone = ''] = await idleFor(70)
    await change(manager.ctx, { idleMinutes: '90' })
    expect(await recorded({ resource: gone })).toMatchObject([
      {},
      { action: 'ended', actor_kind: 'job', actor_name: 'timeouts', after: { end_reason: 'idle' } },
    ])
    expect((await recorded(manager.ctx)).map(({ resource_type, actor_id }) => [resource_type, actor_id])).toContainEqual([
      'settings',
      manager.person.id,
    ])
  })

  test('a row that somebody holds is waited for, not passed over', async () => {
    const [gone = ''] = await idleFor(61)
    const { reviewed } = reviewOf(await send(manager.ctx, { idleMinutes: '90' }))
    await sql('BEGIN')
    await sql('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [gone])
    const saving = send(manager.ctx, { idleMinutes: '90', reviewed }, '1')
    await new Promise((resolve) => setTimeout(resolve, 500))
    await sql('COMMIT')
    expect(await saving).toMatchObject({ outcome: 'saved', ended: 1 })
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', after: 3600 })
  })

  test('the largest values end nobody at once, and the smallest leave who is there two seconds', async () => {
    const [here = ''] = await idleFor(0)
    await change(manager.ctx, { idleMinutes: '1440', limitMinutes: '43200' })
    expect([await standing(here), await standing(manager.session.id)]).toEqual(['live', 'live'])
    const most = await sql(
      `SELECT public.session_ends_at(s.started_at, s.last_activity_at, c) > now() + interval '20 hours' AS far FROM sessions s, settings c WHERE s.id = $1`,
      [here],
    )
    expect(most.rows[0].far).toBe(true)
  })

  test('one’s own session is among those that end, and the page says so', async () => {
    const long = await signedIn('audit_manager', { startedAgo: 400 * MINUTE, idleFor: 10, authenticatedAgo: 10 })
    expect(reviewOf(await send(long.ctx, { limitMinutes: '60' })).ending).toMatchObject({ own: true, exact: true })
    await change(long.ctx, { limitMinutes: '60' })
    expect(await standing(long.session.id)).toBe('live')
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    expect(await standing(long.session.id)).toBe('ended')
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
    const effect = async (ctx: UserContext, retentionDays: string) => reviewOf(await send(ctx, { retentionDays })).retention
    // A count has 200 ms, on whatever machine.
    await expect.poll(async () => (await effect(manager.ctx, '10'))?.activities, { timeout: 20_000 }).toBe(1)
    expect(await effect(manager.ctx, '10')).toMatchObject({ kind: 'go', what: 'activities', sessions: { count: 1, exact: true } })
    expect([5, 6]).toContain((await effect(manager.ctx, '10'))?.days)
    await change(manager.ctx, { retentionDays: '10' })
    const later = await signedIn('audit_manager')
    expect(reviewOf(await send(later.ctx, { retentionDays: '30' })).retention).toMatchObject({
      kind: 'back',
      sessions: { count: 1, exact: true },
    })
  })

  test('views go by the shorter of the two', async () => {
    expect(reviewOf(await send(manager.ctx, { readDays: '5' })).retention).toMatchObject({ kind: 'go', what: 'views', sessions: null })
    expect(reviewOf(await send(manager.ctx, { readDays: '90' }))).toMatchObject({ retention: null, warnings: ['views_with_log'] })
  })
})
