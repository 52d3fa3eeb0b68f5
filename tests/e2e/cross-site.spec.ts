import { expect, test } from '@playwright/test'
import { fillIn, fingerprint, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { password } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'
import { actions } from './matrix'

let installation: Installation
let admin: Member

test.beforeAll(async () => {
  installation = await startInstallation()
  admin = await member(installation, 'system_administrator')
})
test.afterAll(() => installation.stop())

const foreign = ({ url, port }: Installation['server']): Record<string, string>[] => [
  { origin: '' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: `http://localhost.evil.example:${port}` },
  { origin: `http://localhost:${port + 1}` },
  { origin: 'http://localhost' },
  { origin: 'file://' },
  { origin: `chrome-extension://localhost:${port}` },
  { origin: `${url}.evil.example` },
  { origin: url, 'sec-fetch-site': 'cross-site' },
]

test('ASVS 3.5.1: no form from elsewhere does anything', async () => {
  const origins = foreign(installation.server)
  for (const { name, page, fields } of actions.filter(({ gets }) => gets[3] === 'done' || gets[3].startsWith('→'))) {
    const fill = await fillIn(installation, admin.sessionId, [page, JSON.stringify(fields)])
    const filled = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, fill(value)]))
    const before = await fingerprint(installation)
    for (const headers of origins)
      for (const how of ['scripted', 'plain'] as const) {
        const browser = name.includes('(sign-in)') ? visitor(installation.server) : admin.visitor
        const { status, leadsTo, outcome } = await browser.act(fill(page), name, filled, how, headers)
        const hint = `${name} ${how} ${JSON.stringify(headers)}: ${status} ${leadsTo} ${JSON.stringify(outcome)}`
        expect(await fingerprint(installation), hint).toBe(before)
        expect(status, hint).toBeLessThan(500)
        expect(outcome?.ok ?? false, hint).toBe(false)
      }
  }
  for (const headers of origins)
    for (const path of ['/api/sign-out', '/api/heartbeat'])
      expect((await admin.visitor.post(path, { headers })).status, `${path} ${JSON.stringify(headers)}`).toBe(403)
  expect((await admin.visitor.get('/sessions')).status).toBe(200)
})

const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example/..//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http:evil.example',
  '/..//evil.example',
  '/./\\/evil.example',
  ' //evil.example',
  '/@evil.example',
  '\u0000//evil.example',
  '/sign-in?next=/sign-in',
  '/api/sign-out',
]

test('ASVS 3.7.2: signing in leads nowhere but to ourselves', async () => {
  const { url } = installation.server
  for (const next of elsewhere) {
    const { leadsTo, outcome } = await visitor(installation.server).act('/sign-in', 'app/(sign-in)/sign-in/actions.ts#signIn', {
      email: admin.person.email,
      password,
      next,
    })
    expect(outcome, JSON.stringify(next)).toBeNull()
    const to = new URL(leadsTo ?? '', url)
    expect(to.origin, JSON.stringify(next)).toBe(url)
    expect(to.pathname, JSON.stringify(next)).not.toMatch(/^\/(?:\/|\\|api|sign-in)/)
  }
})

test('ASVS 3.7.2: the way back that a page offers is our own, and leads back', async ({ page }) => {
  const { url } = installation.server
  for (const next of elsewhere) {
    await page.goto(`${url}/sign-in?next=${encodeURIComponent(next)}`)
    const offered = await page.locator('input[name=next]').inputValue()
    expect(new URL(offered, url).origin, next).toBe(url)
  }
  await page.goto(`${url}/users`)
  await page.waitForURL('**/sign-in?next=%2Fusers')
  await page.getByLabel('Email').fill(admin.person.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/users')
})

test('a shared link keeps its filter through signing in', async ({ page }) => {
  const { url } = installation.server
  const path = `/sessions?status=terminated&user=${encodeURIComponent('Zoë & co=%')}`
  await page.goto(`${url}${path}&unheard=of`)
  await page.waitForURL('**/sign-in?next=**')
  await page.getByLabel('Email').fill(admin.person.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/sessions?**')
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ status: 'terminated', user: 'Zoë & co=%' })
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toHaveValue('Zoë & co=%')
})
