import { beforeEach, describe, expect, test } from 'vitest'
import { verifyPassword } from '@/lib/crypto/password-hash'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { createDatabase, testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, rollcallItself } from '@/tests/helpers/signed-in'
import { isSetUpLink, setUp, setUpAdministrator } from './set-up'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const password = 'correct horse battery'
const ada = { email: 'ada@example.org', name: 'Ada', password }
const code = (one: PromiseSettledResult<unknown>) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)

/** A set-up link as the start makes it. */
async function link(hours = 24): Promise<string> {
  const token = newToken()
  await sql(`INSERT INTO tokens (kind, token_hash, expires_at) VALUES ('setup', $1, now() + make_interval(hours => $2))`, [
    Buffer.from(tokenHash(token)),
    hours,
  ])
  return token
}

beforeEach(async () => {
  await testDatabase()
  await sql('DELETE FROM tokens')
  await sql('DELETE FROM users')
})

describe('ASVS 6.3.2 the first administrator', () => {
  test('is made with the one-time link, and recorded without the password', async () => {
    const ctx = await rollcallItself('set-up')
    const token = await link()
    expect(await isSetUpLink(ctx, token)).toBe(true)
    const { id } = await setUp(ctx, { ...ada, token, repeat: password })
    expect(await isSetUpLink(ctx, token)).toBe(false)
    expect(await recorded(ctx)).toMatchObject([
      { resource_type: 'token', action: 'update', actor_kind: 'system', actor_name: 'set-up', before: { used_at: null } },
      {
        ...{ resource_type: 'user', resource_id: id, action: 'create', actor_kind: 'system', session_id: null, before: null },
        after: { email: 'ada@example.org', role: 'system_administrator', status: 'active', password_hash: '•••', role_by_name: 'Set-up' },
      },
    ])
    const stored = (await sql('SELECT password_hash AS hash FROM users')).rows[0].hash as string
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(stored, password)).toBe(true)
    expect(await verifyPassword(stored, `${password} `)).toBe(false)
  })

  test.each([
    ['unknown', async () => newToken()],
    ['too old', () => link(-1)],
    ['no token at all', async () => ''],
    [
      'an invitation',
      async () => {
        const token = newToken()
        const { id } = await makePerson({ status: 'invited' })
        await sql(`INSERT INTO tokens (kind, token_hash, user_id, expires_at) VALUES ('invite', $1, $2, now() + interval '1 h')`, [
          Buffer.from(tokenHash(token)),
          id,
        ])
        return token
      },
    ],
    [
      'used when there is somebody',
      async () => {
        await makePerson()
        return link()
      },
    ],
  ])('is refused with a link that is %s', async (_, made) => {
    const token = await made()
    const before = (await sql('SELECT count(*) FROM users')).rows
    await expect(setUp(await rollcallItself('set-up'), { ...ada, token, repeat: password })).rejects.toMatchObject({ code: 'not_found' })
    expect((await sql('SELECT count(*) FROM users')).rows).toEqual(before)
  })

  test('6.4.1 one link used twice at once, 20 times: one success', async () => {
    for (let i = 0; i < 20; i += 1) {
      const token = await link()
      const ctx = await rollcallItself('set-up')
      const outcomes = await Promise.allSettled(
        [1, 2].map((n) => setUp(ctx, { ...ada, email: `a${n}@example.org`, token, repeat: password })),
      )
      expect(outcomes.map(code).sort()).toEqual(['done', 'not_found'])
      expect((await sql('SELECT FROM users')).rowCount).toBe(1)
      await sql('DELETE FROM users')
    }
  })

  test('two links used at once, 10 times: one success', async () => {
    for (let i = 0; i < 10; i += 1) {
      const tokens = [await link(), await link()]
      const ctx = await rollcallItself('set-up')
      const outcomes = await Promise.allSettled(
        tokens.map((token, n) => setUp(ctx, { ...ada, email: `a${n}@example.org`, token, repeat: password })),
      )
      expect(outcomes.filter((one) => one.status === 'fulfilled').length).toBe(1)
      expect((await sql('SELECT FROM users')).rowCount).toBe(1)
      await sql('DELETE FROM users')
    }
  })

  test('unattended: made once, also by four instances at once', async () => {
    const ctx = await rollcallItself('set-up')
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => setUpAdministrator(ctx, ada)))
    expect(outcomes.map(code).sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
    expect(await recorded(ctx)).toMatchObject([{ action: 'create', after: { role: 'system_administrator' } }])
  })

  test('a fresh database has nobody', async () => {
    const fresh = await createDatabase()
    expect((await fresh.owner.query('SELECT FROM users')).rowCount).toBe(0)
    await fresh.close()
  })
})
