import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether the request carries `secret` as its bearer token (RFC 6750 §2.1), compared in constant time. Never where the secret is unset. */
export function bearerIs(request: Pick<Request, 'headers'>, secret: string | undefined): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return sent !== undefined && secret !== undefined && timingSafeEqual(digest(sent), digest(secret))
}
