/**
 * Marks that stand above each other on one letter, past any that a language sets (Unicode TR 36, 2.11): of those that go with every script more than four,
 * of a script's own more than eight. A hundred of them would be drawn over the lines around.
 */
const PILE = /(?<=\p{sc=Zinh}{4}|[\p{M}\p{sc=Zinh}]{8})[\p{M}\p{sc=Zinh}]+/gu

/**
 * Text from outside made fit to be stored and shown: control characters (C0, C1, NUL, escape sequences' ESC), lone surrogates and
 * directional overrides are removed, as are marks past those that a letter can have; the rest stays as sent. `limit` is in UTF-16 units; a pair is never split.
 */
export function cleanText(text: string, limit: number): string {
  // Cut first with room for what is removed, so that a huge value is never scanned whole.
  const kept = text.slice(0, limit * 4).replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '')
  return kept
    .slice(0, limit)
    .replace(/\p{Cs}/gu, '')
    .replace(PILE, '')
}

/** Like cleanText, trimmed, and null where nothing is left or the value is no text at all. */
export function textOrNull(value: unknown, limit = 200): string | null {
  if (typeof value !== 'string') return null
  return cleanText(value, limit).trim() || null
}

/** What looks like a space and is none. */
const BLANK = /[\u2800\u3164\uFFA0]/gu

/**
 * What is not seen: all that a font may leave out, which moves, hides or divides what stands beside it (marks, overrides and isolates of direction among it;
 * Unicode TR 36, 39), and fillers. Joiners stay: scripts need them. So do selectors that an emoji or an ideograph looks different by. The database
 * compares names without any of these (`public.name_key`).
 */
const UNSEEN =
  /(?!\u200C|\u200D|(?<=\p{ExtPict})\uFE0F|(?<=\p{Ideo})\p{VS})[\p{DI}\u2800\uFFF9-\uFFFB\u{13430}-\u{1343F}\u{16FE4}\u{1D159}]/gu

/** A name or a line that somebody gives, so that two that look alike are alike. */
export const withoutUnseen = (text: string): string => text.replace(BLANK, ' ').replace(UNSEEN, '').replace(PILE, '')

/** A text that was recorded as it was: what would not be seen, or would turn the sentence round, is a sign, and marks past those that a letter can have are told by dots. */
export const markUnseen = (text: string): string => text.replace(UNSEEN, '\uFFFD').replace(PILE, '…')
