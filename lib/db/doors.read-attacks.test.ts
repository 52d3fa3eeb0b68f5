import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { makeWorld } from '@/tests/helpers/world'
import { read } from './read'

type Ids = { me: string; victim: string; session: string; email: string }
type Reader = Record<'find' | 'list' | 'count', (question?: unknown) => Promise<unknown>>
type Doors = Record<'user' | 'session' | 'knownDevice' | 'activity' | 'token' | 'settings' | 'contact', Reader>
type Attack = readonly [name: string, fate: 'refused' | 'cut', attack: (doors: Doors, ids: Ids) => Promise<unknown>]

const id = { id: true }
const all = (where: unknown) => ({ where, select: { id: true, email: true }, take: 100 })
const json = (text: string) => JSON.parse(text) as unknown
const inherited = (prototype: object) => Object.create(prototype) as unknown
const reference = (name: string) => ({ $type: 'FieldRef', value: { _ref: name, _container: 'User' } })
const raw = (values: unknown) => ({ __prismaRawParameters__: true, values })
const disguised = (value: unknown) => ({ toJSON: () => value })

/** What a person without rights over others tries at the reading door. A `cut` one is answered, with own rows or none. */
const attacks: Attack[] = [
  ['all people', 'cut', (d) => d.user.list(all({}))],
  ['no filter at all', 'cut', (d) => d.user.list({ select: id, take: 100 })],
  ['a null filter', 'cut', (d) => d.user.list(all(null))],
  ['another’s id', 'cut', (d, { victim }) => d.user.find({ where: { id: victim }, select: id })],
  ['another’s address', 'cut', (d, { email }) => d.user.find({ where: { email }, select: id })],
  ['own or another', 'cut', (d, { me, victim }) => d.user.list(all({ OR: [{ id: me }, { id: victim }] }))],
  ['OR with an always true arm', 'cut', (d) => d.user.list(all({ OR: [{}, { id: { not: '' } }].slice(0, 1) }))],
  ['not oneself', 'cut', (d, { me }) => d.user.list(all({ NOT: { id: me } }))],
  ['a double negation', 'cut', (d, { victim }) => d.user.list(all({ NOT: [{ NOT: [{ id: victim }] }] }))],
  ['an empty AND', 'cut', (d) => d.user.list(all({ AND: [] }))],
  ['AND over the door’s own', 'cut', (d, { victim }) => d.user.list(all({ AND: [{ OR: [{ id: victim }, { AND: {} }] }] }))],
  ['OR beside the filter', 'refused', (d, { victim }) => d.user.list({ ...all({}), OR: [{ id: victim }] })],
  ['an undefined value', 'refused', (d) => d.user.list(all({ id: undefined }))],
  ['an undefined value, nested', 'refused', (d) => d.user.list(all({ OR: [{ id: { equals: undefined } }] }))],
  ['an undefined arm', 'refused', (d) => d.user.list(all({ OR: [undefined] }))],
  ['__proto__ as a key', 'refused', (d) => d.user.list(all(json('{"__proto__":{"id":{"not":""}}}')))],
  ['constructor as a key', 'refused', (d) => d.user.list(all(json('{"constructor":{"prototype":{}}}')))],
  ['a relation to sessions', 'refused', (d) => d.user.list(all({ sessions: { some: {} } }))],
  ['a relation to the person', 'refused', (d) => d.session.list({ where: { user: { is: { email: 'x' } } }, select: id, take: 9 })],
  ['include', 'refused', (d) => d.session.list({ where: {}, include: { user: true }, select: id, take: 100 })],
  ['a relation selected', 'refused', (d) => d.user.list({ select: { id: true, sessions: true }, take: 9 })],
  ['_count selected', 'refused', (d) => d.user.list({ select: { _count: true }, take: 9 })],
  ['order by a relation', 'refused', (d) => d.session.list({ orderBy: { user: { email: 'asc' } }, select: id, take: 9 })],
  ['another’s session', 'cut', (d, { session }) => d.session.find({ where: { id: session }, select: id })],
  ['sessions of another', 'cut', (d, { victim }) => d.session.list({ where: { userId: victim }, select: id, take: 9 })],
  ['sessions by who ended them', 'cut', (d) => d.session.list({ where: { endedBy: null }, select: { id: true, userId: true }, take: 99 })],
  ['devices of another', 'cut', (d, { victim }) => d.knownDevice.list({ where: { userId: victim }, select: id, take: 9 })],
  [
    'activities of another',
    'cut',
    (d, { victim }) => d.activity.list({ where: { actorId: victim }, select: { resourceLabel: true }, take: 9 }),
  ],
  ['activities of nobody', 'cut', (d) => d.activity.list({ where: { actorId: null }, select: { before: true, after: true }, take: 99 })],
  ['contacts of another', 'cut', (d, { victim }) => d.contact.list({ where: { ownerId: victim }, select: { name: true }, take: 9 })],
  ['contacts of all but oneself', 'cut', (d, { me }) => d.contact.list({ where: { NOT: [{ ownerId: me }] }, select: id, take: 99 })],
  ['links', 'cut', (d) => d.token.list({ select: { id: true, userId: true }, take: 99 })],
  ['the hash of a link', 'refused', (d) => d.token.list({ select: { tokenHash: true }, take: 99 })],
  ['own password hash', 'refused', (d) => d.user.find({ select: { passwordHash: true } })],
  ['no selection: every column', 'refused', (d) => d.user.find({ where: {} })],
  ['selection undefined', 'refused', (d) => d.user.find({ where: {}, select: undefined })],
  ['selection null', 'refused', (d) => d.user.find({ where: {}, select: null })],
  ['all but one column', 'refused', (d) => d.user.find({ where: {}, omit: id })],
  ['password hash in a filter', 'refused', (d) => d.user.count({ where: { passwordHash: { startsWith: 'C' } } })],
  ['password hash deep in a filter', 'refused', (d) => d.user.count({ where: { AND: [{ NOT: { OR: [{ passwordHash: null }] } }] } })],
  ['password hash in the order', 'refused', (d) => d.user.list({ orderBy: [{ passwordHash: 'asc' }], select: id, take: 9 })],
  ['token hash in a filter', 'refused', (d) => d.session.count({ where: { tokenHash: { not: new Uint8Array(32) } } })],
  ['distinct by the password hash', 'refused', (d) => d.user.list({ select: id, take: 9, distinct: ['passwordHash'] })],
  ['a cursor by the token hash', 'refused', (d) => d.session.list({ select: id, take: 9, cursor: { tokenHash: new Uint8Array(32) } })],
  ['password hash as an inherited key', 'refused', (d) => d.user.count({ where: inherited({ passwordHash: { contains: 'CANARY' } }) })],
  ['password hash selected by an inherited key', 'refused', (d) => d.user.find({ select: inherited({ passwordHash: true }) })],
  ['password hash by a reference', 'refused', (d) => d.user.count({ where: { name: { lte: reference('passwordHash') } } })],
  ['password hash by a raw reference', 'refused', (d) => d.user.count({ where: { name: raw({ lte: reference('passwordHash') }) } })],
  ['password hash by toJSON', 'refused', (d) => d.user.count({ where: { AND: [disguised({ passwordHash: { contains: 'CANARY' } })] } })],
  ['the whole filter by toJSON', 'refused', (d) => d.user.count({ where: disguised({ passwordHash: { contains: 'CANARY' } }) })],
  ['a count by column', 'refused', (d) => d.user.count({ select: { passwordHash: true } })],
  [
    'group by what the door has not',
    'refused',
    (d) => (d.user as unknown as { groupBy(q: unknown): Promise<unknown> }).groupBy({ by: ['role'] }),
  ],
]

let doors: Doors
let ids: Ids
let own: string

beforeAll(async () => {
  await testDatabase()
  const { audit_user: me, victim } = await makeWorld()
  doors = read(me.ctx) as unknown as Doors
  ids = { me: me.person.id, victim: victim.person.id, session: victim.session.id, email: victim.person.email }
  own = me.person.id
})

describe('ASVS 8.x attacks on the reading door', () => {
  test('there are at least 40, none twice', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(40)
    expect(new Set(attacks.map(([name]) => name)).size).toBe(attacks.length)
  })

  test.each(attacks)('%s: %s', async (_, fate, attack) => {
    const outcome = await Promise.resolve()
      .then(() => attack(doors, ids))
      .then(
        (answer) => ({ fate: 'cut', text: JSON.stringify(answer) ?? 'undefined' }),
        (error: unknown) => ({ fate: 'refused', text: String(error) }),
      )
    expect(outcome.fate, outcome.text).toBe(fate)
    for (const foreign of [ids.victim, ids.session, ids.email, 'CANARY'])
      expect(outcome.fate === 'cut' && outcome.text.includes(foreign)).toBe(false)
    const strangers =
      outcome.fate === 'cut' && outcome.text.startsWith('[') ? (JSON.parse(outcome.text) as { email?: string; userId?: string }[]) : []
    expect(strangers.length).toBeLessThanOrEqual(2)
    expect(strangers.filter(({ userId = own }) => userId !== own)).toEqual([])
  })
})
