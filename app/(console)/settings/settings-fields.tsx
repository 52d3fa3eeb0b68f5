import { Choice } from '@/app/_ui/choice'
import { enSettings } from '@/lib/i18n/en-settings'
import type { SettingName } from '@/lib/settings/setting-values'
import { NumberField } from './_fields/number-field'
import { ScheduleFields } from './_fields/schedule-fields'
import { SettingCard } from './_fields/setting-card'
import { SwitchField } from './_fields/switch-field'
import styles from './settings-view.module.css'
import type { Filled } from './shown-values'

const words = enSettings.settings
const whichOptions = [
  { value: 'off', label: words.notify.unusual },
  { value: 'on', label: words.notify.every },
]

type Props = { readonly filled: Filled; readonly errors: Readonly<Record<string, string>>; readonly zone: string }

/** Every setting with what it does, its default and its bounds. A field that is filled anew is a new one: React keeps the old one's text. */
export function SettingsFields({ filled, errors, zone }: Props) {
  const of = <Name extends SettingName>(name: Name) => ({ name, value: filled[name], error: errors[name] })
  return (
    <>
      <SettingCard group="retention">
        <NumberField {...of('retentionDays')} label={words.retention.days} />
        <NumberField {...of('readDays')} label={words.retention.readDays} hint={words.retention.readHint} />
      </SettingCard>
      <SettingCard group="notify">
        <SwitchField {...of('notifyEnabled')} labelledBy="settings-notify" />
        <Choice
          id="settings-notifyEvery"
          key={filled.notifyEvery}
          name="notifyEvery"
          label={words.notify.which}
          error={errors.notifyEvery}
          options={whichOptions}
          defaultValue={filled.notifyEvery}
        />
      </SettingCard>
      <SettingCard group="idle">
        <SwitchField {...of('idleEnabled')} labelledBy="settings-idle" />
        <NumberField {...of('idleMinutes')} label={words.idle.minutes} />
      </SettingCard>
      <SettingCard group="limit" hint={words.limit.hint}>
        <SwitchField {...of('limitEnabled')} labelledBy="settings-limit" />
        <NumberField {...of('limitMinutes')} label={words.limit.minutes} />
      </SettingCard>
      <section className={styles.schedules} aria-labelledby="settings-schedules">
        <h2 id="settings-schedules">{words.schedules.title}</h2>
        <p className={styles.text}>{words.schedules.text}</p>
        <div className={styles.pair}>
          <ScheduleFields group="cleanup" from={of('cleanupFrom')} minutes={of('cleanupMinutes')} zone={zone} />
          <ScheduleFields group="timeouts" from={of('timeoutsFrom')} minutes={of('timeoutsMinutes')} zone={zone} />
        </div>
      </section>
    </>
  )
}
