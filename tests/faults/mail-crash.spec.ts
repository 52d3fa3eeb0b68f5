import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { member } from '@/tests/helpers/cast'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { startMailServer } from '@/tests/helpers/mail-server'
import { startResendServer } from '@/tests/helpers/resend-server'
import { rounds } from '@/tests/helpers/rounds'
import { report } from './harness/report'

const ROUNDS = rounds({ short: 3, full: 20 })
const BY_SMTP = rounds({ short: 1, full: 5 })
/** Written before a stop; some are on their way then. */
const LETTERS = 4
const secret = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'

const sql = async ({ database }: Installation, text: string, values: unknown[] = []) => (await database.owner.query(text, values)).rows
const deliver = ({ server }: Installation) => ask(`${server.url}/api/cron/mail`, { headers: { authorization: `Bearer ${secret}` } })

async function installed(env: Readonly<Record<string, string>>): Promise<Installation> {
  const installation = await startInstallation({ CRON_SECRET: secret, ...env })
  await sql(installation, `update public.settings set mail_from = 'rollcall@example.org'`)
  return installation
}

/**
 * Has a letter delivered to a provider that takes it, and by its hook kills the server before that is answered; then starts the server again and has delivered what
 * is due. Answers the address it went to and what was noted of it after the crash and at the end.
 */
async function crashed(installation: Installation, onTaken: (listener: () => void) => void) {
  const address = `${randomUUID()}@example.org`
  const [letter] = await sql(
    installation,
    `insert into public.letters (kind, name, address, facts) values ('test', 'Ada', $1, '{"by":"Ada Admin"}') returning id`,
    [address],
  )
  const noted = async () => (await sql(installation, 'select state, attempts from public.letters where id = $1', [letter?.id]))[0]
  const pid = installation.server.pid() ?? 0
  onTaken(() => process.kill(pid, 'SIGKILL'))
  await deliver(installation).catch(() => {})
  const exit = await installation.server.exited()
  onTaken(() => {})
  const before = await noted()
  await installation.server.restart()
  // The minute for which the claim holds is over.
  await sql(installation, `update public.letters set claimed_until = now() - interval '1 ms' where id = $1`, [letter?.id])
  await deliver(installation)
  return { id: letter?.id as string, address, signal: exit.signal, before, after: await noted() }
}

/** Killed after the letter was taken and before that was noted; afterwards handed over once more. */
const inBetween = { signal: 'SIGKILL', before: { state: 'queued', attempts: 1 }, after: { state: 'sent', attempts: 2 } }

test('F5: the server is killed between the accept of Resend and our mark: each letter leaves once', async () => {
  test.setTimeout(120_000 + ROUNDS * 60_000)
  const resend = await startResendServer()
  const installation = await installed({ RESEND_API_KEY: resend.apiKey, RESEND_BASE_URL: resend.url })
  let twice = 0
  let lost = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = resend.asked()
    const { id, address, ...what } = await crashed(installation, resend.onTaken)
    expect(what).toEqual(inBetween)
    expect(resend.asked() - asked).toBe(2)
    const left = resend.sent().filter(({ to }) => to === address)
    expect(left.map(({ key }) => key)).toEqual([id])
    twice += Math.max(0, left.length - 1)
    lost += left.length === 0 ? 1 : 0
  }
  report({
    ...{ fault: 'F5', done: 'SIGKILL of the server between the accept of Resend and our mark', rounds: ROUNDS },
    ...{ acknowledged: ROUNDS, lost, duplicated: twice, resurrected: 0 },
    ...{ measured: 'each letter handed over twice under one key, and sent on once', inTime: null },
  })
  await installation.stop()
  await resend.stop()
})

test('F5: by SMTP the letter is never lost, and where it comes twice both have one Message-ID', async () => {
  test.setTimeout(120_000 + BY_SMTP * 60_000)
  const mailbox = await startMailServer()
  const installation = await installed({ SMTP_URL: mailbox.url })
  for (let round = 0; round < BY_SMTP; round += 1) {
    const { id, address, ...what } = await crashed(installation, mailbox.onTaken)
    expect(what).toEqual(inBetween)
    const came = mailbox.letters().filter(({ to }) => to === address)
    expect(came).toHaveLength(2)
    expect(new Set(came.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@localhost>`]))
  }
  report({
    ...{ fault: 'F5, SMTP', done: 'the same with a mail server, which has no keys: at least once', rounds: BY_SMTP },
    ...{ acknowledged: BY_SMTP, lost: 0, duplicated: BY_SMTP, resurrected: 0 },
    ...{ measured: 'each came twice, under one Message-ID', inTime: null },
  })
  await installation.stop()
  await mailbox.stop()
})

test('F15: a stop lets a letter arrive that is on its way, and begins no further one', async () => {
  let begun = () => {}
  const onItsWay = new Promise<void>((resolve) => {
    begun = resolve
  })
  const mailbox = await startMailServer({
    onRcptTo(_address, _session, done) {
      begun()
      setTimeout(done, 1_500)
    },
  })
  const installation = await installed({ SMTP_URL: mailbox.url })
  const admin = await member(installation, 'system_administrator')
  const write = () => admin.visitor.act('/settings/mail', 'app/(console)/settings/mail/actions.ts#sendTest', {})
  for (let at = 0; at < LETTERS; at += 1) expect((await write()).outcome?.ok).toBe(true)
  await onItsWay
  await installation.server.stop('SIGTERM')
  expect(await installation.server.exited()).toMatchObject({ signal: null })
  const letters = await sql(installation, 'select state, attempts from public.letters')
  const arrived = mailbox.letters().length
  expect(arrived).toBeGreaterThan(0)
  expect(letters.filter(({ state }) => state === 'sent')).toHaveLength(arrived)
  expect(letters.filter(({ state }) => state !== 'sent')).toEqual(Array(LETTERS - arrived).fill({ state: 'queued', attempts: 0 }))
  await installation.stop()
  await mailbox.stop()
})
