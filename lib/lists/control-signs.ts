/** Controls, separators of lines, and what turns the direction of a line. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** The sign that Unicode has for a control character, such as ␊; for the others the one for what cannot be shown. */
const signOf = (letter: string): string => {
  const code = letter.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\uFFFD'
}

/** A text on one line that nothing obeys, with a sign for each character that would not be seen. */
export const controlSigns = (text: string): string => text.replace(UNSAFE, signOf)

const numberOf = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON with the number of each such character in its place (RFC 8259, 7): its value stays. */
export const controlNumbers = (json: string): string => json.replace(UNSAFE, numberOf)
