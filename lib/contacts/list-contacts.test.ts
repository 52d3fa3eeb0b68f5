import { beforeAll, describe, expect, test } from 'vitest'
import { layContacts, makeContact } from '@/tests/helpers/contacts'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import type { ContactQuery } from './contact-query'
import { listContacts } from './list-contacts'

let database: TestDatabase
let user: SignedIn
let manager: SignedIn
let ids: string[]
let foreign: string

beforeAll(async () => {
  database = await testDatabase()
  await layContacts(database)
  user = await signedIn('audit_user')
  manager = await signedIn('audit_manager')
  ids = await several(120, () => makeContact(database, user.person.id))
  foreign = await makeContact(database, manager.person.id, { name: 'Fifty %_ Per\\cent', tags: ['Odd Tag'], favourite: true })
})

const idsOf = async (who: SignedIn, query: ContactQuery) => (await listContacts(who.ctx, query)).rows.map(({ id }) => id)

describe('ASVS 8.x the list of contacts', () => {
  test('an Audit User’s own, newest first, each once, on three pages and back', async () => {
    const pages = [await listContacts(user.ctx)]
    for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
      pages.push(await listContacts(user.ctx, { after: next }))
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 20])
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(ids.toReversed())
    expect(pages.map(({ total, everyone }) => [total, everyone])).toEqual(pages.map(() => [120, false]))
    const [first, second, third] = pages
    expect(first?.previous).toBeNull()
    expect(await listContacts(user.ctx, { before: third?.previous ?? '' })).toEqual(second)
    expect(await listContacts(user.ctx, { before: second?.previous ?? '' })).toEqual(first)
    expect(await listContacts(user.ctx, { before: first?.rows[20]?.id ?? '' })).toEqual(first)
    expect(await listContacts(user.ctx, { after: third?.rows.at(-1)?.id ?? '' })).toEqual(first)
  })

  test('a manager’s: everyone’s with their owner, or only their own', async () => {
    const all = await listContacts(manager.ctx)
    expect([all.total, all.everyone]).toEqual([121, true])
    expect(all.rows.slice(0, 2)).toMatchObject([
      { id: foreign, isOwn: true, ownerName: manager.person.name },
      { isOwn: false, ownerName: user.person.name, ownerGone: false },
    ])
    expect(await idsOf(manager, { show: 'mine' })).toEqual([foreign])
    expect(await idsOf(manager, { show: 'favourites' })).toEqual([foreign])
    expect(await idsOf(user, { show: 'favourites' })).toEqual([])
  })

  test('searched by typed text; pattern characters mean themselves', async () => {
    for (const q of ['fifty %_', '%_', 'per\\c', 'odd tag']) expect(await idsOf(manager, { q })).toEqual([foreign])
    for (const q of ['__', '%plain%', "'; --"]) expect(await idsOf(manager, { q })).toEqual([])
    expect(await idsOf(user, { q: 'fifty' })).toEqual([])
    expect((await listContacts(user.ctx, { q: 'PLAIN' })).total).toBe(120)
  })
})
