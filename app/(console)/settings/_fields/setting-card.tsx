import type { ReactNode } from 'react'
import { enSettings } from '@/lib/i18n/en-settings'
import type { SettingGroup } from '@/lib/settings/setting-values'
import { DefaultLine } from './default-line'
import styles from './fields.module.css'

const words = enSettings.settings

type Props = { readonly group: Exclude<SettingGroup, 'cleanup' | 'timeouts'>; readonly hint?: string; readonly children: ReactNode }

/** One setting: its name, what it does, its fields, its default. */
export function SettingCard({ group, hint, children }: Props) {
  const id = `settings-${group}`
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.about}>
        <h2 id={id}>{words.titles[group]}</h2>
        <p className={styles.text}>{words.texts[group]}</p>
        {hint && <p className={styles.text}>{hint}</p>}
      </div>
      <div className={styles.fields}>
        {children}
        <DefaultLine group={group} />
      </div>
    </section>
  )
}
