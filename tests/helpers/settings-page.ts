import type { Locator, Page } from '@playwright/test'
import type { Installation } from './installation'
import { type Person, sessionOf } from './people'

export const form = (page: Page) => page.getByRole('form', { name: 'Settings' })
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
export const days = (page: Page) => form(page).getByLabel('Days the log is kept')
export const idle = (page: Page) => form(page).getByLabel('Minutes without input')
export const limit = (page: Page) => form(page).getByLabel('Minutes after signing in')
export const save = (page: Page) => form(page).getByRole('button', { name: 'Save', exact: true })
export const review = (page: Page) => part(page, 'Before this is saved')
export const confirm = (page: Page) => review(page).getByRole('button', { name: 'Save these changes' })
export const saved = (page: Page, n = 1) => page.getByRole('status').filter({ hasText: `Saved: ${n} setting` })

/** What stands beside a field that was refused. */
export const errorOf = (page: Page, name: string): Locator => page.locator(`#settings-${name}-error`)

/** The settings as they lie in the database. */
export async function storedSettings({ database: { owner } }: Installation): Promise<Record<string, unknown>> {
  return (await owner.query('select to_jsonb(c) as row from public.settings c')).rows[0].row
}

/** Puts the defaults back, past the application. */
export async function restoreDefaults({ database: { owner } }: Installation): Promise<void> {
  await owner.query(`update public.settings set retention_days = 30, read_days = 30, notify_enabled = true, notify_every = false, idle_enabled = true,
    idle_minutes = 60, limit_enabled = true, limit_minutes = 480, cleanup_from = null, cleanup_minutes = 60, timeouts_minutes = 5, clocks_since = 'epoch'`)
}

/** Lets the person's last proof of who they are grow too old for what matters. */
export async function ageProof({ database }: Installation, person: Person): Promise<void> {
  await database.owner.query(`update public.sessions set authenticated_at = authenticated_at - interval '6 minutes' where id = $1`, [
    await sessionOf(database, person),
  ])
}
