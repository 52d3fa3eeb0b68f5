import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { member } from '@/tests/helpers/cast'
import { startInstallation } from '@/tests/helpers/installation'

test('F15: at SIGTERM what is under way is finished and its change kept, streams end, and the process goes', async () => {
  const installation = await startInstallation()
  const { server, database } = installation
  const admin = await member(installation, 'system_administrator')
  const cookie = [...admin.visitor.cookies].map((pair) => pair.join('=')).join('; ')
  const stream = await new Promise<IncomingMessage>((resolve) =>
    get(`${server.url}/api/live`, { headers: { cookie }, agent: false }, resolve),
  )
  const ended = once(stream.resume(), 'close')

  // A write that waits for a lock: it is under way when the signal comes.
  await database.owner.query('BEGIN; LOCK TABLE public.users IN SHARE MODE')
  const fields = { email: 'in-flight@example.org', name: 'In flight', role: 'audit_user' }
  const acted = admin.visitor.act('/users', 'app/(console)/users/actions.ts#createUser', fields)
  await expect
    .poll(
      async () =>
        (await database.owner.query(`SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = 'users'::regclass`))
          .rows[0].waiting,
      // No statement may wait for longer than two seconds: each moment counts.
      { intervals: [20] },
    )
    .toBe(1)
  const stopped = server.stop('SIGTERM')
  const closing = async () => {
    const look = () =>
      fetch(`${server.url}/api/health`).then(
        () => 'open',
        () => 'closed',
      )
    await expect.poll(look).toBe('closed')
  }
  const closed = closing()
  // The statement's two seconds run, however slow the machine is in closing its port.
  await Promise.race([closed, sleep(1_000)])
  await database.owner.query('COMMIT')
  expect((await acted).outcome?.ok).toBe(true)
  await closed
  await ended
  await stopped
  const { rows } = await database.owner.query(`SELECT count(*)::int AS kept FROM public.users WHERE email = 'in-flight@example.org'`)
  expect(rows[0].kept).toBe(1)
  expect(server.output()).not.toMatch(/"level":(50|60)/)
  await database.close()
})
