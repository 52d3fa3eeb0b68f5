import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { findUser } from './find-user'
import { listUsers } from './list-users'
import type { UserQuery } from './user-query'

beforeAll(() => testDatabase())

describe('ASVS 8.x the list of people', () => {
  test('pages hold everybody once, and no secret', async () => {
    const { ctx, person } = await signedIn('system_administrator')
    const made = await several(60, () => makePerson({ passwordHash: 'CANARY' }))
    const first = await listUsers(ctx)
    const second = await listUsers(ctx, { after: first.next ?? '' })
    const rows = [...first.rows, ...second.rows]
    expect(first.rows.length).toBe(50)
    expect(second.next).toBeNull()
    expect(rows.map(({ id }) => id).sort()).toEqual([person, ...made].map(({ id }) => id).sort())
    expect(rows.filter(({ isSelf }) => isSelf).map(({ id }) => id)).toEqual([person.id])
    expect(JSON.stringify(rows)).not.toContain('CANARY')
  })

  test('there is a way back, and each page says truly what lies before and after it', async () => {
    const { ctx } = await signedIn('audit_manager')
    await several(60, () => makePerson())
    const pages = [await listUsers(ctx)]
    for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
      pages.push(await listUsers(ctx, { after: next }))
    expect(pages.length).toBe(3)
    expect(pages[0]?.previous).toBeNull()
    const [first, second, third] = pages
    expect(await listUsers(ctx, { before: third?.previous ?? '' })).toEqual(second)
    expect(await listUsers(ctx, { before: second?.previous ?? '' })).toEqual(first)
    // From the middle of the second page the page above would be short: the first page, whole.
    expect(await listUsers(ctx, { before: first?.rows[20]?.id ?? '' })).toEqual(first)
    expect(await listUsers(ctx, { after: third?.rows.at(-1)?.id ?? '' })).toEqual(first)
    const full = await listUsers(ctx, { before: third?.rows[10]?.id ?? '' })
    expect(full.rows.length).toBe(50)
    expect([full.previous, full.next]).toEqual([full.rows[0]?.id, full.rows.at(-1)?.id])
  })

  test('filters by state, role and typed text; pattern characters mean themselves', async () => {
    const { ctx } = await signedIn('system_administrator')
    const { owner } = await testDatabase()
    const invited = await makePerson({ status: 'invited' })
    const disabled = await makePerson({ status: 'disabled', role: 'audit_manager' })
    await owner.query(`UPDATE users SET name = 'Fifty %_ Per\\cent' WHERE id = $1`, [invited.id])
    const ids = async (query: UserQuery) => (await listUsers(ctx, query)).rows.map(({ id }) => id)
    expect(await ids({ state: 'invited' })).toEqual([invited.id])
    expect(await ids({ state: 'disabled', role: 'audit_manager' })).toEqual([disabled.id])
    expect(await ids({ state: 'disabled', role: 'audit_user' })).toEqual([])
    for (const q of ['fifty %_', '%_', 'per\\c', invited.email.toUpperCase()]) expect(await ids({ q })).toEqual([invited.id])
    expect(await ids({ q: '__' })).toEqual([])
    expect((await listUsers(ctx, { q: 'example.org' })).total).toBe((await listUsers(ctx)).total)
  })

  test('counts the sessions that are live, and tells who gave the role', async () => {
    const { ctx } = await signedIn('system_administrator')
    const person = await makePerson()
    await makeSession(person)
    await makeSession(person, { startedAgo: 7_200, idleFor: 7_200 })
    const gone = await makeSession(person)
    await (await testDatabase()).owner.query(`UPDATE sessions SET ended_at = now(), end_reason = 'system' WHERE id = $1`, [gone.id])
    expect((await listUsers(ctx, { q: person.email })).rows).toMatchObject([{ liveSessions: 1, roleByName: null }])
    const detail = await findUser(ctx, person.id)
    expect([detail.liveSessions, detail.sessions.length]).toEqual([1, 1])
  })

  test('offers what the state allows, to administrators and not against themselves', async () => {
    const { ctx, person } = await signedIn('system_administrator')
    const manager = await signedIn('audit_manager')
    const offered = async (to: SignedIn['ctx'], id: string) =>
      Object.entries((await findUser(to, id)).offers)
        .filter(([, given]) => given)
        .map(([name]) => name)
    const [invited, active, disabled] = [
      await makePerson({ status: 'invited' }),
      await makePerson(),
      await makePerson({ status: 'disabled' }),
    ]
    expect(await offered(ctx, invited.id)).toEqual(['edit', 'changeRole', 'renewInvite', 'delete'])
    expect(await offered(ctx, active.id)).toEqual(['edit', 'changeRole', 'makePasswordLink', 'disable', 'delete'])
    expect(await offered(ctx, disabled.id)).toEqual(['edit', 'changeRole', 'enable', 'delete'])
    expect(await offered(ctx, person.id)).toEqual(['edit', 'changeRole'])
    expect(await offered(manager.ctx, active.id)).toEqual([])
  })

  test('a user sees neither the list nor anybody in it; a stranger is not found', async () => {
    const { ctx, person } = await signedIn('audit_user')
    await expect(listUsers(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(findUser(ctx, person.id)).rejects.toMatchObject({ code: 'forbidden' })
    const manager = await signedIn('audit_manager')
    for (const id of [randomUUID(), 'no-id', '\u0000']) await expect(findUser(manager.ctx, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
