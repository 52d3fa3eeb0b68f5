import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hashPassword, verifyPassword } from '@/lib/crypto/password-hash'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson } from '@/tests/helpers/signed-in'
import { signIn } from './sign-in'

// As it is, and counted.
vi.mock('@/lib/crypto/password-hash', async (original) => {
  const real = await original<typeof import('@/lib/crypto/password-hash')>()
  return { ...real, verifyPassword: vi.fn(real.verifyPassword) }
})

const password = 'correct horse battery'
let passwordHash: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const member = (status: 'active' | 'disabled' | 'invited' = 'active') => makePerson({ status, passwordHash })
const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
const enter = (email: string, given = password) => signIn({ email, password: given, browserId: randomUUID() }, headers)
const lastActivity = async () =>
  (
    await sql(
      `SELECT kind, action, outcome, actor_kind, actor_name, resource_id, resource_label, details FROM log.activities ORDER BY id DESC LIMIT 1`,
    )
  ).rows[0]

beforeAll(async () => {
  await testDatabase()
  passwordHash = await hashPassword(password)
})
beforeEach(() => sql('DELETE FROM rate_limits'))

describe('ASVS 6.3.8 refused sign-ins', () => {
  test.each([
    ['wrong_password', 'active'],
    ['disabled', 'disabled'],
    ['invited', 'invited'],
  ] as const)('%s: the one answer, recorded with the reason', async (reason, status) => {
    const person = await member(status)
    await expect(enter(person.email, reason === 'wrong_password' ? `${password}!` : password)).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'Email or password is wrong.',
    })
    expect(await lastActivity()).toMatchObject({
      kind: 'sign_in',
      action: 'failed',
      outcome: 'failed',
      actor_kind: 'system',
      resource_id: person.id,
      details: { reason },
    })
    expect((await sql('SELECT FROM sessions WHERE user_id = $1', [person.id])).rowCount).toBe(0)
  })

  test('unknown: the same answer, and the identifier is kept masked', async () => {
    await expect(enter('mysecret@unknown.example.org')).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'Email or password is wrong.',
    })
    expect(await lastActivity()).toMatchObject({ resource_id: null, resource_label: 'm…@u….org', details: { reason: 'unknown_user' } })
    expect((await sql(`SELECT FROM log.activities a WHERE a::text LIKE '%mysecret%'`)).rowCount).toBe(0)
  })

  test.each([
    ['', password],
    ['no address', password],
    ['a@b.org', ''],
    ['a@b.org', 'x'.repeat(513)],
    ['a\u0000@b.org', password],
    // Its canonical order alone would take minutes to find.
    [`${'\u0301'.repeat(150_000)}${'\u0323'.repeat(150_000)}@b.org`, password],
    ['\ud800@b.org', password],
  ])('malformed %j: the same answer, recorded without what was typed, and counted', async (email, given) => {
    await expect(enter(email, given)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Email or password is wrong.' })
    const { resource_label: label, ...told } = await lastActivity()
    expect(told).toMatchObject({
      kind: 'sign_in',
      action: 'failed',
      actor_kind: 'system',
      resource_id: null,
      details: { reason: 'malformed' },
    })
    expect(label).toMatch(/^.?…(?:@.?….org)?$/u)
    expect((await sql('SELECT key, points FROM rate_limits')).rows).toEqual([{ key: 'sign_in.network:unknown', points: 1 }])
  })

  test.each([
    ['a wrong one', () => `${randomUUID()}@example.org`, password],
    ['no address', () => 'no address', password],
    ['a password that is too long', () => 'a@b.org', 'x'.repeat(513)],
  ])('%s costs one hash, as every other (how long each takes is measured by the bench)', async (_, email, given) => {
    vi.mocked(verifyPassword).mockClear()
    await expect(enter(email(), given)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(verifyPassword).toHaveBeenCalledTimes(1)
  })
})

describe('ASVS 6.1.1 throttling', () => {
  test('ten tries in 15 minutes, also at once; the refusal is recorded once and holds for the right password', async () => {
    const person = await member()
    const tries = await Promise.allSettled(Array.from({ length: 13 }, () => enter(person.email, 'wrong password')))
    const codes = tries.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'in'))
    expect(codes.filter((code) => code === 'unauthenticated').length).toBe(10)
    expect(codes.filter((code) => code === 'too_many').length).toBe(3)
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'too_many', message: expect.stringMatching(/Wait 1[45] minutes/) })
    const told = await sql(`SELECT FROM log.activities WHERE action = 'failed' AND details->>'reason' = 'throttled'`)
    expect(told.rowCount).toBe(1)
    expect((await sql(`SELECT FROM rate_limits WHERE key LIKE '%' || $1 || '%'`, [person.email])).rowCount).toBe(0)
  })

  test('a stranger who uses up the tries does not lock the owner out of a browser that is known', async () => {
    const person = await member()
    const browserId = randomUUID()
    const enterIn = (id: string, given: string) => signIn({ email: person.email, password: given, browserId: id }, headers)
    await enterIn(browserId, password)
    for (let i = 0; i < 10; i += 1) await expect(enter(person.email, 'wrong password')).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'too_many' })
    await expect(enterIn(browserId, password)).resolves.toMatchObject({ userId: person.id })
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'too_many' })
  })

  test('whoever is turned away because others are many keeps all tries', async () => {
    const person = await member()
    // More than two who hash and forty who wait, for as long as it takes.
    let crowded = true
    const others = Array.from({ length: 60 }, async () => {
      while (crowded) await hashPassword('others').catch(() => new Promise((resolve) => setTimeout(resolve, 1)))
    })
    const tries: string[] = []
    while (tries.length < 40 && tries.filter((told) => told === 'too_many').length < 11)
      tries.push((await enter(person.email, 'wrong password').catch((error: { code: string }) => error.code)) as string)
    crowded = false
    await Promise.all(others)
    expect(tries.filter((told) => told === 'too_many').length).toBe(11)
    await expect(enter(person.email)).resolves.toMatchObject({ userId: person.id })
  })

  test('a hundred malformed tries from one network use up its tries, and the refusal is recorded once', async () => {
    await expect(enter('no address')).rejects.toMatchObject({ code: 'unauthenticated' })
    await sql('UPDATE rate_limits SET points = 100')
    for (let i = 0; i < 3; i += 1) await expect(enter('no address')).rejects.toMatchObject({ code: 'too_many' })
    expect(await lastActivity()).toMatchObject({ resource_label: 'n…', details: { reason: 'throttled' } })
    await expect(enter((await member()).email)).rejects.toMatchObject({ code: 'too_many' })
  })

  test('F3 a session that was started is told as such, also where the tries cannot be given back', async () => {
    const person = await member()
    await sql(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut' USING ERRCODE = '57P01'; END $$`)
    await sql('CREATE TRIGGER cut BEFORE DELETE ON rate_limits FOR EACH ROW EXECUTE FUNCTION cut()')
    await expect(enter(person.email)).resolves.toMatchObject({ userId: person.id })
    await sql('DROP FUNCTION cut CASCADE')
    expect((await sql('SELECT FROM sessions WHERE user_id = $1', [person.id])).rowCount).toBe(1)
  })

  test('a right password gives the tries back', async () => {
    const person = await member()
    for (let i = 0; i < 9; i += 1) await expect(enter(person.email, 'wrong password')).rejects.toMatchObject({ code: 'unauthenticated' })
    await enter(person.email)
    for (let i = 0; i < 10; i += 1) await expect(enter(person.email, 'wrong password')).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'too_many' })
  })
})
