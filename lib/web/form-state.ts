import type { ErrorCode } from '@/lib/errors/app-error'

/** What a form's action answers. Values typed come back on an error (never passwords), so that nothing has to be typed twice. */
export type FormState<Data = never> = {
  readonly ok: boolean
  /** A sentence about the whole form, for success or failure. */
  readonly message?: string
  /** Messages beside fields, by field name. */
  readonly fields?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, string>>
  readonly data?: Data
  /** Why it was refused, for whoever must tell refusals apart. */
  readonly code?: ErrorCode
  /** The form is to be sent again with the password (`ConfirmPassword` asks for it). */
  readonly asksPassword?: boolean
}

/** A server action as `useActionState` wants it. */
export type FormAction<Data = never> = (prev: FormState<Data>, data: FormData) => Promise<FormState<Data>>

/** The state before anything was sent. */
export const untouched: FormState = { ok: false }

/** What the kill action hands back beside its message. */
export type KillResult = {
  readonly outcome: 'ended' | 'already_ended'
  /** ISO time of the end, by the database clock. */
  readonly endedAt: string
  readonly endedByName: string | null
  readonly sessionId: string
  /** Milliseconds that the server took. */
  readonly serverMs: number
}
