import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import type { Action } from '@/lib/access/policy'
import { AppError } from '@/lib/errors/app-error'
import { answerWith } from '@/lib/origin/edge'
import { currentContext } from './guard'
import { recordRefusal } from './refusal'
import { currentRequest } from './request'
import { signInBackTo } from './sign-in-path'

/** The guard of a page: nobody is led to signing in (and back to `path`), a role that may not is refused, and that is recorded. */
export async function requireContext(action: Action, path: Route): Promise<UserContext> {
  const ctx = await currentContext('web')
  if (ctx === null) redirect(signInBackTo(path))
  if (!may(ctx, action)) {
    await recordRefusal(ctx, { action })
    forbidden()
  }
  return ctx
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** Whether a whole page is asked for, and not by a script its content alone. */
export const asksForPage = async (): Promise<boolean> => (await headers()).get('accept')?.includes('text/html') === true

/**
 * Leads a browser that asked for a whole page in another way (a form sent without script) to the one address that means the same. A script, which asks
 * for the page's content alone, puts its address line right by itself (`Moving`): a redirect would cost it a second answer.
 */
export async function settleAt(path: Route, given: Given): Promise<void> {
  if (!(await asksForPage())) return
  const asked = new URLSearchParams(Object.entries(given).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value])))
  if (`${asked}` !== (path.split('?')[1] ?? '')) redirect(path)
}

/** Shows what a verb reads; "not found" becomes the page for it, alike for what is not there and for what is out of sight. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** The same where the page has an answer of its own for what is not found. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** Has the page leave with 404 although it has more to say than that; false where the server runs without the preload. */
export const leaveAsNotFound = async (): Promise<boolean> => answerWith((await currentRequest('web')).facts.id, 404)

const statuses: Readonly<Record<string, 403 | 404>> = { 'NEXT_HTTP_ERROR_FALLBACK;403': 403, 'NEXT_HTTP_ERROR_FALLBACK;404': 404 }

/**
 * The status of a refusal that `requireContext` or `orNotFound` threw, once it is sure that the answer carries it, so that the page may say it in
 * words; null for everything else, and where the server runs without the preload: then Next has to answer it in its own way.
 */
export async function refusedStatus(error: unknown): Promise<403 | 404 | null> {
  const status = error instanceof Error && 'digest' in error ? statuses[String(error.digest)] : undefined
  if (status === undefined) return null
  const { facts } = await currentRequest('web')
  return answerWith(facts.id, status) ? status : null
}
