import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { killSession } from '@/lib/sessions/kill-session'
import { testDatabase } from '@/tests/helpers/database'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'

let manager: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const kill = (whom: SignedIn) => killSession(manager.ctx, { sessionId: whom.session.id, reason: null, message: null })
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

async function traces(label: string): Promise<number> {
  const { owner } = await testDatabase()
  return (await owner.query('SELECT FROM log.activities WHERE action = $1', [label])).rowCount ?? -1
}

/** The application's role in a hand-made transaction that holds the session's row and lets no time-out end it. */
async function holdRow({ session }: SignedIn): Promise<{ lost: Promise<string>; client: pg.Client }> {
  const client = new pg.Client({ connectionString: (await testDatabase()).appUrl })
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM sessions WHERE id = $1 FOR NO KEY UPDATE', [session.id])
  await client.query(`SELECT log.note('read', 'held', 'ok', NULL, NULL, NULL, NULL)`)
  const lost = client.query('SELECT pg_sleep(60)').then(
    () => 'slept',
    (error: { code?: string }) => error.code ?? 'cut',
  )
  return { lost, client }
}

describe('F11 a victim that stalls', () => {
  test('in a write: the kill ends it, what it wrote is gone, and its repetition is refused', { timeout: 30_000 }, async () => {
    const victim = await signedIn('audit_user')
    let tries = 0
    const stalled = outcomeOf(
      write(victim.ctx, async (tx) => {
        tries += 1
        await tx.note({ kind: 'read', action: 'stalled', outcome: 'ok' })
        await sleep(3_500)
        await tx.note({ kind: 'read', action: 'stalled', outcome: 'ok' })
      }),
    )
    await sleep(300)
    const begun = performance.now()
    expect((await kill(victim)).outcome).toBe('ended')
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(await stalled).toBe('unauthenticated')
    expect(tries).toBe(1)
    expect(await traces('stalled')).toBe(0)
  })

  test('in a statement that nothing else would end: its backend is terminated', { timeout: 30_000 }, async () => {
    const victim = await signedIn('audit_user')
    const { lost, client } = await holdRow(victim)
    const begun = performance.now()
    expect((await kill(victim)).outcome).toBe('ended')
    const took = performance.now() - begun
    expect(took).toBeGreaterThan(1_500)
    expect(took).toBeLessThan(5_000)
    expect(await lost).toBe('57P01')
    expect(await traces('held')).toBe(0)
    await client.end().catch(() => {})
  })

  test('with other writes of its own queued in between', { timeout: 30_000 }, async () => {
    const victim = await signedIn('audit_user')
    const { lost, client } = await holdRow(victim)
    const queued = [1, 2].map(() => outcomeOf(write(victim.ctx, (tx) => tx.note({ kind: 'read', action: 'queued', outcome: 'ok' }))))
    await sleep(300)
    const begun = performance.now()
    expect((await kill(victim)).outcome).toBe('ended')
    expect(performance.now() - begun).toBeLessThan(5_000)
    const atAcknowledgement = await traces('queued')
    expect(await lost).toBe('57P01')
    expect((await Promise.all(queued)).filter((one) => !['done', 'unavailable', 'unauthenticated'].includes(one))).toEqual([])
    expect(await traces('queued')).toBe(atAcknowledgement)
    await client.end().catch(() => {})
  })

  test('two managers wait for it: one end, neither is terminated', { timeout: 30_000 }, async () => {
    const victim = await signedIn('audit_user')
    const { lost, client } = await holdRow(victim)
    const other = await signedIn('audit_manager')
    const again = killSession(other.ctx, { sessionId: victim.session.id, reason: null, message: null })
    expect((await Promise.all([kill(victim), again])).map(({ outcome }) => outcome).sort()).toEqual(['already_ended', 'ended'])
    expect(await lost).toBe('57P01')
    await client.end().catch(() => {})
  })
})
