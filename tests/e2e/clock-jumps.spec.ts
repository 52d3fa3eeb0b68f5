import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { projectRoot } from '@/scripts/project'
import { scripted, signIn } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { letPass, lookAgain } from '@/tests/helpers/passing-time'
import { createPerson, password, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

const hour = 3600
const signInAction = 'app/(sign-in)/sign-in/actions.ts#signIn'
const year = 365 * 24 * hour
const folder = mkdtempSync(join(tmpdir(), 'rollcall-clock-'))
const clock = join(folder, 'offset')
const jumpTo = (seconds: number) => writeFileSync(clock, String(seconds * 1000))
let installation: Installation

test.beforeAll(async () => {
  jumpTo(0)
  const options = `--require=${join(projectRoot, 'tests/helpers/shifted-clock.cjs')}`
  installation = await startInstallation({ ROLLCALL_TEST_CLOCK: clock, NODE_OPTIONS: options })
})
test.afterAll(async () => {
  await installation.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A signed-in browser without script whose session is as old as that. */
async function idleFor(seconds: number) {
  const person = await createPerson(installation.database, 'audit_user')
  const browser = visitor(installation.server)
  await browser.signIn(person)
  await letPass(installation.database, await sessionOf(installation.database, person), seconds)
  return async () => (await browser.get('/api/live?poll=1', { accept: '*/*' })).status
}

const offsets: readonly (readonly [string, number])[] = [
  ['10 hours ahead', 10 * hour],
  ['10 hours behind', -10 * hour],
  ['a year ahead', year],
  ['a year behind', -year],
]

for (const [said, offset] of offsets) {
  test(`F8: the application’s clock jumps ${said}: no session is wrongly ended, none wrongly kept, and people can sign in`, async ({
    page,
    browser,
  }) => {
    const { database, server } = installation
    const member = await createPerson(database, 'audit_user', 'Jo Jumps')
    await signIn(page, server.url, member)
    await scripted(page)
    const [fresh, nearly, over, limit] = [await idleFor(1), await idleFor(hour - 20), await idleFor(hour + 1), await idleFor(9 * hour)]
    jumpTo(offset)
    // The process believes it: what it dates by itself is dated so.
    const signedIn = await visitor(server).act('/sign-in', signInAction, { email: member.email, password })
    const expires = Date.parse(/rollcall\.session=.*?expires=([^;]+)/i.exec(`${signedIn.headers['set-cookie']}`)?.[1] ?? '')
    expect(Math.abs((expires - Date.now()) / 1000 - 30 * 24 * hour - offset)).toBeLessThan(20)
    expect([await fresh(), await nearly(), await over(), await limit()]).toEqual([200, 200, 401, 401])
    await lookAgain(database)
    await page.waitForTimeout(1_500)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('table')).toBeVisible()

    // A browser drops a cookie that is dated in its past.
    const newcomer = await browser.newContext()
    const tab = await newcomer.newPage()
    await signIn(tab, server.url, await createPerson(database, 'audit_user', 'New Comer'))
    await expect(tab.getByRole('table')).toBeVisible()
    await newcomer.close()
    const late = await idleFor(hour + 1)
    jumpTo(0)
    expect([await fresh(), await late()]).toEqual([200, 401])
    await page.reload()
    await expect(page.getByRole('table')).toBeVisible()
    const { rows } = await database.owner.query(
      `SELECT count(*)::int AS wrongly FROM public.sessions s CROSS JOIN public.settings c
       WHERE s.ended_at IS NOT NULL AND s.ended_at <> public.session_ends_at(s.started_at, s.last_activity_at, c)`,
    )
    expect(rows).toEqual([{ wrongly: 0 }])
  })
}
