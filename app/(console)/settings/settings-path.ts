import type { Route } from 'next'
import { groups, type SettingGroup } from '@/lib/settings/setting-values'

/** The group whose defaults an address asks to have filled in, or null. */
export function resetOf(given: string | readonly string[] | undefined): SettingGroup | null {
  return typeof given === 'string' && Object.hasOwn(groups, given) ? (given as SettingGroup) : null
}

/** The address of the settings, with the defaults of a group filled in. */
export const settingsPath = (reset: SettingGroup | null): Route => (reset === null ? '/settings' : (`/settings?reset=${reset}` as Route))
