import { newToken, tokenHash } from '@/lib/crypto/token'
import type { WriteDoor } from '@/lib/db/write'
import { appOrigin } from '@/lib/env/app-origin'

const HOUR_MS = 3_600_000

/** Kinds of one-time links for a person: where each leads, and for how long it may be used, in milliseconds. */
const links = {
  invite: { path: '/invite', ms: 72 * HOUR_MS },
  password: { path: '/password', ms: 24 * HOUR_MS },
} as const

type Person = { readonly id: string; readonly name: string }

/** Makes a link for somebody inside a running write and answers it, told this once: only the hash of its secret is kept. */
export async function makeLink(tx: WriteDoor, kind: keyof typeof links, { id, name }: Person, now: Date): Promise<string> {
  const token = newToken()
  const { path, ms } = links[kind]
  await tx.token.create({ kind, tokenHash: tokenHash(token), userId: id, userName: name, expiresAt: new Date(now.getTime() + ms) })
  return `${appOrigin()}${path}/${token}`
}
