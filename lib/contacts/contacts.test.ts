import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { layContacts, makeContact, plainContact } from '@/tests/helpers/contacts'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { createContact } from './create-contact'
import { deleteContact } from './delete-contact'
import { deleteContacts as deleteAndTell } from './delete-contacts'
import { editContact } from './edit-contact'
import { findContact } from './find-contact'
import type { ContactFields, ContactIds } from './schema'
import { seenOf } from './stored-contact'

let database: TestDatabase
let user: SignedIn
let other: SignedIn
let manager: SignedIn
let administrator: SignedIn

const ada: ContactFields = {
  ...{ name: 'Ada Lovelace', email: 'ada@example.net', phone: '+44 20 7946 0815', company: 'Engines', note: 'a\nb' },
  ...{ tags: ['friend', 'press'], birthday: '1815-12-10', favourite: true },
}
const seen = seenOf(plainContact)

beforeAll(async () => {
  database = await testDatabase()
  await layContacts(database)
  user = await signedIn('audit_user')
  other = await signedIn('audit_user')
  manager = await signedIn('audit_manager')
  administrator = await signedIn('system_administrator')
})

/** Nothing fails that nobody knows. */
const deleteContacts = (ctx: UserContext, ids: ContactIds) =>
  deleteAndTell(ctx, ids, (error) => {
    throw error
  })
/** A context of the same session for one more request, so that what it records can be told apart. */
const again = ({ ctx }: SignedIn) => ({ ...ctx, request: { ...ctx.request, id: `request-${randomUUID()}` } })
const told = ({ ctx, session, person }: SignedIn, id: string) => ({
  ...{ kind: 'change', resource_type: 'contact', resource_id: id, session_id: session.id, session_flag: null },
  ...{ actor_kind: 'user', actor_id: person.id, source: 'web', ip: ctx.request.ip },
})
const everyone = () => [user, manager, administrator]

describe('what is done to a contact is told with the session', () => {
  test('created, for oneself, whatever the role', async () => {
    for (const who of everyone()) {
      const ctx = again(who)
      const { id } = await createContact(ctx, ada)
      expect(await recorded(ctx)).toMatchObject([
        {
          ...told(who, id),
          ...{ action: 'create', resource_label: 'Ada Lovelace', before: null },
          after: { ...ada, owner_id: who.person.id },
        },
      ])
      expect(await findContact(ctx, id)).toMatchObject({ ...ada, isOwn: true, ownerId: who.person.id })
    }
  })

  test('changed: the fields that differ, before and after; what is as it was is no change', async () => {
    for (const who of everyone()) {
      const id = await makeContact(database, who === user ? user.person.id : other.person.id)
      const ctx = again(who)
      const change = { ...plainContact, contactId: id, phone: '1', tags: ['a'] }
      expect(await editContact(ctx, { ...change, seen })).toEqual({ name: 'Plain Contact', changed: true })
      expect(await recorded(ctx)).toMatchObject([
        { ...told(who, id), action: 'update', before: { phone: null, tags: [] }, after: { phone: '1', tags: ['a'] } },
      ])
      const size = await logSize()
      expect(await editContact(ctx, { ...change, seen: 'whatever' })).toEqual({ name: 'Plain Contact', changed: false })
      expect(await logSize()).toBe(size)
    }
  })

  test('deleted: what it held; one by one and many at once', async () => {
    for (const who of everyone()) {
      const owner = who === user ? user.person.id : other.person.id
      const [one, two, three] = [
        await makeContact(database, owner),
        await makeContact(database, owner),
        await makeContact(database, who.person.id),
      ]
      const ctx = again(who)
      await deleteContact(ctx, { contactId: one })
      expect(await recorded(ctx)).toMatchObject([
        { ...told(who, one), action: 'delete', before: { name: 'Plain Contact', owner_id: owner }, after: null },
      ])
      const many = again(who)
      const missing = randomUUID()
      expect(await deleteContacts(many, { ids: [three, missing, one, two] })).toEqual([
        { id: three, outcome: 'deleted' },
        { id: missing, outcome: 'unknown' },
        { id: one, outcome: 'unknown' },
        { id: two, outcome: 'deleted' },
      ])
      expect((await recorded(many)).map(({ action, resource_id, session_id }) => [action, resource_id, session_id]).sort()).toEqual(
        [two, three].map((id) => ['delete', id, who.session.id]).sort(),
      )
    }
  })

  test('fifty rows go in two writes, each row with its own activity', async () => {
    const ids = []
    for (let i = 0; i < 50; i += 1) ids.push(await makeContact(database, user.person.id, { name: `Row ${i}` }))
    const ctx = again(user)
    expect((await deleteContacts(ctx, { ids })).filter(({ outcome }) => outcome === 'deleted').length).toBe(50)
    expect(new Set((await recorded(ctx)).map(({ resource_id }) => resource_id))).toEqual(new Set(ids))
  })
})

describe('a failure that nobody knows', () => {
  const made = async (many: number, failing: number) => {
    const ids: string[] = []
    for (let i = 0; i < many; i += 1) ids.push(await makeContact(database, user.person.id))
    ids.sort()
    await database.owner.query(`UPDATE example.contacts SET name = 'Odd Failure' WHERE id = $1`, [ids[failing]])
    return ids
  }
  const left = async (ids: readonly string[]) =>
    (await database.owner.query('SELECT FROM example.contacts WHERE id = ANY ($1)', [ids])).rowCount

  beforeAll(async () => {
    await database.owner.query(`CREATE FUNCTION example.fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.name = 'Odd Failure' THEN RAISE EXCEPTION 'CANARY'; END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER fails BEFORE DELETE ON example.contacts FOR EACH ROW EXECUTE FUNCTION example.fail()`)
  })

  test('after a write that deleted is told of the rest, and goes to the log', async () => {
    const ids = await made(30, 27)
    const logged: unknown[] = []
    const outcomes = (await deleteAndTell(user.ctx, { ids }, (error) => logged.push(error))).map(({ outcome }) => outcome)
    expect(outcomes).toEqual([...Array(25).fill('deleted'), ...Array(5).fill('failed')])
    expect(logged).toMatchObject([{ message: expect.stringContaining('CANARY') }])
    expect(await left(ids)).toBe(5)
  })

  test('before anything was deleted is thrown, and nothing is changed', async () => {
    const ids = await made(30, 3)
    await expect(deleteContacts(user.ctx, { ids })).rejects.toThrow('CANARY')
    expect(await left(ids)).toBe(30)
  })
})

describe('ASVS 8.x somebody else’s contact and one that is not there are the same', () => {
  test('to an Audit User they are not found, and nothing changes', async () => {
    const foreign = await makeContact(database, manager.person.id, { name: 'CANARY' })
    const size = await logSize()
    const unknown = { code: 'not_found', message: 'This contact is not known.' }
    for (const id of [foreign, randomUUID()]) {
      await expect(findContact(user.ctx, id)).rejects.toMatchObject(unknown)
      await expect(editContact(user.ctx, { ...ada, contactId: id, seen })).rejects.toMatchObject({
        code: 'not_found',
        message: expect.stringMatching(/^This contact is not there any more\./),
      })
      await expect(deleteContact(user.ctx, { contactId: id })).rejects.toMatchObject(unknown)
      expect(await deleteContacts(user.ctx, { ids: [id] })).toEqual([{ id, outcome: 'unknown' }])
    }
    for (const id of ['no-id', '\u0000', '']) await expect(findContact(manager.ctx, id)).rejects.toMatchObject(unknown)
    expect(await logSize()).toBe(size)
    expect((await findContact(administrator.ctx, foreign)).ownerName).toBe(manager.person.name)
  })
})

describe('a contact that was deleted meanwhile', () => {
  const saved = async (who: SignedIn, contactId: string): Promise<string> => {
    const refusal = await editContact(who.ctx, { ...ada, contactId, seen }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'not_found', message: expect.stringContaining('save it as a new contact') })
    return (refusal as Error).message
  }

  test('is told with who it was and when, as far as whoever saves may know it', async () => {
    const id = await makeContact(database, user.person.id)
    await deleteContact(manager.ctx, { contactId: id })
    expect(await saved(manager, id)).toMatch(/^You deleted this contact on \d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC\./)
    expect(await saved(administrator, id)).toContain(`${manager.person.name} deleted this contact on `)
    for (const who of [user, other]) expect(await saved(who, id)).toMatch(/^This contact is not there any more\./)
    const own = await makeContact(database, user.person.id)
    await deleteContact(user.ctx, { contactId: own })
    expect(await saved(user, own)).toMatch(/^You deleted/)
    expect(await saved(other, own)).toMatch(/^This contact is not there any more\./)
  })

  test('is told with the address of somebody whose name several have, and with what the name hides', async () => {
    const [one, two] = [await signedIn('audit_manager'), await signedIn('audit_manager')]
    await database.owner.query(`UPDATE users SET name = 'Nia Namesake\u202E' WHERE id = ANY ($1)`, [[one.person.id, two.person.id]])
    const id = await makeContact(database, user.person.id)
    await deleteContact(one.ctx, { contactId: id })
    expect(await saved(administrator, id)).toContain(`Nia Namesake\uFFFD (${one.person.email}) deleted this contact on `)
  })
})

describe('a contact that was changed meanwhile', () => {
  test('is not overwritten unseen: the form is told what is stored now', async () => {
    const id = await makeContact(database, user.person.id)
    await editContact(manager.ctx, { ...plainContact, contactId: id, seen, phone: '2', tags: ['x', 'y'], favourite: true })
    const mine = { ...plainContact, contactId: id, phone: '1' }
    const size = await logSize()
    await expect(editContact(user.ctx, { ...mine, seen })).rejects.toMatchObject({
      code: 'conflict',
      fields: { phone: 'Stored now: “2”', tags: 'Stored now: “x, y”', favourite: 'Stored now: ticked' },
    })
    expect(await logSize()).toBe(size)
    const { seen: now } = await findContact(user.ctx, id)
    expect(await editContact(user.ctx, { ...mine, seen: now })).toMatchObject({ changed: true })
  })

  test('of two who save at the same moment one is told, whoever wins', async () => {
    const id = await makeContact(database, user.person.id)
    const save = (who: SignedIn, phone: string) => editContact(who.ctx, { ...plainContact, contactId: id, seen, phone })
    const outcomes = await Promise.allSettled([save(user, '1'), save(manager, '2')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })

  test('a change past the application is noticed too', async () => {
    const id = await makeContact(database, user.person.id)
    await database.owner.query(`UPDATE example.contacts SET company = 'Elsewhere' WHERE id = $1`, [id])
    await expect(editContact(user.ctx, { ...plainContact, contactId: id, seen, phone: '1' })).rejects.toMatchObject({
      fields: { company: 'Stored now: “Elsewhere”' },
    })
  })
})

test('refused once the session has ended, and nothing is written', async () => {
  const leaving = await signedIn('audit_user')
  const id = await makeContact(database, leaving.person.id)
  await makeSession(leaving.person)
  await database.owner.query(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [leaving.session.id])
  const size = await logSize()
  const ended = { code: 'unauthenticated' }
  await expect(createContact(leaving.ctx, ada)).rejects.toMatchObject(ended)
  await expect(editContact(leaving.ctx, { ...ada, contactId: id, seen })).rejects.toMatchObject(ended)
  await expect(deleteContact(leaving.ctx, { contactId: id })).rejects.toMatchObject(ended)
  await expect(deleteContacts(leaving.ctx, { ids: [id] })).rejects.toMatchObject(ended)
  expect(await logSize()).toBe(size)
})
