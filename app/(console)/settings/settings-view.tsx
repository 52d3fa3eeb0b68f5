import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { WeakNotice } from '@/app/(console)/recording/weak-notice'
import { called } from '@/lib/i18n/called'
import { en } from '@/lib/i18n/en'
import type { JobView } from '@/lib/jobs/job-views'
import type { SettingGroup } from '@/lib/settings/setting-values'
import type { StoredSettings } from '@/lib/settings/stored-settings'
import { warningsOf } from '@/lib/settings/warnings-of'
import { JobsPart } from './_jobs/jobs-part'
import { saveSettings } from './actions'
import { SettingsForm } from './settings-form'
import styles from './settings-view.module.css'
import { filledOf } from './shown-values'

type Props = {
  readonly stored: StoredSettings
  readonly jobs: readonly JobView[]
  readonly weaknesses: readonly string[]
  /** Of this group the defaults are filled in. */
  readonly reset: SettingGroup | null
  readonly clock: ClockView
  /** Whether the page of letters is offered. */
  readonly mail: boolean
}

const words = en.settings

/** The whole page `/settings` below the shell: what is weak or odd first, then what can be set, then the jobs. */
export function SettingsView({ stored, jobs, weaknesses, reset, clock, mail }: Props) {
  const { changedAt, changedByName, changedByAddress, revision } = stored
  const warnings = warningsOf(stored)
  return (
    <div className={styles.page}>
      <PageHeader title={words.title} lead={words.lead} />
      <WeakNotice weaknesses={weaknesses} />
      {mail && (
        <p className={styles.changed}>
          <PageLink href="/settings/mail">{en.mail.way}</PageLink>
        </p>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning">
          {warnings.map((warning) => (
            <p key={warning}>{words.warnings[warning]}</p>
          ))}
        </Notice>
      )}
      {changedAt !== null && (
        <p className={styles.changed}>
          {words.changed(called(changedByName ?? words.somebody, changedByAddress))} {time(changedAt.toISOString(), clock)}
        </p>
      )}
      <SettingsForm
        action={saveSettings}
        filled={filledOf(stored, reset, clock.zone)}
        stored={filledOf(stored, null, clock.zone)}
        revision={revision}
        zone={clock.zone}
        reset={reset}
      />
      <JobsPart jobs={jobs} clock={clock} />
      <Clock now={clock.now} />
    </div>
  )
}
