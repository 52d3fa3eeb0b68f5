/** A field as it was typed in; `checked` for what is ticked. */
export type KeptField = { readonly name: string; readonly value: string; readonly checked?: boolean }

/** A form that was typed in. */
export type KeptForm = {
  /** What tells it from the other forms of its page. */
  readonly form: string
  /** The button that opened its dialog, by what tells it from others; null where it stands in none. */
  readonly opener: string | null
  readonly fields: readonly KeptField[]
}

/** What one tab keeps over the end of a session: whose it is, of which session and page. Without a session: whichever comes next. */
export type Kept = {
  readonly person: string
  readonly session: string | null
  readonly path: string
  readonly forms: readonly KeptForm[]
}

const key = 'rollcall.typed'

/** Keeps it for as long as the tab is open, in place of what was kept before; nothing where no form was typed in. */
export function keep(kept: Kept): void {
  try {
    if (kept.forms.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {}
}

/** Forgets whatever this tab keeps. */
export function forget(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {}
}

/** Takes out what is kept: it is for this person's next session and for this page, or for nobody any more. */
export function take(person: string, session: string, path: string): readonly KeptForm[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null
    forget()
    return kept?.person === person && kept.session !== session && kept.path === path ? kept.forms : []
  } catch {
    return []
  }
}

/** The page that this tab shows, as one comes back to it. */
export const herePath = (): string => location.pathname + location.search
