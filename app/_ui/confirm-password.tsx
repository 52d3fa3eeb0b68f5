'use client'

import { useId, useLayoutEffect, useRef } from 'react'
import { passwordAgain } from '@/lib/auth/password-again'
import { enConfirm } from '@/lib/i18n/en-confirm'
import type { FormState } from '@/lib/web/form-state'
import { Field } from './field'
import styles from './form.module.css'

const words = enConfirm.confirm

type Props = { readonly state: FormState<unknown>; readonly asked?: boolean }

/**
 * Stands in the form of an action that declares `fresh`: asks for the password in place once the action has answered that it needs it
 * (or from the beginning, with `asked`). The same form, sent again, then carries it beside all that was typed; without script too.
 */
export function ConfirmPassword({ state, asked = false }: Props) {
  const id = useId()
  const part = useRef<HTMLFieldSetElement>(null)
  const shown = (asked && !state.ok && state.code === undefined) || state.asksPassword === true

  useLayoutEffect(() => {
    if (state.asksPassword) part.current?.querySelector('input')?.focus()
  }, [state])

  if (!shown) return null
  return (
    <fieldset ref={part} className={styles.confirm} data-answered={state.asksPassword ? '' : undefined}>
      <legend>{words.title}</legend>
      <p className={styles.hint}>{words.lead}</p>
      <Field
        id={`${id}-password`}
        name={passwordAgain}
        type="password"
        label={words.password}
        error={state.fields?.[passwordAgain]}
        autoComplete="current-password"
        required
      />
    </fieldset>
  )
}
