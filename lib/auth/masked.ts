/** What can be stored and read in one line: neither control characters nor halves of a pair. */
const plain = (text: string) => text.slice(0, 320).replace(/\p{C}/gu, '')

/**
 * What somebody called themselves who is nobody, as the log keeps it: `a…@e….org`. It may be a mistyped password, or no address at all, so it
 * is not kept whole.
 */
export function masked(identifier: string): string {
  const [local = '', domain = ''] = plain(identifier).split('@', 2)
  const end = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : ''
  const first = (text: string) => [...text][0] ?? ''
  return domain === '' ? `${first(local)}…` : [...`${first(local)}…@${first(domain)}…${end}`].slice(0, 40).join('')
}
