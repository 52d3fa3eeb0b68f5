'use client'

import { Field } from '@/app/_ui/field'
import { enKill } from '@/lib/i18n/en-kill'
import type { FormState } from '@/lib/web/form-state'

const words = enKill.killMany

/** Field `count`: the number of sessions that will end, typed by whoever means it. */
export function KillCount({ ending, state }: { readonly ending: number; readonly state: FormState<unknown> }) {
  const error = state.fields?.count
  return (
    <Field
      id="kill-count"
      name="count"
      label={words.count}
      hint={error ? undefined : words.countHint(ending)}
      error={error}
      defaultValue={state.values?.count}
      inputMode="numeric"
      autoComplete="off"
      required
    />
  )
}
