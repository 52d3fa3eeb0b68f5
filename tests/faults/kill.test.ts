import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { signOut } from '@/lib/auth/sign-out'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { write } from '@/lib/db/write'
import { notifyEnded } from '@/lib/live/notify'
import { killSession } from '@/lib/sessions/kill-session'
import { testDatabase } from '@/tests/helpers/database'
import { rounds } from '@/tests/helpers/rounds'
import { makePerson, makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { report, times } from './harness/report'

const LONG = rounds({ short: 60_000, full: 3_600_000 })
let manager: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const kill = (by: SignedIn, whom: SignedIn) => killSession(by.ctx, { sessionId: whom.session.id, reason: null, message: null })
/** A write that takes long enough for the next ones to come while it runs. */
const slowNote = (who: SignedIn) =>
  write(who.ctx, async (tx) => {
    await tx.note({ kind: 'read', action: 'busy', outcome: 'ok' })
    await sleep(20)
  })
const stateOf = async ({ session }: SignedIn) => (await unsafeFindStanding(tokenHash(session.token)))?.state
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const backendsKilled = async () =>
  (await sql('SELECT sessions_killed::int AS n FROM pg_stat_database WHERE datname = current_database()')).rows[0].n as number
/** What the session wrote and what has been committed by now. */
const committed = async ({ session }: SignedIn) =>
  (await sql(`SELECT count(*)::int AS n FROM log.activities WHERE session_id = $1 AND kind = 'read'`, [session.id])).rows[0].n as number
const ends = async ({ session }: SignedIn) =>
  (await sql(`SELECT count(*)::int AS n FROM log.activities WHERE resource_id = $1 AND action IN ('ended', 'out')`, [session.id])).rows[0]
    .n as number

describe('F11 a kill races', () => {
  test('with a touch of last activity: nothing comes back to life', { timeout: LONG }, async () => {
    for (let i = 0; i < rounds({ short: 60, full: 500 }); i += 1) {
      const victim = await signedIn('audit_user', { startedAgo: 600, idleFor: 120 })
      const touches = [unsafeTouchSession(victim.session.id), kill(manager, victim), unsafeTouchSession(victim.session.id)]
      await Promise.all(i % 2 === 0 ? touches : touches.reverse())
      await unsafeTouchSession(victim.session.id)
      const row = await sql('SELECT end_reason, last_activity_at <= ended_at AS quiet FROM sessions WHERE id = $1', [victim.session.id])
      expect(row.rows).toEqual([{ end_reason: 'killed', quiet: true }])
      expect(await stateOf(victim)).toBe('ended')
    }
  })

  test('with writes in flight: nothing commits after it was acknowledged', { timeout: LONG }, async () => {
    const seen = { done: 0, unauthenticated: 0 }
    for (let i = 0; i < rounds({ short: 25, full: 500 }); i += 1) {
      const victim = await signedIn('audit_user')
      const writes = Array.from({ length: 6 }, async (_, n) => {
        await sleep(n * 3)
        return outcomeOf(
          write(victim.ctx, async (tx) => {
            await tx.note({ kind: 'read', action: 'in flight', outcome: 'ok' })
            await sleep(n % 3)
          }),
        )
      })
      await sleep(i % 12)
      await kill(manager, victim)
      const atAcknowledgement = await committed(victim)
      for (const outcome of await Promise.all(writes)) seen[outcome as keyof typeof seen] += 1
      await sleep(5)
      expect(await committed(victim)).toBe(atAcknowledgement)
    }
    // Both must have happened, or the race was none.
    expect(Object.keys(seen).sort()).toEqual(['done', 'unauthenticated'])
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })

  test('with a victim that writes without pause', { timeout: LONG }, async () => {
    for (let i = 0; i < rounds({ short: 3, full: 50 }); i += 1) {
      const victim = await signedIn('audit_user')
      const hand = async () => {
        const end = performance.now() + 10_000
        for (let outcome = 'done'; outcome === 'done' && performance.now() < end; ) outcome = await outcomeOf(slowNote(victim))
      }
      const before = await backendsKilled()
      const hands = Promise.all(Array.from({ length: 7 }, hand))
      await sleep(200)
      expect((await kill(manager, victim)).outcome).toBe('ended')
      const atAcknowledgement = await committed(victim)
      await hands
      expect(atAcknowledgement).toBeGreaterThan(0)
      expect(await committed(victim)).toBe(atAcknowledgement)
      // It was the next in line: only who waits for two seconds terminates backends.
      expect(await backendsKilled()).toBe(before)
    }
  })
})

describe('F10 many kills', () => {
  test('fifty managers kill one session: one end, and all others learn when and by whom', { timeout: LONG }, async () => {
    const managers = await several(50, () => signedIn('audit_manager'))
    const victim = await signedIn('audit_user')
    const answers = await Promise.all(managers.map((by) => kill(by, victim)))
    const winner = answers.find(({ outcome }) => outcome === 'ended')
    expect(answers.filter(({ outcome }) => outcome === 'ended').length).toBe(1)
    for (const answer of answers) expect(answer).toEqual({ ...winner, outcome: answer.outcome })
    expect(await ends(victim)).toBe(1)
    report({
      fault: 'F10',
      done: 'fifty managers end one session at once: one end, and the others learn when and by whom',
      rounds: 1,
      acknowledged: answers.length,
      lost: 0,
      duplicated: 0,
      resurrected: 0,
      measured: '',
      inTime: null,
    })
  })

  test('one manager ends a thousand sessions at once: one record each', { timeout: LONG }, async () => {
    const count = rounds({ short: 200, full: 1_000 })
    const person = await makePerson()
    const victims = await several(count, () => makeSession(person))
    const ids = victims.map(({ id }) => id)
    const begun = performance.now()
    const ended = await write(manager.ctx, async (tx) => {
      const those = await tx.session.end({ ids }, { reason: 'killed' })
      await notifyEnded(tx, those)
      return those
    })
    const took = performance.now() - begun
    expect(ended.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const told = await sql(
      `SELECT count(*)::int AS n, count(DISTINCT resource_id)::int AS sessions FROM log.activities WHERE resource_id = ANY ($1) AND action = 'ended'`,
      [ids],
    )
    expect(told.rows).toEqual([{ n: count, sessions: count }])
    report({
      fault: 'F10',
      done: `one manager ends ${count} sessions at once`,
      rounds: 1,
      acknowledged: count,
      lost: 0,
      duplicated: 0,
      resurrected: 0,
      measured: `took ${times([took])}`,
      inTime: took <= 2_000,
    })
  })

  test('two administrators kill each other: one does, the other learns that the session ended', { timeout: LONG }, async () => {
    for (let i = 0; i < rounds({ short: 3, full: 100 }); i += 1) {
      const [a, b] = [await signedIn('system_administrator'), await signedIn('system_administrator')]
      const outcomes = await Promise.all([outcomeOf(kill(a, b)), outcomeOf(kill(b, a))])
      expect(outcomes.sort()).toEqual(['done', 'unauthenticated'])
      expect([await ends(a), await ends(b)].sort()).toEqual([0, 1])
    }
  })

  test('four administrators kill each other in a ring: nobody sees a deadlock, none is ended twice', { timeout: LONG }, async () => {
    const ring = await several(4, () => signedIn('system_administrator'))
    const outcomes = await Promise.all(ring.map((by, i) => outcomeOf(kill(by, ring[(i + 1) % 4] ?? by))))
    expect(outcomes.filter((one) => one !== 'done' && one !== 'unauthenticated')).toEqual([])
    for (const one of ring) expect(await ends(one)).toBeLessThanOrEqual(1)
    expect(outcomes).toContain('done')
  })

  test('two sign-outs at once: both content, one record', { timeout: LONG }, async () => {
    for (let i = 0; i < rounds({ short: 20, full: 500 }); i += 1) {
      const who = await signedIn('audit_user')
      await Promise.all([signOut(who.ctx), signOut(who.ctx)])
      expect(await ends(who)).toBe(1)
    }
  })

  test('a sign-out and a kill at once: one record', { timeout: LONG }, async () => {
    for (let i = 0; i < rounds({ short: 20, full: 500 }); i += 1) {
      const who = await signedIn('audit_user')
      await Promise.all([signOut(who.ctx), kill(manager, who)])
      expect(await ends(who)).toBe(1)
      expect(await stateOf(who)).toBe('ended')
    }
  })
})
