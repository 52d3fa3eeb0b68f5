import { isolated, withoutIsolation } from '@/lib/i18n/isolated'
import { cleanText, withoutUnseen } from '@/lib/origin/clean-text'

/** Signs that mail programs take for the inside of an address, the dots of IDNA (RFC 3490, 3.1) among them. */
const INSIDE = /([.\u3002\uFF0E\uFF61:/\\@])(?=\S)/gu

const line = (text: string, limit: number) => {
  const plain = withoutUnseen(cleanText(text.replace(/[\p{Cc}\p{Z}]+/gu, ' '), limit + 1)).trim()
  return plain.length > limit ? `${cleanText(plain, limit).trim()}…` : plain
}

/**
 * What somebody else has written (a name, what a browser says of itself), fit for the middle of a sentence of ours: one line of at most `limit` UTF-16
 * units, nothing unseen, turned within itself only, and never a link: a space of no width breaks what mail programs would make one of.
 */
export const foreignText = (text: string, limit = 120): string => isolated(line(text, limit).replace(INSIDE, '$1\u200B'))

/** A name beside an address in the head of a letter: one line, in which nothing is unseen or turned. No program makes a link of it. */
export const nameInHead = (name: string): string => withoutIsolation(line(name, 120))

/** Foreign text of several lines, empty ones left out. */
export const foreignLines = (text: string, limit = 2_000): readonly string[] =>
  text
    .slice(0, limit)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((one) => foreignText(one, limit))
    .filter((one) => one !== '')

/** The reader's own address, whole, since it is to be typed elsewhere; where it might be taken for more than an address, as any foreign text. */
export const ownAddress = (address: string): string =>
  /^[\p{L}\p{N}_+-]+([.][\p{L}\p{N}_+-]+)*@[\p{L}\p{N}-]+([.][\p{L}\p{N}-]+)+$/u.test(address)
    ? isolated(address)
    : foreignText(address, 254)
