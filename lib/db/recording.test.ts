import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { unsafeTouchSession } from './touch-session'
import { write } from './write'

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** What was added to the log by the work. */
async function added(work: () => Promise<unknown>): Promise<number> {
  const before = await logSize()
  await work()
  return (await logSize()) - before
}

describe('ASVS 16.x every change is recorded, once', () => {
  test('a write records exactly one activity, with person, session, request and both values', async () => {
    const { ctx, person, session } = await signedIn('system_administrator')
    const other = await makePerson()
    expect(await added(() => write(ctx, (tx) => tx.user.update({ where: { id: other.id }, data: { role: 'audit_manager' } })))).toBe(1)
    expect(await recorded(ctx)).toMatchObject([
      {
        ...{ kind: 'change', action: 'update', outcome: 'ok', source: 'web', resource_type: 'user', resource_id: other.id },
        ...{ actor_kind: 'user', actor_id: person.id, actor_name: person.name, session_id: session.id, resource_label: other.name },
        ...{ before: { role: 'audit_user' }, after: { role: 'audit_manager' }, details: null, db_role: 'rollcall_app' },
      },
    ])
  })

  test('the time of an activity is the database’s and stands in its id', async () => {
    const rows = await sql(
      `SELECT count(*)::int AS wrong FROM log.activities WHERE at <> public.uuid_time(id) OR abs(extract(epoch FROM now() - at)) > 600`,
    )
    expect(rows.rows).toEqual([{ wrong: 0 }])
  })

  test('what changes nothing that is told is no activity', async () => {
    const other = await makePerson()
    expect(await added(() => write(admin.ctx, (tx) => tx.user.update({ where: { id: other.id }, data: { role: 'audit_user' } })))).toBe(0)
    expect(await added(() => write(admin.ctx, (tx) => tx.user.update({ where: { id: other.id }, data: { roleSince: new Date() } })))).toBe(
      0,
    )
    const session = await makeSession(other, { startedAgo: 90, idleFor: 90 })
    expect(await added(() => unsafeTouchSession(session.id))).toBe(0)
    const touched = await sql(`SELECT last_activity_at > now() - interval '5 s' AS moved FROM sessions WHERE id = $1`, [session.id])
    expect(touched.rows).toEqual([{ moved: true }])
  })

  test('a rollback takes the activity along', async () => {
    const other = await makePerson()
    const failing = write(admin.ctx, async (tx) => {
      await tx.user.update({ where: { id: other.id }, data: { role: 'audit_manager' } })
      await tx.note({ kind: 'read', action: 'look', outcome: 'ok' })
      throw new Error('no')
    })
    expect(await added(() => expect(failing).rejects.toThrow('no'))).toBe(0)
  })

  test('a change of the owner in psql is recorded as outside, with the role that was logged in', async () => {
    const other = await makePerson()
    expect(await added(() => sql(`UPDATE users SET name = 'Psql' WHERE id = $1`, [other.id]))).toBe(1)
    expect((await recorded({ resource: other.id })).at(-1)).toMatchObject({
      ...{ actor_kind: 'outside', actor_id: null, source: 'outside', actor_name: 'postgres', db_role: 'postgres' },
      ...{ before: { name: other.name }, after: { name: 'Psql' } },
    })
  })

  test('a claim of a session that is none is told as outside', async () => {
    const other = await makePerson()
    await sql(`BEGIN`)
    await sql(`SELECT set_config('rollcall.session_id', gen_random_uuid()::text, true)`)
    await sql(`UPDATE users SET name = 'Claim' WHERE id = $1`, [other.id])
    await sql(`COMMIT`)
    expect((await recorded({ resource: other.id })).at(-1)).toMatchObject({ actor_kind: 'outside', actor_id: null })
  })
})

describe('ASVS 16.x what is kept of values', () => {
  test('13.x a password hash is never in the log, its change is', async () => {
    const canary = `CANARY-${admin.person.id}`
    const other = await makePerson({ passwordHash: canary })
    await sql(`UPDATE users SET password_hash = $2 WHERE id = $1`, [other.id, `${canary}-2`])
    expect((await recorded({ resource: other.id })).at(-1)).toMatchObject({
      before: { password_hash: '•••' },
      after: { password_hash: '•••' },
    })
    const hits = await sql(`SELECT count(*)::int AS hits FROM log.activities a WHERE a::text LIKE '%CANARY%'`)
    expect(hits.rows).toEqual([{ hits: 0 }])
  })

  test('a long value is cut and carries its length and hash', async () => {
    const victim = await signedIn('audit_user')
    const note = 'ä'.repeat(5_000)
    await write(admin.ctx, (tx) => tx.session.end({ ids: [victim.session.id] }, { reason: 'killed', note }))
    const last = (await recorded({ resource: victim.session.id })).at(-1)
    const digest = await sql(`SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex') AS hex`, [note])
    expect(last?.after?.end_note).toBe(`${'ä'.repeat(500)}… (5000 characters, SHA-256 ${digest.rows[0].hex})`)
    expect(last?.action).toBe('ended')
  })

  test('several rows in one statement are told one by one, old and new paired rightly', async () => {
    const people = await several(20, () => makePerson())
    expect(await added(() => sql(`UPDATE users SET name = 'N ' || name WHERE id = ANY ($1)`, [people.map(({ id }) => id)]))).toBe(20)
    for (const { id, name } of people)
      expect((await recorded({ resource: id })).at(-1)).toMatchObject({ before: { name }, after: { name: `N ${name}` } })
  })

  test.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['__proto__', '__proto__'],
    ['markup, quotes and SQL', `<script>'"; DROP TABLE users; --`],
    ['right to left, zero width, emoji', '\u202e\u200b👩‍👩‍👧‍👧'],
  ])('F16 %s in a text: a clean record or a clear error, and nothing by half', async (_, text) => {
    const victim = await signedIn('audit_user')
    const before = await logSize()
    const outcome = await write(admin.ctx, (tx) => tx.session.end({ ids: [victim.session.id] }, { reason: 'killed', message: text })).then(
      () => 'stored',
      () => 'refused',
    )
    const stored = await sql('SELECT end_message FROM sessions WHERE id = $1', [victim.session.id])
    const isStorable = text.isWellFormed() && !text.includes('\u0000')
    if (outcome === 'refused') {
      expect(isStorable).toBe(false)
      expect(stored.rows).toEqual([{ end_message: null }])
      expect(await logSize()).toBe(before)
    } else {
      expect(await logSize()).toBe(before + 1)
      expect((await recorded({ resource: victim.session.id })).at(-1)?.after?.end_message).toBe(stored.rows[0].end_message)
      expect(stored.rows).toEqual([{ end_message: text.toWellFormed() }])
    }
  })
})
