/** Letters and digits of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A name for the middle of a sentence. One that is written from right to left would take numbers and signs beside it along: it stands between the marks
 * for that (Unicode TR 9, FSI and PDI), as in a `<bdi>`. Names hold no such marks themselves.
 */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name)

/** The sentence without such marks, for where nothing turns and they would be seen: in a file. */
export const withoutIsolation = (sentence: string): string => sentence.replace(/[\u2066-\u2069]/g, '')
