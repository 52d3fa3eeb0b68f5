import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/access/context'
import type { Model } from '@/lib/access/policy'
import { testDatabase } from '@/tests/helpers/database'
import { rollcallItself, type SignedIn } from '@/tests/helpers/signed-in'
import { makeOldRows, makeWorld } from '@/tests/helpers/world'
import { read } from './read'

const tables: Record<Model, { table: string; owner: string | null }> = {
  user: { table: 'users', owner: 'id' },
  session: { table: 'sessions', owner: 'user_id' },
  knownDevice: { table: 'known_devices', owner: 'user_id' },
  sessionAddress: { table: 'session_addresses', owner: 'user_id' },
  deviceLabel: { table: 'device_labels', owner: 'user_id' },
  placeCorrection: { table: 'place_corrections', owner: null },
  review: { table: 'reviews', owner: null },
  case: { table: 'cases', owner: 'user_id' },
  activity: { table: 'log.activities', owner: 'actor_id' },
  token: { table: 'tokens', owner: 'user_id' },
  settings: { table: 'settings', owner: null },
  contact: { table: 'example.contacts', owner: 'owner_id' },
  notice: { table: 'notices', owner: 'user_id' },
}
const models = Object.keys(tables) as Model[]

// Written by hand, apart from the policy: user, session, knownDevice, its address, label, correction, review and case, activity, token, settings, contact, notice.
const expected = {
  audit_user: ['own', 'own', 'own', 'own', 'own', 'none', 'none', 'none', 'own', 'own', 'none', 'own', 'own'],
  audit_manager: ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'own', 'all', 'all', 'own'],
  system_administrator: ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'own'],
  system: ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'none', 'all'],
} as const
type Who = keyof typeof expected
const cells = (Object.keys(expected) as Who[]).flatMap((who) => models.map((model, i) => [who, model, expected[who][i] ?? 'none'] as const))

type AnyReader = {
  list(question: object): Promise<{ id: string | number }[]>
  find(question: object): Promise<{ id: string | number } | null>
  count(question?: object): Promise<number>
}
const door = (ctx: Context, model: Model) => read(ctx)[model] as unknown as AnyReader

let world: Awaited<ReturnType<typeof makeWorld>>
let contexts: Record<Who, Context>

beforeAll(async () => {
  await testDatabase()
  world = await makeWorld()
  const of = (who: SignedIn) => who.ctx
  contexts = {
    audit_user: of(world.audit_user),
    audit_manager: of(world.audit_manager),
    system_administrator: of(world.system_administrator),
    system: await rollcallItself(),
  }
})

async function idsInDatabase(model: Model, ofUser?: string): Promise<string[]> {
  const { owner } = await testDatabase()
  const { table, owner: column } = tables[model]
  const rows = await owner.query<{ id: string }>(
    ofUser === undefined ? `SELECT id::text FROM ${table}` : `SELECT id::text FROM ${table} WHERE ${column} = $1`,
    ofUser === undefined ? [] : [ofUser],
  )
  return rows.rows.map(({ id }) => id).sort()
}

describe('ASVS 8.x what each role sees of each table', () => {
  test.each(cells)('%s sees of %s: %s', async (who, model, what) => {
    const ctx = contexts[who]
    const seen = what === 'none' ? [] : await idsInDatabase(model, what === 'own' ? (ctx.userId ?? '') : undefined)
    expect(what === 'none' || seen.length > 0).toBe(true)
    const listed = await door(ctx, model).list({ select: { id: true }, take: 1000 })
    expect(listed.map(({ id }) => String(id)).sort()).toEqual(seen)
    expect(await door(ctx, model).count()).toBe(seen.length)
    for (const id of await idsInDatabase(model)) {
      const found = await door(ctx, model).find({ where: { id: model === 'settings' ? Number(id) : id }, select: { id: true } })
      expect(found === null ? null : String(found.id)).toBe(seen.includes(id) ? id : null)
    }
  })

  test('pages and details are cut in the same way', async () => {
    const { audit_user: me, victim } = world
    const mine = await read(me.ctx).session.page({}, {}, 50)
    expect(mine.rows.map(({ id }) => id)).toEqual([me.session.id])
    expect((await read(me.ctx).session.page({ equal: { user: { is: [victim.person.id], not: [] } } }, {}, 50)).rows).toEqual([])
    expect(await read(me.ctx).session.detail(victim.session.id)).toBeNull()
    const [own] = await idsInDatabase('contact', me.person.id)
    const [foreign = ''] = await idsInDatabase('contact', victim.person.id)
    expect((await read(me.ctx).contact.page({}, {}, 50)).map(({ id }) => id)).toEqual([own])
    expect(await read(me.ctx).contact.page({ owner: victim.person.id, text: 'canary' }, {}, 50)).toEqual([])
    expect([await read(me.ctx).contact.total({}), await read(me.ctx).contact.detail(foreign)]).toEqual([1, null])
    expect(await read(world.audit_manager.ctx).contact.total({})).toBe((await idsInDatabase('contact')).length)
    expect((await read(world.audit_manager.ctx).contact.detail(foreign))?.ownerName).toBe(victim.person.name)
    expect((await read(world.audit_manager.ctx).session.page({}, {}, 50)).rows.length).toBe((await idsInDatabase('session')).length)
  })

  test('a table without a rule, or a role that is none, is closed', async () => {
    const nobody = { ...world.audit_user.ctx, role: 'visitor' } as unknown as Context
    await expect(read(nobody).user.count()).rejects.toThrow('no rule')
    await expect(read({ ...nobody, role: '__proto__' } as unknown as Context).user.count()).rejects.toThrow('no rule')
  })
})

describe('F14 retention’s bound is part of what is seen', () => {
  test('what is too old is invisible to everybody, an open session never', async () => {
    const old = await makeOldRows()
    for (const ctx of [contexts.audit_manager, contexts.system_administrator, contexts.system]) {
      const sessions = (await door(ctx, 'session').list({ select: { id: true }, take: 1000 })).map(({ id }) => id)
      expect(sessions).toContain(old.openSinceLongAgo)
      expect(sessions).toContain(old.ended29DaysAgo)
      expect(sessions).not.toContain(old.endedLongAgo)
      expect(await door(ctx, 'activity').find({ where: { id: old.activityLongAgo }, select: { id: true } })).toBeNull()
      expect(await read(ctx).session.detail(old.endedLongAgo)).toBeNull()
      expect(await read(ctx).session.detail(old.openSinceLongAgo)).not.toBeNull()
      const paged = (await read(ctx).session.page({}, {}, 100)).rows.map(({ id }) => id)
      expect(paged).toContain(old.openSinceLongAgo)
      expect(paged).not.toContain(old.endedLongAgo)
    }
  })
})
