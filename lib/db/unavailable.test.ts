import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { Prisma } from './generated/client'
import { databaseHealth } from './health'
import { limiter } from './limiter'
import { pool } from './pool'
import { read } from './read'
import { run } from './run'
import { translateErrors } from './translate-errors'
import { toldAsUnavailable } from './unavailable'
import { write } from './write'

let me: SignedIn
beforeAll(async () => {
  await testDatabase()
  me = await signedIn('audit_user')
})
afterEach(
  async () => void (await (await testDatabase()).owner.query(`ALTER DATABASE ${process.env.ROLLCALL_TEST_DATABASE} CONNECTION LIMIT -1`)),
)

/** Each way to the database, and how it ends: a code of ours, or what else was thrown. */
async function everyWay(): Promise<Record<string, string>> {
  const ways = {
    read: () => read(me.ctx).user.count(),
    page: () => read(me.ctx).session.page({}, {}, 5),
    session: () => read(me.ctx).session.count(),
    limiter: () => limiter('test', 5, 60).take('key'),
    write: () => write(me.ctx, (tx) => tx.note({ kind: 'read', action: 'look', outcome: 'ok' })),
  }
  const ends = Object.entries(ways).map(async ([name, way]) => {
    const end = await way().then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    )
    return [name, end] as const
  })
  return Object.fromEntries(await Promise.all(ends))
}
const all = (end: string) => ({ read: end, page: end, session: end, limiter: end, write: end })

describe('F15 a database that cannot keep up is told as unavailable', () => {
  test('no connection comes free in the pool', { timeout: 30_000 }, async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => pool().connect()))
    const [ends, health] = await Promise.all([everyWay(), databaseHealth()])
    for (const client of taken) client.release(true)
    expect(ends).toEqual(all('unavailable'))
    expect(health).toBe('database')
    expect(await everyWay()).toEqual(all('done'))
  })

  test('the server takes no more connections', async () => {
    const idle = await Promise.all(Array.from({ length: 10 }, () => pool().connect()))
    for (const client of idle) client.release(true)
    const { owner } = await testDatabase()
    await owner.query(`ALTER DATABASE ${process.env.ROLLCALL_TEST_DATABASE} CONNECTION LIMIT 0`)
    await expect(pool().connect()).rejects.toMatchObject({ code: '53300' })
    expect(await everyWay()).toEqual(all('unavailable'))
    expect(await databaseHealth()).toBe('database')
  })

  test('a statement takes too long', async () => {
    const { owner } = await testDatabase()
    await expect(run(Prisma.sql`SELECT pg_sleep(5)`)).rejects.toMatchObject({ code: 'unavailable' })
    await owner.query('BEGIN; LOCK TABLE users, sessions, rate_limits IN ACCESS EXCLUSIVE MODE')
    const ends = await everyWay()
    await owner.query('ROLLBACK')
    expect(ends).toEqual(all('unavailable'))
  })

  test.each([
    ['no connection in the pool', new Error('timeout exceeded when trying to connect')],
    ['a transaction whose time was up', Object.assign(new Error('Transaction already closed'), { code: 'P2028' })],
    ['a statement that took too long', Object.assign(new Error('abgebrochen'), { code: '57014' })],
    ['too many connections, wrapped', { meta: { driverAdapterError: { cause: { originalCode: '53300' } } } }],
  ])('%s is told in the words of whoever asked', (_, error) => {
    expect(toldAsUnavailable(error, { lost: 'Lost.', busy: 'Busy.' })).toEqual(new AppError('unavailable', 'Busy.'))
  })

  test('F9 a full disk is told in words that say what to do', async () => {
    const { owner } = await testDatabase()
    await owner.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON users EXECUTE FUNCTION no_room();
      CREATE TRIGGER no_room BEFORE INSERT ON rate_limits EXECUTE FUNCTION no_room()`)
    const full = { code: 'unavailable', message: expect.stringMatching(/^The disk of the database is full, and nothing was changed\./) }
    await expect(limiter('full', 5, 60).take('key')).rejects.toMatchObject(full)
    const setUp = { ...me.ctx, role: 'system', actor: { kind: 'system', name: 'set-up' }, userId: null, sessionId: null } as const
    const make = write(setUp, (tx) => tx.user.create({ email: 'full@example.org', name: 'N', role: 'audit_user' }))
    await expect(make).rejects.toMatchObject(full)
    await owner.query('DROP FUNCTION no_room CASCADE')
  })

  test('a transaction whose connection was lost is told as lost: it may have been committed', () => {
    const error = Object.assign(new Error('Transaction not found', { cause: { code: 'ECONNRESET' } }), { code: 'P2028' })
    expect(toldAsUnavailable(error, { lost: 'Lost.', busy: 'Busy.' })).toEqual(new AppError('unavailable', 'Lost.'))
  })

  test.each<[string, number, string]>([
    ['once', 1, 'answer'],
    ['twice', 2, 'unavailable'],
  ])('a connection that is lost %s, with the database alive', async (_, losses, end) => {
    const call = vi.fn(async () => 'answer')
    for (let i = 0; i < losses; i += 1) call.mockRejectedValueOnce(new Error('Connection terminated unexpectedly'))
    const door = translateErrors({ call })
    expect(await door.call().catch((error: AppError) => error.code)).toBe(end)
    expect(call).toHaveBeenCalledTimes(2)
  })

  test('what is wrong is told as it is, and not tried again', async () => {
    const call = vi.fn().mockRejectedValue(new Error('no such column'))
    await expect(translateErrors({ call }).call()).rejects.toThrow('no such column')
    expect(call).toHaveBeenCalledTimes(1)
    await expect(run(Prisma.sql`SELECT nothing`)).rejects.toMatchObject({ code: '42703' })
  })
})
