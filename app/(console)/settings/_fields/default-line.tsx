import { enSettings } from '@/lib/i18n/en-settings'
import { settingText } from '@/lib/settings/setting-text'
import { bounds, defaults, groups, type SettingGroup, type SettingName } from '@/lib/settings/setting-values'
import styles from './fields.module.css'
import { ResetLink } from './reset-link'

const words = enSettings.settings
const boundsOf: Partial<Record<SettingName, readonly [least: number, most: number]>> = bounds

/** A group's default and bounds, and the way back to it. */
export function DefaultLine({ group }: { readonly group: SettingGroup }) {
  const names: readonly SettingName[] = groups[group]
  const values = [...new Set(names.map((name) => settingText(name, defaults[name], 'UTC')))].join(', ')
  const [range] = names.flatMap((name) => (boundsOf[name] ? [boundsOf[name]] : []))
  return (
    <p className={styles.default}>
      {words.default(values)}
      {range && `; ${words.range(...range)}`}. <ResetLink group={group} />
    </p>
  )
}
