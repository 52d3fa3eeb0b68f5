'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSettings } from '@/lib/i18n/en-settings'
import type { SettingGroup } from '@/lib/settings/setting-values'
import { type FormAction, untouched } from '@/lib/web/form-state'
import { stillTyped } from '@/lib/web/still-typed'
import { ResetContext } from './_fields/reset-context'
import { SettingsFields } from './settings-fields'
import { SettingsReview } from './settings-review'
import styles from './settings-view.module.css'
import type { ShownReview } from './shown-review'
import type { Filled } from './shown-values'

const words = enSettings.settings

type Props = {
  readonly action: FormAction<ShownReview>
  /** What stands in the fields at first, and what is in force. */
  readonly filled: Filled
  readonly stored: Filled
  /** Names the settings that the form was made from. */
  readonly revision: number
  /** In which its times are. */
  readonly zone: string
  readonly reset: SettingGroup | null
}

/** All settings in one form, which sends every field, in `shown` what is in force, `revision`, `zone` and, once the effect has been shown, `reviewed`. */
export function SettingsForm({ action, filled, stored, revision, zone, reset }: Props) {
  const [state, send] = useKeptAction(action)
  const [last, setLast] = useState<ShownReview>()
  const [told, setTold] = useState(reset === null ? '' : words.wasReset(words.titles[reset]))
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  if (state.data && state.data !== last) setLast(state.data)
  // A wrong password is no reason to hide what it was asked for.
  const review = state.data ?? (!state.ok && last && state.values?.reviewed === last.reviewed ? last : undefined)

  // Whoever has been told what holds now may save over it: the form has to know that it was seen.
  useEffect(() => {
    if (state.code === 'conflict') router.refresh()
    if (state !== untouched) setTold('')
  }, [state, router])

  return (
    <form ref={form} action={send} className={styles.form} aria-label={words.form} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="zone" value={zone} />
      <input type="hidden" name="shown" value={JSON.stringify(stored)} />
      <input type="hidden" name="reviewed" value={review?.reviewed ?? ''} />
      <ResetContext value={{ form, tell: setTold }}>
        <SettingsFields
          filled={state.values ? { ...stored, ...stillTyped(state.values) } : state.ok ? stored : filled}
          errors={state.fields ?? {}}
          zone={zone}
        />
      </ResetContext>
      {review ? (
        <SettingsReview review={review} state={state} />
      ) : (
        <div className={styles.bar}>
          <SubmitButton label={words.save} pending={words.saving} />
          <Said state={state} />
          <p role="status" className={styles.told}>
            {told}
          </p>
        </div>
      )}
    </form>
  )
}
