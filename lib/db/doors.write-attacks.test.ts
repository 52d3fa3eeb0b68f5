import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { policy } from '@/lib/access/policy'
import type { Role } from '@/lib/access/roles'
import { testDatabase } from '@/tests/helpers/database'
import { makeWorld } from '@/tests/helpers/world'
import { write } from './write'

type Call = (...args: unknown[]) => Promise<unknown>
type Table = Record<'create' | 'update' | 'remove' | 'find' | 'list', Call>
type Doors = Record<'user' | 'token' | 'knownDevice' | 'contact' | 'review', Table> & {
  session: Record<'start' | 'end' | 'update' | 'create', Call>
  settings: Record<'hold' | 'change', Call>
  note: Call
}
type Ids = { me: string; victim: string; session: string; administrator: string }
type Attack = readonly [name: string, who: Role, attack: (tx: Doors, ids: Ids) => Promise<unknown>]

const user: Role = 'audit_user'
const manager: Role = 'audit_manager'
const administrator: Role = 'system_administrator'
const person = () => ({ email: `${randomUUID()}@example.org`, name: 'New', role: 'audit_user' })
const proto = (text: string) => JSON.parse(text) as unknown
const session = (userId: string) => ({
  tokenHash: new Uint8Array(createHash('sha256').update(randomUUID()).digest()),
  ...{ userId, userName: 'x', userEmail: 'x', role: 'system_administrator', browserId: randomUUID(), deviceType: 'desktop', userAgent: '' },
  ...{ isBot: false, inAppView: false, hintsConflict: false, parserVersion: '1', clientHints: {}, networkClass: 'public' },
  ...{ accuracyEstimated: false, placeBuiltOn: null },
})
const review = (byId: string, subjectId: string) => ({
  ...{ subjectType: 'session', subjectId, subjectLabel: 'x', state: 'cleared', byId, byName: 'x' },
})
const ended = { reason: 'killed' }

/** What people try at the writing door. None may change anything, not even by half. */
const attacks: Attack[] = [
  ['raise the own role', user, (tx, { me }) => tx.user.update({ where: { id: me }, data: { role: 'system_administrator' } })],
  [
    'raise the own role as a manager',
    manager,
    (tx, { me }) => tx.user.update({ where: { id: me }, data: { role: 'system_administrator' } }),
  ],
  ['rename another', user, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { name: 'x' } })],
  ['rename everybody else', manager, (tx, { me }) => tx.user.update({ where: { id: { not: me } }, data: { name: 'x', theme: 'dark' } })],
  [
    'rename by a filter that leads out',
    user,
    (tx, { me, victim }) => tx.user.update({ where: { OR: [{ id: victim }], NOT: { id: me } }, data: { name: 'x' } }),
  ],
  ['set one’s own address', user, (tx, { me }) => tx.user.update({ where: { id: me }, data: { name: 'x', email: 'x@y.zz' } })],
  ['wake oneself up', user, (tx, { me }) => tx.user.update({ where: { id: me }, data: { status: 'active' } })],
  [
    'set another’s password as a manager',
    manager,
    (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { passwordHash: 'x' } }),
  ],
  ['make a person', manager, (tx) => tx.user.create(person())],
  ['make a person with an id', administrator, (tx) => tx.user.create({ ...person(), id: randomUUID() })],
  ['make a person who is active', administrator, (tx) => tx.user.create({ ...person(), status: 'active', passwordHash: 'x' })],
  ['set another’s password', administrator, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { passwordHash: 'x' } })],
  ['set another’s address', manager, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { email: 'x@y.zz' } })],
  ['disable another', manager, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { status: 'disabled' } })],
  ['remove a person', administrator, (tx, { victim }) => tx.user.remove({ where: { id: victim } })],
  ['remove links', administrator, (tx, { victim }) => tx.token.remove({ where: { userId: victim } })],
  ['remove devices of one’s own', user, (tx, { me }) => tx.knownDevice.remove({ where: { userId: me } })],
  ['remove another’s devices', manager, (tx, { victim }) => tx.knownDevice.remove({ where: { userId: victim } })],
  [
    'a column by __proto__',
    administrator,
    (tx, { me }) => tx.user.update({ where: { id: me }, data: proto('{"__proto__":{"status":"disabled"}}') }),
  ],
  [
    'an inherited column',
    administrator,
    (tx, { victim }) => tx.user.update({ where: { id: victim }, data: Object.create({ passwordHash: 'x' }) }),
  ],
  ['an inherited column at creation', administrator, (tx) => tx.user.create(Object.assign(Object.create({ passwordHash: 'x' }), person()))],
  ['many people at once', administrator, (tx) => tx.user.create([person(), person()])],
  ['a nested write', administrator, (tx) => tx.user.create({ ...person(), sessions: { create: {} } })],
  [
    'find out a hash by an update',
    administrator,
    (tx) => tx.user.update({ where: { passwordHash: { contains: 'CANARY' } }, data: { role: 'audit_user' } }),
  ],
  ['update with an undefined id', administrator, (tx) => tx.user.update({ where: { id: undefined }, data: { role: 'audit_user' } })],
  ['update with an undefined filter', administrator, (tx) => tx.user.update({ where: undefined, data: { role: 'audit_user' } })],
  ['update with undefined data', administrator, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { role: undefined } })],
  [
    'copy a hash into a name',
    administrator,
    (tx, { victim }) =>
      tx.user.update({
        where: { id: victim },
        data: { roleByName: { $type: 'FieldRef', value: { _ref: 'passwordHash', _container: 'User' } } },
      }),
  ],
  ['a role that is none', administrator, (tx, { victim }) => tx.user.update({ where: { id: victim }, data: { role: 'root' } })],
  [
    'make a link',
    manager,
    (tx, { victim }) => tx.token.create({ kind: 'invite', tokenHash: new Uint8Array(32), userId: victim, expiresAt: new Date() }),
  ],
  ['use another’s link', manager, (tx, { victim }) => tx.token.update({ where: { userId: victim }, data: { usedAt: new Date() } })],
  ['use the set-up link', administrator, (tx) => tx.token.update({ where: { kind: 'setup' }, data: { usedAt: new Date() } })],
  ['make a link last', administrator, (tx) => tx.token.update({ where: {}, data: { expiresAt: new Date() } })],
  ['a device of one’s own', user, (tx, { me }) => tx.knownDevice.create({ browserId: randomUUID(), userId: me, deviceType: 'desktop' })],
  [
    'a device of another',
    administrator,
    (tx, { victim }) => tx.knownDevice.create({ browserId: randomUUID(), userId: victim, deviceType: 'desktop' }),
  ],
  ['rename devices', administrator, (tx) => tx.knownDevice.update({ where: {}, data: { browser: 'x' } })],
  ['start a session of another', user, (tx, { victim }) => tx.session.start(session(victim))],
  ['start a session of one’s own', administrator, (tx, { me }) => tx.session.start(session(me))],
  ['make a session’s row', administrator, (tx, { me }) => tx.session.create(session(me))],
  ['change a session’s row', administrator, (tx) => tx.session.update({ where: {}, data: { role: 'system_administrator' } })],
  ['end another’s session', user, (tx, { session: id }) => tx.session.end({ ids: [id] }, ended)],
  ['end all sessions of another', user, (tx, { victim }) => tx.session.end({ userId: victim }, ended)],
  ['end an administrator’s sessions', manager, (tx, { administrator: id }) => tx.session.end({ userId: id }, ended)],
  ['end for a reason that is none', administrator, (tx, { session: id }) => tx.session.end({ ids: [id] }, { reason: 'because' })],
  ['end by a list that is SQL', administrator, (tx) => tx.session.end({ ids: ["x'; DROP TABLE sessions; --"] }, ended)],
  ['a contact of another', user, (tx, { victim }) => tx.contact.create({ ownerId: victim, name: 'x' })],
  ['a contact of another as a manager', manager, (tx, { victim }) => tx.contact.create({ ownerId: victim, name: 'x' })],
  ['a contact of another as an administrator', administrator, (tx, { victim }) => tx.contact.create({ ownerId: victim, name: 'x' })],
  ['a contact of nobody', user, (tx) => tx.contact.create({ name: 'x' })],
  ['a contact whose owner is set otherwise', user, (tx, { victim }) => tx.contact.create({ ownerId: { set: victim }, name: 'x' })],
  ['a contact with an id', user, (tx, { me }) => tx.contact.create({ id: randomUUID(), ownerId: me, name: 'x' })],
  ['many contacts at once', user, (tx, { me }) => tx.contact.create([{ ownerId: me, name: 'x' }])],
  ['change another’s contact', user, (tx, { victim }) => tx.contact.update({ where: { ownerId: victim }, data: { name: 'x' } })],
  [
    'change all contacts but one’s own',
    user,
    (tx, { me }) => tx.contact.update({ where: { NOT: { ownerId: me } }, data: { favourite: true } }),
  ],
  ['give one’s contact away', user, (tx, { me, victim }) => tx.contact.update({ where: { ownerId: me }, data: { ownerId: victim } })],
  ['take another’s contact', manager, (tx, { me, victim }) => tx.contact.update({ where: { ownerId: victim }, data: { ownerId: me } })],
  ['remove another’s contact', user, (tx, { victim }) => tx.contact.remove({ where: { OR: [{ ownerId: victim }] } })],
  ['note a change', administrator, (tx) => tx.note({ kind: 'change', action: 'update', outcome: 'ok' })],
  ['upsert', administrator, (tx) => (tx.user as unknown as { upsert: Call }).upsert({ where: {}, create: person(), update: {} })],
  ['delete', administrator, (tx) => (tx.user as unknown as { delete: Call }).delete({ where: {} })],
  ['raw SQL', administrator, (tx) => (tx as unknown as { $executeRaw: Call }).$executeRaw('DELETE FROM users')],
  ['review one’s own session', user, (tx, { me, session: id }) => tx.review.create(review(me, id))],
  ['say a review differently', administrator, (tx) => tx.review.update({ where: {}, data: { state: 'cleared' } })],
  ['unsay a review', administrator, (tx) => tx.review.remove({ where: {} })],
  ['hold the settings', user, (tx) => tx.settings.hold()],
  ['change the settings', user, (tx) => tx.settings.change({ retentionDays: 1 }, { clocks: true })],
  ['save in another’s name', administrator, (tx) => tx.settings.change({ changedByName: 'x' }, { clocks: false })],
  ['put the clocks back', manager, (tx) => tx.settings.change({ idleMinutes: 1, clocksSince: new Date(0) }, { clocks: false })],
  ['take a setting past its bounds', administrator, (tx) => tx.settings.change({ idleMinutes: 0 }, { clocks: true })],
]

let world: Awaited<ReturnType<typeof makeWorld>>

beforeAll(async () => {
  await testDatabase()
  world = await makeWorld()
})

async function everything(): Promise<string> {
  const { owner } = await testDatabase()
  const rows =
    await owner.query(`SELECT (SELECT jsonb_agg(u ORDER BY id) FROM users u) AS users, (SELECT jsonb_agg(s ORDER BY id) FROM sessions s) AS sessions,
    (SELECT jsonb_agg(t ORDER BY id) FROM tokens t) AS tokens, (SELECT jsonb_agg(d ORDER BY id) FROM known_devices d) AS devices,
    (SELECT jsonb_agg(c) FROM settings c) AS settings, (SELECT jsonb_agg(e ORDER BY id) FROM example.contacts e) AS contacts, (SELECT count(*) FROM log.activities) AS log`)
  return JSON.stringify(rows.rows[0])
}

describe('ASVS 8.x attacks on the writing door', () => {
  test('there are at least 35, none twice', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(35)
    expect(new Set(attacks.map(([name]) => name)).size).toBe(attacks.length)
  })

  test.each(attacks)('%s, as %s', async (_, who, attack) => {
    const { [who]: me, victim, system_administrator } = world
    const ids = { me: me.person.id, victim: victim.person.id, session: victim.session.id, administrator: system_administrator.person.id }
    const before = await everything()
    // An attack is stopped by a refusal, or finds nothing to change.
    const stopped = await write(me.ctx, (tx) => attack(tx as unknown as Doors, ids)).then(
      (answer) => [0, '[]'].includes(typeof answer === 'number' ? answer : JSON.stringify(answer)),
      () => true,
    )
    expect(stopped).toBe(true)
    expect(await everything()).toBe(before)
  })

  test('where the page lets people change their own row, it is only their own', async () => {
    const { audit_user: me, victim } = world
    policy.audit_user.user = { see: { own: 'id' }, update: { columns: ['roleByName'] } }
    const change = (id: string) =>
      write(me.ctx, (tx) => tx.user.update({ where: { OR: [{ id }, { id: victim.person.id }] }, data: { roleByName: 'x' } }))
    expect(await change(victim.person.id)).toBe(0)
    expect(await change(me.person.id)).toBe(1)
    policy.audit_user.user = { see: 'none', update: { columns: ['roleByName'] } }
    expect(await change(me.person.id)).toBe(0)
    policy.audit_user.user = { see: { own: 'id' } }
  })
})
