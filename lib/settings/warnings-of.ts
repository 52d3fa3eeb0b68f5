import type { SettingValues } from './setting-values'

/** What is allowed and yet perhaps not meant. */
export type SettingWarning = 'idle_after_limit' | 'no_clock' | 'views_with_log'

/** What whoever sets these values should know. */
export function warningsOf({
  idleEnabled,
  limitEnabled,
  idleMinutes,
  limitMinutes,
  readDays,
  retentionDays,
}: SettingValues): readonly SettingWarning[] {
  return [
    ...(idleEnabled && limitEnabled && idleMinutes >= limitMinutes ? (['idle_after_limit'] as const) : []),
    ...(idleEnabled || limitEnabled ? [] : (['no_clock'] as const)),
    ...(readDays > retentionDays ? (['views_with_log'] as const) : []),
  ]
}
