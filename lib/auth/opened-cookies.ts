/** As many as browse one instance in a while; an entry is about 600 bytes. */
const MOST = 2_000

const opened = new Map<string, string>()

/**
 * Opens a sealed cookie once: deriving the key and decrypting take 0.8 ms, as long as half a page's rows, and the same text always holds
 * the same token. Whether that token still opens anything is never remembered: the session's row says so for each request.
 */
export async function openedOnce(cookie: string, open: (cookie: string) => Promise<string | null>): Promise<string | null> {
  const known = opened.get(cookie)
  if (known !== undefined) return known
  const token = await open(cookie)
  if (token === null) return null
  if (opened.size >= MOST) opened.delete(opened.keys().next().value ?? '')
  opened.set(cookie, token)
  return token
}
