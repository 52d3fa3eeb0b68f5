import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { signedIn } from '@/tests/helpers/signed-in'
import { changeProfileSchema } from './account-schema'
import { changeProfile } from './change-profile'
import { changeTheme } from './change-theme'
import { findAccount } from './find-account'

beforeAll(() => testDatabase())

const wanted = { name: 'New Name', timeZone: 'Asia/Tokyo', language: 'en', theme: 'dark', notifyEvery: true } as const
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

describe('one’s own profile', () => {
  test.each(['audit_user', 'audit_manager', 'system_administrator'] as const)('%s: stored and recorded, nobody else’s', async (role) => {
    const [me, other] = [await signedIn(role), await signedIn('audit_user')]
    await changeProfile(me.ctx, wanted)
    expect(await findAccount(me.ctx)).toMatchObject({ ...wanted, email: me.person.email, role })
    expect(await recorded(me.ctx)).toMatchObject([
      {
        ...{ kind: 'change', action: 'update', resource_id: me.person.id, session_id: me.session.id, before: { name: me.person.name } },
        after: { name: 'New Name', time_zone: 'Asia/Tokyo', theme: 'dark', notify_every: true },
      },
    ])
    expect(await findAccount(other.ctx)).toMatchObject({ name: other.person.name, timeZone: null, theme: null, notifyEvery: false })
  })

  test('what is as it was is no change; the theme alone is one', async () => {
    const { ctx } = await signedIn('audit_user')
    await changeProfile(ctx, wanted)
    const size = await logSize()
    await changeProfile(ctx, wanted)
    await changeTheme(ctx, { theme: 'dark' })
    expect(await logSize()).toBe(size)
    await changeTheme(ctx, { theme: null })
    expect((await recorded(ctx)).at(-1)).toMatchObject({ before: { theme: 'dark' }, after: { theme: null } })
  })

  test('what was not touched stays as somebody else has made it meanwhile', async () => {
    const { ctx, person } = await signedIn('audit_user')
    const shown = { name: person.name, timeZone: null, language: 'en', theme: null, notifyEvery: false }
    await sql(`UPDATE users SET name = 'Made Right' WHERE id = $1`, [person.id])
    expect(await changeProfile(ctx, { ...shown, language: 'en', theme: 'dark', shown })).toEqual({ theme: 'dark' })
    expect(await findAccount(ctx)).toMatchObject({ name: 'Made Right', theme: 'dark' })
    const size = await logSize()
    expect(await changeProfile(ctx, { ...shown, language: 'en', theme: null, shown })).toEqual({})
    expect(await logSize()).toBe(size)
  })

  test('refused once the session has ended', async () => {
    const { ctx, session, person } = await signedIn('audit_user')
    await sql(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [session.id])
    await expect(changeProfile(ctx, wanted)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(changeTheme(ctx, { theme: 'dark' })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect((await sql('SELECT name, theme FROM users WHERE id = $1', [person.id])).rows).toEqual([{ name: person.name, theme: null }])
  })

  test.each([
    [
      { timeZone: 'browser', theme: 'system' },
      { timeZone: null, theme: null },
    ],
    [{ timeZone: 'europe/berlin' }, { timeZone: 'Europe/Berlin' }],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: '' }, 'timeZone'],
    [{ theme: 'pink' }, 'theme'],
    [{ language: 'tlh' }, 'language'],
    [{ notifyEvery: 'off' }, { notifyEvery: false }],
    [{ notifyEvery: 'less' }, 'notifyEvery'],
    [{ notifyEvery: undefined }, 'notifyEvery'],
    [{ name: ' ' }, 'name'],
    [{ shown: '{"name":"x"}' }, { shown: { name: 'x' } }],
    [{ shown: 'no form' }, { shown: undefined }],
    [{ role: 'system_administrator' }, undefined],
  ])('%j', (given, expected) => {
    const parsed = changeProfileSchema.safeParse({ ...wanted, notifyEvery: 'on', ...given })
    if (typeof expected === 'object') expect(parsed.data).toMatchObject(expected)
    else expect([parsed.success, parsed.error?.issues[0]?.path[0]]).toEqual([false, expected])
  })
})
