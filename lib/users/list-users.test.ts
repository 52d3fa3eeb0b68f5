import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, several, signedIn } from '@/tests/helpers/signed-in'
import { listUsers } from './list-users'

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

  test('a new link is offered to administrators, for people who are invited', async () => {
    const invited = await makePerson({ status: 'invited' })
    const offered = async (role: 'audit_manager' | 'system_administrator') => {
      const { ctx } = await signedIn(role)
      const found: string[] = []
      for (let page = await listUsers(ctx); ; page = await listUsers(ctx, { after: page.next })) {
        found.push(...page.rows.filter(({ mayRenewInvite }) => mayRenewInvite).map(({ id }) => id))
        if (page.next === null) return found
      }
    }
    expect(await offered('system_administrator')).toEqual([invited.id])
    expect(await offered('audit_manager')).toEqual([])
  })

  test('a manager sees it and may not change roles; a user does not see it', async () => {
    const { rows } = await listUsers((await signedIn('audit_manager')).ctx)
    expect(rows.some(({ mayChangeRole }) => mayChangeRole)).toBe(false)
    await expect(listUsers((await signedIn('audit_user')).ctx)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
