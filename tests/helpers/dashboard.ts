import { expect, type Locator, type Page } from '@playwright/test'
import { type Role, roles } from '@/lib/access/roles'
import { scripted, signInHere } from './browser'
import type { TestDatabase } from './database'
import { type Installation, startInstallation } from './installation'
import { laySessions } from './laid-sessions'
import { createPerson, type Person } from './people'
import { visitor } from './visitor'

const day = 86_400
const signInAction = 'app/(sign-in)/sign-in/actions.ts#signIn'

/** An installation with somebody of each role, sessions of theirs as different as there are kinds of charts, and three sign-ins that failed. */
export async function startVaried(): Promise<{ installation: Installation; url: string; people: Record<Role, Person> }> {
  const installation = await startInstallation()
  const made: [Role, Person][] = []
  for (const role of roles) made.push([role, await createPerson(installation.database, role, `Person ${role}`)])
  const people = Object.fromEntries(made) as Record<Role, Person>
  await layVaried(installation.database, Object.values(people))
  const { email } = people.audit_user
  for (let tries = 0; tries < 3; tries += 1) await visitor(installation.server).act('/sign-in', signInAction, { email, password: 'wrong' })
  return { installation, url: installation.server.url, people }
}

/** Sessions of the last days, as different as there are kinds of charts. */
export async function layVaried(database: Pick<TestDatabase, 'owner'>, people: readonly Person[]): Promise<void> {
  const kinds = [
    { device: 'desktop', vendor: 'Apple', model: 'Macintosh', browser: 'Safari', browserVersion: '18.1', os: 'macOS', osVersion: '15' },
    { device: 'desktop', vendor: null, model: null, browser: 'Chrome', browserVersion: '142.0', os: 'Windows', osVersion: '11' },
    { device: 'mobile', vendor: 'Google', model: 'Pixel 9', browser: 'Chrome', browserVersion: '141.0', os: 'Android', osVersion: '16' },
  ]
  const places = [
    { country: 'NO', region: 'Vestland', city: 'Bergen', asn: 2119, network: 'public' },
    { country: 'DE', region: 'Bavaria', city: '<b>Munich</b>', asn: 3320, network: 'hosting' },
    { country: null, region: null, city: null, network: 'private', ip: '10.0.0.9' },
  ]
  const ends = ['signed_out', 'idle', 'killed', 'time_limit']
  const laid = Array.from({ length: 60 }, (_, at) => {
    const person = people[at % people.length]
    if (!person) throw new Error('There is nobody to lay sessions of.')
    const startedAgo = (at % 12) * day + ((at * 3_571) % day) + 3_600
    const ago = Math.max(1, startedAgo - 120 * ((at % 9) + 1) ** 2)
    return {
      ...kinds[at % 3],
      ...places[(at + Math.floor(at / 3)) % 3],
      ...{ person, startedAgo, idleFor: ago, ended: { ago, reason: ends[at % 4] ?? 'idle' } },
    }
  })
  await laySessions(laid, database)
}

/** The exact number that the list of sessions or activities says it has. */
export async function listTotal(page: Page): Promise<number> {
  const said = page.getByText(/ on this page of [\d,]+\./).or(page.getByText(/^No (session|activity) matches/))
  await expect(said.first()).toBeVisible()
  const text = (await said.first().textContent()) ?? ''
  return Number(/ of ([\d,]+)\./.exec(text)?.[1]?.replaceAll(',', '') ?? 0)
}

/** The panel of a name. */
export const panelOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

/** A number as it is counted, from how it is said. */
export const numberIn = async (said: Locator): Promise<number> => Number(((await said.textContent()) ?? '').replace(/[^\d]/g, ''))

/** Signs in as people do who want nothing in particular: that leads to the dashboard. */
export async function enterDashboard(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await signInHere(page, person)
  await page.waitForURL(`${url}/`)
  await scripted(page)
  await expect(panelOf(page, 'Session Overview').getByText('Sessions in the period')).toBeVisible()
}

/** What is pressed leads to a list that has as many as were said. */
export async function expectDashboardLeads(page: Page, url: string, said: number, press: () => Promise<void>): Promise<void> {
  expect(said).toBeGreaterThan(0)
  await press()
  await page.waitForURL(/\/(sessions|activities)\?/)
  expect(await listTotal(page), page.url()).toBe(said)
  await page.goBack()
  await page.waitForURL(`${url}/`)
  await expect(panelOf(page, 'Session Overview').getByText('Sessions in the period')).toBeVisible()
}
