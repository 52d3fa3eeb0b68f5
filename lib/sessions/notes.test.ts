import { beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { correctPlace } from './correct-place'
import { findSession } from './find-session'
import { listSessions } from './list-sessions'
import { correctPlaceSchema, relabelDeviceSchema } from './notes-schema'
import { relabelDevice } from './relabel-device'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

let requests = 0
/** The manager's context, for one request more. */
const asked = (ctx: UserContext = manager.ctx): UserContext => {
  requests += 1
  return { ...ctx, request: { ...ctx.request, id: `note-${requests}` } }
}

/** Somebody in a known browser, in Frankfurt by the data. */
async function someone(ip: string | null = '87.150.1.1'): Promise<SignedIn> {
  const who = await signedIn('audit_user')
  await sql(`INSERT INTO known_devices (browser_id, user_id, device_type) VALUES ($1, $2, 'desktop')`, [
    who.session.browserId,
    who.person.id,
  ])
  await at(who.session.id, ip)
  return who
}
const at = (id: string, ip: string | null) =>
  sql(`UPDATE sessions SET ip = $2, country = 'DE', region = 'Hesse', city = 'Frankfurt' WHERE id = $1`, [id, ip])
const shown = (id: string, ctx = manager.ctx) => findSession(ctx, id)
const inList = async (id: string) => (await listSessions(manager.ctx, {})).rows.find((row) => row.id === id)

describe('relabelDevice', () => {
  test('every session of that person in that browser shows the name, in detail and in the list', async () => {
    const who = await someone()
    const { id: again } = await makeSession(who.person, { browserId: who.session.browserId })
    await relabelDevice(manager.ctx, { sessionId: who.session.id, label: 'Front desk', reason: 'Asked for by phone' })
    for (const id of [who.session.id, again]) {
      expect(await shown(id)).toMatchObject({
        deviceLabel: 'Front desk',
        labelledBy: { byName: manager.person.name, reason: 'Asked for by phone', at: expect.stringMatching(/^20.+Z$/) },
      })
      expect((await inList(id))?.deviceLabel).toBe('Front desk')
    }
    expect((await shown((await someone()).session.id)).deviceLabel).toBeNull()
  })

  test('it is an activity of the manager, and what was recorded of the device stays', async () => {
    const who = await someone()
    const before = await sql('SELECT s::text FROM sessions s WHERE id = $1', [who.session.id])
    const ctx = asked()
    await relabelDevice(ctx, { sessionId: who.session.id, label: 'Front desk', reason: null })
    expect(await recorded(ctx)).toMatchObject([
      { kind: 'change', action: 'create', actor_id: manager.person.id, resource_type: 'device_label', resource_label: 'Front desk' },
    ])
    expect((await sql('SELECT s::text FROM sessions s WHERE id = $1', [who.session.id])).rows).toEqual(before.rows)
  })

  test('the newest name counts, none is the original again, the same is no change', async () => {
    const who = await someone()
    const to = async (label: string | null) => {
      const ctx = asked()
      await relabelDevice(ctx, { sessionId: who.session.id, label, reason: null })
      return [(await shown(who.session.id)).deviceLabel, (await recorded(ctx)).length]
    }
    expect(await to(null)).toEqual([null, 0])
    expect(await to('One')).toEqual(['One', 1])
    expect(await to('Two')).toEqual(['Two', 1])
    expect(await to('Two')).toEqual(['Two', 0])
    expect(await to(null)).toEqual([null, 1])
    expect((await shown(who.session.id)).labelledBy).toBeNull()
  })

  test('an ended session’s device can be named', async () => {
    const who = await someone()
    await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'killed' WHERE id = $1`, [who.session.id])
    await relabelDevice(manager.ctx, { sessionId: who.session.id, label: 'Stolen', reason: null })
    expect((await shown(who.session.id)).deviceLabel).toBe('Stolen')
  })

  test('the person sees the name, not who gave it and why, and may not give one', async () => {
    const who = await someone()
    await relabelDevice(manager.ctx, { sessionId: who.session.id, label: 'Front desk', reason: 'Suspicious' })
    const own = await shown(who.session.id, who.ctx)
    expect(own).toMatchObject({
      deviceLabel: 'Front desk',
      labelledBy: { byName: null, reason: null },
      mayRelabel: false,
      mayCorrect: false,
    })
    await expect(relabelDevice(who.ctx, { sessionId: who.session.id, label: 'Mine', reason: null })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('an unknown session and a forgotten browser are told apart', async () => {
    const { session } = await signedIn('audit_user')
    const of = (sessionId: string) => relabelDevice(manager.ctx, { sessionId, label: 'x', reason: null })
    await expect(of('01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' })
    await expect(of(session.id)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('correctPlace', () => {
  const munich = { country: 'DE', region: 'Bavaria', city: 'Munich' }
  const correct = (sessionId: string, scope: 'session' | 'address', place: Partial<typeof munich> | null = munich, ctx = manager.ctx) =>
    correctPlace(ctx, { ...{ country: null, region: null, city: null }, ...place, sessionId, scope, reason: 'Known office' })

  test('for a session: shown with who and why beside the record; an activity', async () => {
    const who = await someone()
    const ctx = asked()
    await correct(who.session.id, 'session', munich, ctx)
    expect(await shown(who.session.id)).toMatchObject({
      city: 'Frankfurt',
      correctedPlace: munich,
      correctedBy: { scope: 'session', byName: manager.person.name, reason: 'Known office' },
    })
    expect((await inList(who.session.id))?.correctedPlace).toEqual(munich)
    expect(await recorded(ctx)).toMatchObject([
      { action: 'create', actor_id: manager.person.id, resource_type: 'place_correction', after: { city: 'Munich', ip: '87.150.1.1' } },
    ])
    expect((await shown(who.session.id, who.ctx)).correctedBy).toMatchObject({ byName: null, reason: null })
  })

  test('for an address: every session that has it, and only while it has it', async () => {
    const [one, two] = [await someone('80.1.1.1'), await someone('80.1.1.1')]
    await correct(one.session.id, 'address')
    expect((await shown(two.session.id)).correctedPlace).toEqual(munich)
    await at(two.session.id, '80.1.1.2')
    expect((await shown(two.session.id)).correctedPlace).toBeNull()
  })

  test('the session’s own goes before the address’s, and is withdrawn by itself', async () => {
    const who = await someone('80.1.1.3')
    await correct(who.session.id, 'address')
    await correct(who.session.id, 'session', { country: 'FR', city: 'Paris' })
    expect((await shown(who.session.id)).correctedPlace).toMatchObject({ city: 'Paris' })
    await correct(who.session.id, 'session', null)
    expect((await shown(who.session.id)).correctedPlace).toEqual(munich)
    await correct(who.session.id, 'address', null)
    expect(await shown(who.session.id)).toMatchObject({ correctedPlace: null, correctedBy: null })
  })

  test('a session that moves on leaves its correction behind', async () => {
    const who = await someone()
    await correct(who.session.id, 'session')
    await at(who.session.id, '80.1.1.4')
    expect((await shown(who.session.id)).correctedPlace).toBeNull()
  })

  test('what stands there already is no change', async () => {
    const who = await someone('80.1.1.5')
    const count = async (...[scope, place]: ['session', Parameters<typeof correct>[2]]) => {
      const ctx = asked()
      await correct(who.session.id, scope, place, ctx)
      return (await recorded(ctx)).length
    }
    expect(await count('session', { country: 'DE', region: 'Hesse', city: 'Frankfurt' })).toBe(0)
    expect(await count('session', null)).toBe(0)
    expect(await count('session', munich)).toBe(1)
    expect(await count('session', munich)).toBe(0)
    expect(await count('session', null)).toBe(1)
    expect(await count('session', null)).toBe(0)
  })

  test('without an address only the session can be corrected', async () => {
    const who = await someone(null)
    await expect(correct(who.session.id, 'address')).rejects.toMatchObject({ code: 'invalid', fields: { scope: expect.any(String) } })
    await correct(who.session.id, 'session')
    expect((await shown(who.session.id)).correctedPlace).toEqual(munich)
  })

  test('an Audit User may not, and an unknown session is not known', async () => {
    const who = await someone()
    await expect(correct(who.session.id, 'session', munich, who.ctx)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(correct('01900000-0000-7000-8000-000000000000', 'session')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what is typed', () => {
  const sessionId = '01900000-0000-7000-8000-000000000000'
  test.each([
    ['Front desk', 'Front desk'],
    ['  ', null],
    ['a\u202eb\u0007c', 'abc'],
    ['x'.repeat(80), 'x'.repeat(80)],
  ])('the name %j is kept as %j', (label, kept) => {
    expect(relabelDeviceSchema.parse({ sessionId, label }).label).toBe(kept)
  })

  test.each([{ label: 'x'.repeat(81) }, { label: 'a\u0000' }, { label: 'x', reason: 'x'.repeat(501) }, { label: 'x', other: '1' }])(
    'the name %j is refused',
    (fields) => {
      expect(relabelDeviceSchema.safeParse({ sessionId, ...fields }).success).toBe(false)
    },
  )

  test.each([
    [{ country: 'DE', city: 'Munich', scope: 'session' }, true],
    [{ country: '', region: '', city: '', scope: 'address' }, true],
    [{ country: '', city: 'Munich', scope: 'session' }, false],
    [{ country: 'XX', scope: 'session' }, false],
    [{ country: 'de', scope: 'session' }, false],
    [{ country: 'DE', scope: 'all' }, false],
    [{ country: 'DE' }, false],
  ])('the place %j: %s', (fields, good) => {
    expect(correctPlaceSchema.safeParse({ sessionId, ...fields }).success).toBe(good)
  })
})
