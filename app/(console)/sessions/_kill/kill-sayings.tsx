'use client'

import { TextArea } from '@/app/_ui/text-area'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormState } from '@/lib/web/form-state'

const words = enSessions.kill

/** Reason for the log and message to the person: the two fields of every kill. */
export function KillSayings({ state }: { state: FormState<unknown> }) {
  return (
    <>
      <TextArea
        id="kill-reason"
        name="reason"
        maxLength={500}
        label={words.reason}
        error={state.fields?.reason}
        defaultValue={state.values?.reason}
      />
      <TextArea
        id="kill-message"
        name="message"
        maxLength={500}
        label={words.message}
        error={state.fields?.message}
        defaultValue={state.values?.message}
      />
    </>
  )
}
