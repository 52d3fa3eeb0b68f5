/**
 * Text from outside made fit to be stored and shown: control characters (C0, C1, NUL, escape sequences' ESC), lone surrogates and
 * directional overrides are removed, the rest stays as sent. `limit` is in UTF-16 units; a pair is never split.
 */
export function cleanText(text: string, limit: number): string {
  // Cut first with room for what is removed, so that a huge value is never scanned whole.
  const kept = text.slice(0, limit * 4).replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '')
  return kept.slice(0, limit).replace(/\p{Cs}/gu, '')
}

/** Like cleanText, trimmed, and null where nothing is left or the value is no text at all. */
export function textOrNull(value: unknown, limit = 200): string | null {
  if (typeof value !== 'string') return null
  return cleanText(value, limit).trim() || null
}

/** Marks, overrides and isolates of direction, and what has no width: they move or hide what stands beside them (Unicode TR 36, 39). Joiners stay: scripts need them. */
const UNSEEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** A name or a line that somebody gives, so that two that look alike are alike. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '')

/** A text that was recorded as it was: what would not be seen, or would turn the sentence round, is a sign. */
export const markUnseen = (text: string): string => text.replace(UNSEEN, '\uFFFD')
