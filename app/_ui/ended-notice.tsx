import { enSignIn } from '@/lib/i18n/en-sign-in'
import { Notice } from './notice'

export type EndedReason = keyof typeof enSignIn.ended.reasons

/** The given text if it is a reason that we know; it may come from an address or a stream. */
export function parseEndedReason(value: unknown): EndedReason | null {
  return typeof value === 'string' && Object.hasOwn(enSignIn.ended.reasons, value) ? (value as EndedReason) : null
}

/** How the last session ended, with the message of whoever ended it, if there is one. */
export function EndedNotice({ reason, message }: { reason: EndedReason; message?: string | null }) {
  const words = enSignIn.ended
  const calm = reason === 'signed_out' || reason === 'idle' || reason === 'time_limit' || reason === 'replaced'
  return (
    <Notice tone={calm ? 'info' : 'ended'}>
      <p>{words.reasons[reason]}</p>
      {message && (
        <>
          <small>{words.message}</small>
          <blockquote>{message}</blockquote>
        </>
      )}
    </Notice>
  )
}
