import { enSessions } from '@/lib/i18n/en-sessions'
import { fieldsOf, shownAgain } from '@/lib/web/form-input'
import type { FormAction } from '@/lib/web/form-state'

/**
 * The same action, but a lost connection is a message in the form, not a broken page, and what was typed stays. Redirects and real errors pass. The
 * server gets the action itself back: only with that its form works without script.
 */
export function sayUnreachable<Data>(action: FormAction<Data>): FormAction<Data> {
  if (typeof window === 'undefined') return action
  return async (prev, data) => {
    try {
      return await action(prev, data)
    } catch (error) {
      // A failed fetch is a TypeError by the Fetch Standard; what Next throws on purpose carries a digest.
      if (!(error instanceof TypeError) || 'digest' in error) throw error
      return { ok: false, message: enSessions.kill.unreachable, values: shownAgain(fieldsOf(data)) }
    }
  }
}
