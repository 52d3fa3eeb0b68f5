import 'server-only'
import { cookies } from 'next/headers'
import { cookieOptions, justDoneCookieName } from '@/lib/auth/cookie-names'
import { signValue, verifyValue } from '@/lib/crypto/signed-value'
import { enJustDone, type JustDone } from '@/lib/i18n/en-just-done'

const PURPOSE = 'just done'
/** The page that it is for is there sooner. Where that never asks for its picture, a later one must not tell it as new. */
const SECONDS = 20

const isJustDone = (text: string | null): text is JustDone => text !== null && Object.hasOwn(enJustDone.justDone, text)

/** Keeps what has just been done for the page that comes next (docs/decisions/0034). Only an action can: pages set no cookies. */
export async function keepJustDone(what: JustDone): Promise<void> {
  const jar = await cookies()
  jar.set(justDoneCookieName(), signValue(PURPOSE, what), { ...cookieOptions(), maxAge: SECONDS })
}

/** What has just been done and is still to be told, or null. Nothing in the address can say so. */
export async function readJustDone(): Promise<JustDone | null> {
  const what = verifyValue(PURPOSE, (await cookies()).get(justDoneCookieName())?.value)
  return isJustDone(what) ? what : null
}

/** It is on the screen: the next page tells it no more. Asked for by the notice itself, as a picture of nothing, so that it needs no script. */
export async function forgetJustDone(): Promise<Response> {
  const jar = await cookies()
  jar.set(justDoneCookieName(), '', { ...cookieOptions(), maxAge: 0 })
  return new Response(null, { status: 204 })
}
