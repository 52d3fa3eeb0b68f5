import { MOST_BYTES, MOST_MS } from './transport'

export type BoundedAnswer = { readonly status: number; readonly headers: Headers; readonly text: string }

/**
 * Fetches what is answered within bounds of time and size.
 * @throws Error when the provider cannot be reached, takes too long, or answers more than is listened to.
 */
export async function boundedFetch(url: string, init: RequestInit): Promise<BoundedAnswer> {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(MOST_MS) })
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.length
    // Leaving the loop cancels the stream.
    if (bytes > MOST_BYTES) throw new Error(`The provider answered more than ${MOST_BYTES} bytes.`)
    parts.push(part)
  }
  return { status: answer.status, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') }
}
