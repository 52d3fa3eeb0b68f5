import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { letterTroubles } from '@/lib/db/letter-troubles'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { type ResendServer, refuse, startResendServer } from '@/tests/helpers/resend-server'
import { sampleFacts } from '@/tests/helpers/sample-letters'
import { signedIn } from '@/tests/helpers/signed-in'
import { deliverLetters } from './deliver'
import { sendLetter } from './send-letter'

let resend: ResendServer
const sql = async (text: string, values: unknown[] = []) => (await (await testDatabase()).owner.query(text, values)).rows
const due = () => sql(`UPDATE letters SET due_at = now() - interval '1 s' WHERE state = 'queued'`)
const states = async () =>
  (await sql('SELECT state, attempts, last_error, claimed_until FROM letters ORDER BY id')) as Record<string, unknown>[]

beforeAll(async () => {
  // Before anything asks: the environment is read once.
  resend = await startResendServer()
  Object.assign(process.env, { RESEND_API_KEY: resend.apiKey, RESEND_BASE_URL: resend.url })
  await testDatabase()
})
afterAll(() => resend.stop())
beforeEach(async () => {
  resend.meet(null)
  await sql('DELETE FROM letters')
  await sql(`UPDATE settings SET mail_from = 'rollcall@example.org', mail_notices_an_hour = 4`)
})

/** Writes so many notices to a new person, whose address is answered. */
async function notices(many: number): Promise<string> {
  const { ctx, person } = await signedIn('audit_user')
  const to = { userId: person.id, name: 'Ada', address: `${crypto.randomUUID()}@example.org` }
  for (let at = 0; at < many; at += 1)
    await write(ctx, (tx) => sendLetter(tx, { kind: 'session_ended', facts: sampleFacts.session_ended, to }))
  return to.address
}
const to = (address: string) => resend.sent().filter((letter) => letter.to === address)

describe('a letter', () => {
  test('leaves once, whoever delivers and however many at once', async () => {
    const address = await notices(1)
    await Promise.all([deliverLetters(), deliverLetters(), deliverLetters()])
    expect(to(address)).toHaveLength(1)
    expect(await states()).toEqual([{ state: 'sent', attempts: 1, last_error: null, claimed_until: null }])
    expect((await sql('SELECT sent_by, provider_id IS NOT NULL AS known FROM letters'))[0]).toEqual({ sent_by: 'resend', known: true })
  })

  test('is not there where its write was rolled back', async () => {
    const { ctx } = await signedIn('audit_user')
    const failing = write(ctx, async (tx) => {
      await sendLetter(tx, { kind: 'test', facts: sampleFacts.test, to: { userId: null, name: 'A', address: 'rolled@example.org' } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await deliverLetters()
    expect([await states(), to('rolled@example.org')]).toEqual([[], []])
  })

  test('is put off by growing pauses, given up after eight, and can be sent afterwards', async () => {
    const address = await notices(1)
    resend.meet((_, answer) => refuse(answer, 500, 'internal_server_error', 'Down'))
    const waits: number[] = []
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await due()
      await deliverLetters()
      const [row] = await sql('SELECT state, attempts, extract(epoch FROM due_at - now())::float8 AS wait, last_error FROM letters')
      expect(row).toMatchObject({
        attempts: attempt,
        state: attempt === 8 ? 'failed' : 'queued',
        last_error: expect.stringContaining('Down'),
      })
      if (attempt < 8) waits.push(row?.wait)
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect([(waits[0] ?? 0) > 20, (waits[6] ?? 0) > 30_000, waits.reduce((sum, one) => sum + one, 0) < 24 * 3_600 * 1.2]).toEqual([
      true,
      true,
      true,
    ])
    expect(to(address)).toEqual([])
    // One that was given up is told for a day, from when that was.
    await sql(`UPDATE letters SET at = at - interval '23 h'`)
    expect(await letterTroubles()).toMatchObject({ failed: 1, late: 0 })
    await sql(`UPDATE letters SET due_at = due_at - interval '1 day'`)
    expect(await letterTroubles()).toMatchObject({ failed: 0, late: 0 })
  })

  test('that is refused for good is not tried again; the next one leaves', async () => {
    const { ctx } = await signedIn('audit_user')
    const writeTo = (address: string) =>
      write(ctx, (tx) => sendLetter(tx, { kind: 'test', facts: sampleFacts.test, to: { userId: null, name: 'A', address } }))
    await writeTo('no address at all')
    await writeTo('next@example.org')
    await deliverLetters()
    expect((await states()).map(({ state }) => state).sort()).toEqual(['failed', 'sent'])
    expect(to('next@example.org')).toHaveLength(1)
  })

  test('of a process that is gone is let go of by time, and leaves once', async () => {
    const address = await notices(1)
    await sql(`UPDATE letters SET attempts = 1, claimed_until = now() + interval '5 s'`)
    await deliverLetters()
    expect(to(address)).toEqual([])
    await sql(`UPDATE letters SET claimed_until = now() - interval '1 ms'`)
    await deliverLetters()
    expect(to(address)).toHaveLength(1)
  })

  test('that somebody else hands over is neither over nor kept meanwhile', async () => {
    await notices(1)
    await sql(`UPDATE letters SET attempts = 1, claimed_until = now() + interval '1 min', expires_at = now() - interval '1 s'`)
    await deliverLetters()
    await sql('UPDATE settings SET mail_from = NULL')
    await deliverLetters()
    expect((await states()).map(({ state }) => state)).toEqual(['queued'])
    await sql('UPDATE letters SET claimed_until = NULL')
    await deliverLetters()
    expect((await states()).map(({ state }) => state)).toEqual(['expired'])
  })

  test('whose time is over is not sent, and one whose facts do not fit is given up', async () => {
    const address = await notices(2)
    await sql(`UPDATE letters SET expires_at = now() - interval '1 s' WHERE id = (SELECT min(id::text)::uuid FROM letters)`)
    await sql(`UPDATE letters SET facts = '{"nonsense": true}' WHERE expires_at IS NULL`)
    await deliverLetters()
    expect((await states()).map(({ state }) => state)).toEqual(['expired', 'failed'])
    expect(to(address)).toEqual([])
  })
})

describe('the provider', () => {
  test('is asked once where it is down, however many letters wait, and all leave when it is back', async () => {
    const addresses = [await notices(2), await notices(2), await notices(2)]
    resend.meet((request) => request.socket.destroy())
    const before = resend.asked()
    await deliverLetters()
    expect(resend.asked() - before).toBeLessThanOrEqual(2)
    resend.meet(null)
    await due()
    await deliverLetters()
    expect(addresses.map((address) => to(address).length)).toEqual([2, 2, 2])
  })

  test('that is not set up: letters are kept, and not sent by themselves when it is', async () => {
    await sql('UPDATE settings SET mail_from = NULL')
    const address = await notices(1)
    await deliverLetters()
    await sql(`UPDATE settings SET mail_from = 'rollcall@example.org'`)
    await deliverLetters()
    expect([(await states()).map(({ state }) => state), to(address)]).toEqual([['kept'], []])
  })
})

describe('over the cap of an hour', () => {
  test('four leave, the rest is one digest, which is due an hour later and counts what comes until then', async () => {
    const address = await notices(7)
    await deliverLetters()
    expect(to(address)).toHaveLength(4)
    const [digest] = await sql(`SELECT facts, due_at > now() + interval '59 min' AS later FROM letters WHERE kind = 'digest'`)
    expect([digest?.later, digest?.facts.count, digest?.facts.notices.length]).toEqual([true, 3, 3])
    const [first] = await sql(`SELECT user_id, name, address, facts, kind FROM letters WHERE kind <> 'digest' LIMIT 1`)
    await sql('INSERT INTO letters (kind, user_id, name, address, facts) VALUES ($1, $2, $3, $4, $5)', [
      ...[first?.kind, first?.user_id, first?.name, first?.address, first?.facts],
    ])
    await deliverLetters()
    const digests = await sql(`SELECT facts->>'count' AS count FROM letters WHERE kind = 'digest'`)
    expect([digests, to(address).length]).toEqual([[{ count: '4' }], 4])
    await due()
    await deliverLetters()
    expect(to(address)).toHaveLength(5)
    expect((await states()).map(({ state }) => state).sort()).toEqual([...Array(4).fill('folded'), ...Array(5).fill('sent')])
  })

  test('a link that somebody waits for is no notice', async () => {
    const { ctx, person } = await signedIn('audit_user')
    const address = `${crypto.randomUUID()}@example.org`
    for (let at = 0; at < 6; at += 1)
      await write(ctx, (tx) =>
        sendLetter(tx, { kind: 'password_link', facts: sampleFacts.password_link, to: { userId: person.id, name: 'A', address } }),
      )
    await deliverLetters()
    expect(to(address)).toHaveLength(6)
  })
})
