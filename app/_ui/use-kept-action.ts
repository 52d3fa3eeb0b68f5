import { useActionState } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { fieldsOf, shownAgain } from '@/lib/web/form-input'
import { type FormAction, type FormState, untouched } from '@/lib/web/form-state'

/**
 * The same action, but a lost connection is a message in the form, not a broken page, and what was typed stays. Redirects and real errors pass. The
 * server gets the action itself back: only with that its form works without script.
 */
function keepTyped<Data>(action: FormAction<Data>): FormAction<Data> {
  if (typeof window === 'undefined') return action
  return async (before, data) => {
    try {
      return await action(before, data)
    } catch (error) {
      // A failed fetch is a TypeError by the Fetch Standard; what Next throws on purpose carries a digest.
      if (!(error instanceof TypeError) || 'digest' in error) throw error
      return { ok: false, message: enShell.unreachable, values: shownAgain(fieldsOf(data)) }
    }
  }
}

/** A form's state and what sends it, as `useActionState`; a lost connection keeps what was typed. */
export function useKeptAction<Data>(action: FormAction<Data>) {
  return useActionState(keepTyped(action), untouched as FormState<Data>)
}
