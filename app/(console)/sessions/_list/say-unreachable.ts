import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction } from '@/lib/web/form-state'

/** The same action, but a lost connection is a message in the form, not a broken page. Redirects and real errors pass. */
export function sayUnreachable<Data>(action: FormAction<Data>): FormAction<Data> {
  return async (prev, data) => {
    try {
      return await action(prev, data)
    } catch (error) {
      // A failed fetch is a TypeError by the Fetch Standard; what Next throws on purpose carries a digest.
      if (!(error instanceof TypeError) || 'digest' in error) throw error
      const typed = { reason: String(data.get('reason') ?? ''), message: String(data.get('message') ?? '') }
      return { ok: false, message: enSessions.kill.unreachable, values: typed }
    }
  }
}
