import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieOptions, justDoneCookieName } from '@/lib/auth/cookie-names'
import { signValue, verifyValue } from '@/lib/crypto/signed-value'
import type { JustDone } from '@/lib/i18n/en-just-done'

const PURPOSE = 'just done'
/** The page that it is for is there sooner. Where that never asks for its picture, a later one must not tell it as new. */
const SECONDS = 20

/** A word that is still to be told, and what names it. */
export type Told<Kind extends JustDone = JustDone> = { readonly what: Kind; readonly mark: string }

/** Keeps what has just been done for the page that comes next (docs/decisions/0034). Only an action or a route can: pages set no cookies. */
export async function keepJustDone(what: JustDone): Promise<void> {
  const jar = await cookies()
  jar.set(justDoneCookieName(), signValue(PURPOSE, `${what} ${randomUUID()}`), { ...cookieOptions(), maxAge: SECONDS })
}

/**
 * What has just been done and is still to be told, or null; only what is among `kinds`, which belong to the page that asks. Nothing in the address can say
 * so. `mark` names this one word, for its notice.
 */
export async function readJustDone<Kind extends JustDone>(kinds: readonly Kind[]): Promise<Told<Kind> | null> {
  const word = (await cookies()).get(justDoneCookieName())?.value
  const what = verifyValue(PURPOSE, word)
  const kind = kinds.find((one) => one === what?.split(' ')[0])
  return word === undefined || kind === undefined ? null : { what: kind, mark: markOf(word) }
}

/**
 * It is on the screen: the next page tells it no more. Asked for by the notice itself, as a picture of nothing, so that it needs no script. Only the word
 * that it showed: another action may have been done before the answer.
 */
export async function forgetJustDone(request: Request): Promise<Response> {
  const jar = await cookies()
  const word = jar.get(justDoneCookieName())?.value
  if (word !== undefined && markOf(word) === new URL(request.url).searchParams.get('mark'))
    jar.set(justDoneCookieName(), '', { ...cookieOptions(), maxAge: 0 })
  return new Response(null, { status: 204 })
}

const markOf = (word: string) => createHash('sha256').update(word).digest('base64url').slice(0, 12)
