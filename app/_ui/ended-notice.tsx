import { enSignIn } from '@/lib/i18n/en-sign-in'
import { Notice } from './notice'

const words = enSignIn.ended

export type EndedReason = keyof typeof words.reasons

/** The given text if it is a reason that we know; it may come from an address or a stream. */
export function parseEndedReason(value: unknown): EndedReason | null {
  return typeof value === 'string' && Object.hasOwn(words.reasons, value) ? (value as EndedReason) : null
}

/** What whoever reads it there has done themselves, or what the settings do: nothing to be alarmed at. */
const calm: ReadonlySet<EndedReason> = new Set(['signed_out', 'no_cookie', 'unknown', 'idle', 'time_limit', 'replaced'])
const unlessYou: Partial<Record<EndedReason, string>> = words.unlessYou

type Props = {
  readonly reason: EndedReason
  readonly message: string | null
  /** ISO 8601. */
  readonly at: string | null
  /** In which the time is told; left out for the browser's own. */
  readonly zone?: string
}

/** How the last session ended and when, with the message of whoever ended it, and what to do where that was not oneself. */
export function EndedNotice({ reason, message, at, zone }: Props) {
  return (
    <Notice tone={calm.has(reason) ? 'info' : 'ended'}>
      <p>{words.reasons[reason]}</p>
      {at !== null && reason !== 'signed_out' && <p>{words.when(new Date(at).toLocaleString('en-GB', timeIn(zone)))}</p>}
      {unlessYou[reason] && <p>{unlessYou[reason]}</p>}
      {message && (
        <>
          <small>{words.message}</small>
          <blockquote>{message}</blockquote>
        </>
      )}
    </Notice>
  )
}

const timeIn = (timeZone: string | undefined) => ({ dateStyle: 'medium', timeStyle: 'long', ...(timeZone && { timeZone }) }) as const
