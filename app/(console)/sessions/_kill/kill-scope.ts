import { useEffect, useState } from 'react'
import type { KillPreview } from '@/lib/sessions/kill-preview'
import type { FormState } from '@/lib/web/form-state'

/** What a kill of many is about, as form fields: all of the user whose session or id is given, all others, or what the list's address matches. */
export type Scope =
  | { readonly scope: 'user'; readonly user: string }
  | { readonly scope: 'others' }
  | { readonly scope: 'filter'; readonly query: string; readonly zone: string }

/** Asks the server what would end now. */
export async function previewOf(scope: Scope): Promise<KillPreview | 'failed'> {
  try {
    const answer = await fetch(`/api/kills/preview?${new URLSearchParams(scope)}`, { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as KillPreview) : 'failed'
  } catch {
    return 'failed'
  }
}

/** The same for a dialog that has just opened, and again with each refusal: what was counted before may be why. */
export function useKillPreview(scope: Scope, answer: FormState<unknown>): KillPreview | 'counting' | 'failed' {
  const [preview, setPreview] = useState<KillPreview | 'counting' | 'failed'>('counting')
  useEffect(() => {
    if (answer.ok) return
    let gone = false
    const show = (found: KillPreview | 'failed') =>
      setPreview((before) => (found === 'failed' && typeof before === 'object' ? before : found))
    void previewOf(scope).then((found) => gone || show(found))
    return () => {
      gone = true
    }
  }, [scope, answer])
  return preview
}
