import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { layContacts, makeContact } from '@/tests/helpers/contacts'
import { type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { type ImportStep, importContacts } from './import-contacts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await layContacts(database)
  // Plays a database that fails in the middle: whoever is called so cannot be stored.
  await database.owner.query(`CREATE FUNCTION example.fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.name = 'Disk Full' THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF;
      IF NEW.name = 'Odd Failure' THEN RAISE EXCEPTION 'CANARY'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER fails BEFORE INSERT ON example.contacts FOR EACH ROW EXECUTE FUNCTION example.fail()`)
})

const again = ({ ctx }: SignedIn) => ({ ...ctx, request: { ...ctx.request, id: `request-${randomUUID()}` } })
const numbered = (count: number, at: Readonly<Record<number, string>> = {}) =>
  `Name,Phone\n${Array.from({ length: count }, (_, i) => at[i] ?? `Row ${i},${i}`).join('\n')}`

async function all(steps: AsyncIterable<ImportStep>): Promise<ImportStep[]> {
  const told: ImportStep[] = []
  for await (const step of steps) told.push(step)
  return told
}
const storedOf = async ({ person }: SignedIn) =>
  (await database.owner.query<{ name: string }>('SELECT name FROM example.contacts WHERE owner_id = $1 ORDER BY id', [person.id])).rows.map(
    ({ name }) => name,
  )

describe('an import', () => {
  test.each(['audit_user', 'audit_manager', 'system_administrator'] as const)(
    '%s: each row its activity, with the session; chunk by chunk',
    async (role) => {
      const who = await signedIn(role)
      const ctx = again(who)
      const told = await all(importContacts(ctx, numbered(230, { 7: ',1', 120: 'Row 1,1' })))
      expect(told).toEqual([
        { step: 'begun', rows: 230, used: ['Name', 'Phone'], ignored: [] },
        { step: 'done', through: 100, imported: 99, skipped: [{ line: 9, name: '', reason: 'A name is needed.' }] },
        { step: 'done', through: 200, imported: 99, skipped: [{ line: 122, name: 'Row 1', reason: 'You have this contact already.' }] },
        { step: 'done', through: 230, imported: 30, skipped: [] },
        { step: 'finished' },
      ])
      const stored = await storedOf(who)
      expect(stored.length).toBe(228)
      const activities = await recorded(ctx)
      expect(activities.map(({ resource_label }) => resource_label).sort()).toEqual([...stored].sort())
      expect(new Set(activities.map((row) => `${row.kind} ${row.action} ${row.session_id} ${row.after?.owner_id}`))).toEqual(
        new Set([`change create ${who.session.id} ${who.person.id}`]),
      )
    },
  )

  test('what is there already is skipped, others’ contacts are not counted', async () => {
    const [me, manager] = [await signedIn('audit_user'), await signedIn('audit_manager')]
    await makeContact(database, me.person.id, { name: 'Same', email: 'same@example.net' })
    const file = 'Name,Email\nSame,SAME@example.net\nSame,\nSame,'
    expect((await all(importContacts(me.ctx, file)))[1]).toMatchObject({
      imported: 1,
      skipped: [{ line: 2 }, { line: 4 }],
    })
    expect((await all(importContacts(manager.ctx, file)))[1]).toMatchObject({ imported: 2, skipped: [{ line: 4 }] })
  })

  test('where a write fails nothing of it stays, what came before does, and the same file goes on', async () => {
    const who = await signedIn('audit_user')
    const told = await all(importContacts(who.ctx, numbered(330, { 150: 'Disk Full,0' })))
    expect(told.slice(1)).toMatchObject([
      { step: 'done', through: 100, imported: 100 },
      { step: 'failed', from: 102, to: 201, rest: 130, message: expect.stringContaining('disk') },
    ])
    expect((await storedOf(who)).length).toBe(100)
    const rest = await all(importContacts(who.ctx, numbered(330)))
    expect(rest.flatMap((step) => (step.step === 'done' ? [step.imported] : []))).toEqual([0, 100, 100, 30])
    expect(new Set(await storedOf(who)).size).toBe(330)
  })

  test('a failure that nobody knows is told without its words, and thrown for the log', async () => {
    const who = await signedIn('audit_user')
    const steps = importContacts(who.ctx, numbered(3, { 1: 'Odd Failure,0' }))
    await steps.next()
    expect((await steps.next()).value).toEqual({ step: 'failed', from: 2, to: 4, rest: 0, message: null })
    await expect(steps.next()).rejects.toThrow()
    expect(await storedOf(who)).toEqual([])
  })

  test('a session that ends in the middle ends the import', async () => {
    const who = await signedIn('audit_user')
    const steps = importContacts(who.ctx, numbered(300))
    await steps.next()
    await steps.next()
    await database.owner.query(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [who.session.id])
    expect((await steps.next()).value).toMatchObject({
      step: 'failed',
      from: 102,
      rest: 100,
      message: expect.stringContaining('has ended'),
    })
    expect((await steps.next()).done).toBe(true)
    expect((await storedOf(who)).length).toBe(100)
  })

  test('whoever stops asking stops it', async () => {
    const who = await signedIn('audit_user')
    const steps = importContacts(who.ctx, numbered(300))
    await steps.next()
    await steps.next()
    await steps.return()
    expect((await storedOf(who)).length).toBe(100)
  })

  test('a file that is no list of contacts writes nothing', async () => {
    const who = await signedIn('audit_user')
    expect(() => importContacts(who.ctx, 'Colour\nred')).toThrow('has to be “Name”')
    expect(await storedOf(who)).toEqual([])
  })
})
