import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { type ResendServer, refuse, startResendServer } from '@/tests/helpers/resend-server'
import { sampleFacts } from '@/tests/helpers/sample-letters'
import { signedIn } from '@/tests/helpers/signed-in'
import { deliverLetters } from './deliver'
import { sendLetter } from './send-letter'

let resend: ResendServer
const sql = async (text: string) => (await (await testDatabase()).owner.query(text)).rows

beforeAll(async () => {
  // Before anything asks: the environment is read once.
  resend = await startResendServer()
  Object.assign(process.env, { RESEND_API_KEY: resend.apiKey, RESEND_BASE_URL: resend.url })
  await testDatabase()
  await sql(`UPDATE settings SET mail_from = 'rollcall@example.org'`)
})
afterAll(() => resend.stop())

async function letters(many: number): Promise<void> {
  const { ctx } = await signedIn('audit_user')
  const to = { userId: null, name: 'Ada', address: 'ada@example.org' }
  for (let at = 0; at < many; at += 1) await write(ctx, (tx) => sendLetter(tx, { kind: 'test', facts: sampleFacts.test, to }))
}

test('many letters leave in one call at the pace that the provider names, none refused and none put off', async () => {
  resend.limit(2)
  await letters(5)
  const began = performance.now()
  expect(await deliverLetters()).toEqual({ sent: 5, failed: 0 })
  expect(resend.asked()).toBe(5)
  // Two a second: two of its windows pass before the fifth.
  expect(performance.now() - began).toBeGreaterThan(2_000)
  expect(await sql('SELECT DISTINCT state, attempts FROM letters')).toEqual([{ state: 'sent', attempts: 1 }])
})

test('a provider that asks to be left alone for longer than a call lasts is asked no more, by nobody', async () => {
  resend.limit(Number.POSITIVE_INFINITY)
  await letters(3)
  resend.meet((_, answer) => refuse(answer, 429, 'daily_quota_exceeded', 'Tomorrow.', { 'retry-after': '600' }))
  const before = resend.asked()
  await deliverLetters()
  await deliverLetters()
  expect(resend.asked() - before).toBeLessThanOrEqual(2)
  const [{ waiting, soonest }] = (await sql(
    `SELECT count(*)::int AS waiting, max(extract(epoch FROM due_at - now()))::int AS soonest FROM letters WHERE state = 'queued'`,
  )) as [{ waiting: number; soonest: number }]
  expect([waiting, soonest > 500]).toEqual([3, true])
})
