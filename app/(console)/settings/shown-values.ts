import type { SaveSettings } from '@/lib/settings/schema'
import { defaults, groups, type SettingGroup, type SettingName, type SettingValues } from '@/lib/settings/setting-values'
import { minuteOf } from '@/lib/time/zoned-minute'

/** What stands in the form's fields, by their names. */
export type Filled = Readonly<Record<SettingName, string>>

function fieldText(value: SettingValues[SettingName] | string, zone: string): string {
  if (value === null) return ''
  if (value instanceof Date) return minuteOf(value, zone)
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
}

/** The fields of a form for these values; of a group that is reset its defaults. */
export function filledOf(values: SettingValues, reset: SettingGroup | null, zone: string): Filled {
  const again: readonly SettingName[] = reset === null ? [] : groups[reset]
  const names = Object.keys(defaults) as SettingName[]
  return Object.fromEntries(names.map((name) => [name, fieldText(again.includes(name) ? defaults[name] : values[name], zone)])) as Filled
}

/** What was typed, as it is shown again; what was not touched stands there as it is stored. */
export const typedAgain = ({ shown, revision, ...typed }: SaveSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed)
      .filter(([name, value]) => shown?.[name as SettingName] !== value)
      .map(([name, value]) => [name, fieldText(value, 'UTC')]),
  )
