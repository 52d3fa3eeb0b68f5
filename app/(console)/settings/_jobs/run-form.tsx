'use client'

import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSettings } from '@/lib/i18n/en-settings'
import type { JobName } from '@/lib/jobs/job-names'
import type { FormAction } from '@/lib/web/form-state'
import styles from './jobs.module.css'

const words = enSettings.jobs

/** The button that runs a job at once, and what came of it. */
export function RunForm({ action, job }: { readonly action: FormAction; readonly job: JobName }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form}>
      <input type="hidden" name="job" value={job} />
      <SubmitButton label={words.run} pending={words.runPending} name={words.runName(words.names[job])} tone="plain" />
      <FormMessage state={state} />
      <Said state={state} />
    </form>
  )
}
