import { beforeAll, expect, test } from 'vitest'
import { signValue } from '@/lib/crypto/signed-value'
import { newToken } from '@/lib/crypto/token'
import { forgetOldKills } from '@/lib/db/kill-tickets'
import { testDatabase } from '@/tests/helpers/database'
import { makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { goOnKilling } from './kill-go-on'
import { orderKill } from './kill-order'
import { receiptOf } from './kill-receipt'
import { killSession } from './kill-session'
import { acknowledgeLeaving, makeTickets } from './kill-tickets'

let manager: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const kill = ({ session }: SignedIn, by = manager) => killSession(by.ctx, { sessionId: session.id, reason: null, message: null })
const of = ({ session }: SignedIn) => ({ sessions: [session.id] })

test('counts the tabs that were told and those that left, each ticket once', async () => {
  const victim = await signedIn('audit_user')
  await kill(victim)
  expect(await receiptOf(manager.ctx, of(victim))).toEqual({ tabs: 0, left: 0, sessions: 0, lastMs: null })
  const [first = '', second = ''] = await makeTickets(victim.session.id, 2)
  expect(await receiptOf(manager.ctx, of(victim))).toEqual({ tabs: 2, left: 0, sessions: 1, lastMs: null })
  await acknowledgeLeaving(first)
  const one = await receiptOf(manager.ctx, of(victim))
  expect(one).toMatchObject({ tabs: 2, left: 1 })
  expect(one.lastMs).toBeGreaterThanOrEqual(0)
  await acknowledgeLeaving(first)
  expect(await receiptOf(manager.ctx, of(victim))).toEqual(one)
  await acknowledgeLeaving(second)
  expect(await receiptOf(manager.ctx, of(victim))).toMatchObject({ tabs: 2, left: 2 })
})

test('only hashes are kept, and what was made up counts for nothing', async () => {
  const victim = await signedIn('audit_user')
  await kill(victim)
  const [ticket = ''] = await makeTickets(victim.session.id, 1)
  const { rows } = await sql('SELECT k::text AS line FROM kill_tickets k')
  expect(rows.map(({ line }) => line as string).join()).not.toContain(ticket.split('.')[0])
  for (const forged of ['', 'x', newToken(), `${newToken()}.${newToken()}`, signValue('kill ticket', newToken()), `${ticket}x`, '\u0000'])
    await acknowledgeLeaving(forged)
  expect(await receiptOf(manager.ctx, of(victim))).toMatchObject({ tabs: 1, left: 0 })
})

test('no tickets for a session that lives, was ended otherwise, or long ago; and never more than forty', async () => {
  const victim = await signedIn('audit_user')
  await makeTickets(victim.session.id, 3)
  const [out, long] = [await makeSession(victim.person), await makeSession(victim.person, { startedAgo: 900, idleFor: 900 })]
  await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'signed_out' WHERE id = $1`, [out.id])
  await sql(`UPDATE sessions SET ended_at = now() - interval '6 min', end_reason = 'killed', ended_by = $2 WHERE id = $1`, [
    long.id,
    manager.person.id,
  ])
  for (const { id } of [out, long]) await makeTickets(id, 1)
  expect((await sql('SELECT FROM kill_tickets WHERE session_id = ANY ($1)', [[victim.session.id, out.id, long.id]])).rowCount).toBe(0)
  await kill(victim)
  for (let i = 0; i < 4; i += 1) await makeTickets(victim.session.id, 20)
  expect(await receiptOf(manager.ctx, of(victim))).toMatchObject({ tabs: 40 })
})

test('a kill of many: the totals of its order, for the session that gave it', async () => {
  const { person, session } = await signedIn('audit_user')
  const second = await makeSession(person)
  const { order } = await orderKill(manager.ctx, { scope: 'user', user: person.id, count: 2, reason: null, message: null })
  await goOnKilling(manager.ctx, order)
  const tickets = [...(await makeTickets(session.id, 2)), ...(await makeTickets(second.id, 1))]
  await Promise.all(tickets.slice(0, 2).map(acknowledgeLeaving))
  expect(await receiptOf(manager.ctx, { order })).toMatchObject({ tabs: 3, left: 2, sessions: 2 })
  const administrator = await signedIn('system_administrator')
  expect(await receiptOf(administrator.ctx, { order })).toMatchObject({ tabs: 0 })
})

test('8.x whoever did not end it reads no receipt of it, and a user reads none at all', async () => {
  const victim = await signedIn('audit_user')
  await kill(victim)
  await makeTickets(victim.session.id, 1)
  const other = await signedIn('audit_manager')
  expect(await receiptOf(other.ctx, of(victim))).toMatchObject({ tabs: 0 })
  await expect(receiptOf((await signedIn('audit_user')).ctx, of(victim))).rejects.toMatchObject({ code: 'forbidden' })
})

test('tickets and orders are forgotten after an hour, and a late ticket counts no more', async () => {
  const victim = await signedIn('audit_user')
  await kill(victim)
  const [ticket = ''] = await makeTickets(victim.session.id, 1)
  await sql(`UPDATE kill_tickets SET told_at = now() - interval '61 min' WHERE session_id = $1`, [victim.session.id])
  await acknowledgeLeaving(ticket)
  expect(await receiptOf(manager.ctx, of(victim))).toMatchObject({ tabs: 1, left: 0 })
  await sql(`UPDATE kill_orders SET ordered_at = now() - interval '61 min'`)
  await forgetOldKills()
  expect(await receiptOf(manager.ctx, of(victim))).toMatchObject({ tabs: 0 })
  expect((await sql('SELECT FROM kill_orders')).rowCount).toBe(0)
})
