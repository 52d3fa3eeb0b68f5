import type { RenderedLetter } from './render-letter'

/** From whom letters come, as settings and APP_URL say. */
export type Sender = { readonly name: string; readonly address: string; readonly replyTo: string | null; readonly host: string }

/** A letter ready to be handed over. `id` is the same at each attempt: providers know it again by that. */
export type Outgoing = RenderedLetter & { readonly id: string; readonly to: { readonly name: string; readonly address: string } }

/** How many letters more a provider takes now, and in how many milliseconds it takes as many as ever. */
export type Room = { readonly left: number; readonly resetMs: number }

/**
 * What became of handing over a letter. `refused`: it is never taken as it is. `later`: this time it was not taken; with `provider` nobody's letter would
 * have been, and `afterMs` says for how long they ask to be left alone.
 */
export type Handed =
  | { readonly outcome: 'accepted'; readonly providerId: string | null; readonly room?: Room }
  | { readonly outcome: 'refused'; readonly error: string }
  | { readonly outcome: 'later'; readonly error: string; readonly provider: boolean; readonly afterMs?: number }

export type Transport = {
  readonly kind: 'resend' | 'smtp'
  /** Never throws, and takes no longer than `MOST_MS` and no more of the answer than `MOST_BYTES`. */
  hand(letter: Outgoing, from: Sender): Promise<Handed>
}

/** Longest that a provider may take for a letter, in milliseconds. */
export const MOST_MS = 15_000
/** Most of what a provider says that is listened to. */
export const MOST_BYTES = 64 * 1024

/** What a provider said, as it may be kept and shown. */
export const saidBy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 500)

/** Headers that tell other programs not to answer (RFC 3834 §5). */
export const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const
