import { enSettings } from '@/lib/i18n/en-settings'
import { minuteOf } from '@/lib/time/zoned-minute'
import type { SettingValue } from './changes-of'
import type { SettingName } from './setting-values'

const words = enSettings.settings

/** A setting's value as people say it: "on", "60 minutes", "at once", "2026-11-26 13:05". */
export function settingText(name: SettingName, value: SettingValue, zone: string): string {
  if (value === null) return words.atOnce
  if (value instanceof Date) return minuteOf(value, zone).replace('T', ' ')
  if (typeof value === 'number') return name.endsWith('Days') ? words.days(value) : words.minutes(value)
  if (name === 'notifyEvery') return value ? words.every : words.unusual
  return value ? words.on : words.off
}
