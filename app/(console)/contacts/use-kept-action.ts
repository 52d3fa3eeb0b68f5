import { useActionState, useEffect, useState } from 'react'
import { enContacts } from '@/lib/i18n/en-contacts'
import { type FormAction, type FormState, untouched } from '@/lib/web/form-state'

/** The same action, but a lost connection is a message in the form, with all that was typed. Redirects and real errors pass. */
function keepTyped<Data>(action: FormAction<Data>): FormAction<Data> {
  return async (before, data) => {
    try {
      return await action(before, data)
    } catch (error) {
      // A failed fetch is a TypeError by the Fetch Standard; what Next throws on purpose carries a digest.
      if (!(error instanceof TypeError) || 'digest' in error) throw error
      const typed = [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
      return { ok: false, message: enContacts.contactForm.unreachable, values: Object.fromEntries(typed) }
    }
  }
}

/** A form's state and what sends it. Until the script has come the form carries the action itself, and works without. */
export function useKeptAction<Data>(action: FormAction<Data>) {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return useActionState(scripted ? keepTyped(action) : action, untouched as FormState<Data>)
}
