import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { RequestFacts, UserContext } from '@/lib/access/context'
import { isFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import type { Action } from '@/lib/access/policy'
import { passwordAgain } from '@/lib/auth/password-again'
import { SessionEndedError } from '@/lib/db/transaction'
import { env } from '@/lib/env/env'
import { AppError, RefusedError } from '@/lib/errors/app-error'
import type { JustDone } from '@/lib/i18n/en-just-done'
import { enterAction } from '@/lib/origin/edge'
import { fieldsOf, parseInput, shownAgain } from './form-input'
import type { FormAction, FormState } from './form-state'
import { type Freshness, freshContext, withoutPassword } from './freshness'
import { currentContext } from './guard'
import { keepJustDone } from './just-done'
import { log, logUnavailable } from './log'
import { assertPace } from './pace'
import { recordRefusal } from './refusal'
import { currentRequest } from './request'
import { assertSameOrigin } from './same-origin'
import { signInPath } from './sign-in-path'

/** What a verb's answer becomes on the page. */
type Answer<Result, Data> = (result: Result) => Omit<FormState<Data>, 'ok'> | Leaving

/** A path to leave for instead of an answer, and what is told there, once. */
export type Leaving = { readonly leaveFor: Route; readonly justDone?: JustDone }

/**
 * A server action as a declaration: same origin, who, may, pace, parse, fresh, verb, answer; in this order, and the same for all.
 * With `fresh` the person must have proved who they are in the last 5 minutes, or in this very form (`by_verb`: where the verb says so). An ended session leads to signing
 * in, where it is said why.
 */
export function action<S extends z.ZodType, Result, Data = never>(
  rule: { may: Action; input: S; answer: Answer<Result, Data>; fresh?: Freshness },
  verb: (ctx: UserContext, input: z.infer<S>) => Promise<Result>,
): FormAction<Data> {
  return async (_prev, data) => {
    const { headers, facts } = await currentRequest('web')
    // What is no form at all throws here, before the mark, and leaves as 400.
    const fields = fieldsOf(data)
    enterAction(facts.id)
    let ctx: UserContext | null = null
    let answer: ReturnType<typeof rule.answer>
    try {
      assertSameOrigin(headers, env())
      ctx = await currentContext('web')
      if (ctx === null) throw new AppError('unauthenticated', 'Sign in again.')
      assertMay(ctx, rule.may)
      await assertPace(ctx.sessionId)
      const input = parseInput(rule.input, rule.fresh === undefined ? fields : withoutPassword(fields))
      if (rule.fresh !== undefined) ctx = await freshContext(ctx, rule.fresh, fields)
      answer = rule.answer(await verb(ctx, input))
    } catch (error) {
      if (error instanceof SessionEndedError || (error instanceof AppError && error.code === 'unauthenticated'))
        redirect(signInPath(headers))
      if (ctx !== null && error instanceof AppError && error.code === 'forbidden')
        await recordRefusal(ctx, error instanceof RefusedError ? error.about : { action: rule.may })
      const state = refused(error, facts, fields)
      // Also beside other mistakes, so that what is put right need not be sent twice.
      const asks = rule.fresh === true || (rule.fresh === 'by_verb' && (state.code === 'reauth_required' || passwordAgain in fields))
      return asks && ctx !== null && !isFresh(ctx) && state.code !== 'forbidden' ? { ...state, asksPassword: true } : state
    }
    return 'leaveFor' in answer ? leave(answer) : { ok: true, ...answer }
  }
}

/** The same for forms of people who are not signed in: set-up, sign-in, invitation. The verb gets the request instead of a context. */
export function openAction<S extends z.ZodType>(
  rule: { input: S },
  verb: (request: { headers: Headers; facts: RequestFacts }, input: z.infer<S>) => Promise<Leaving>,
): FormAction {
  return async (_prev, data) => {
    const { headers, facts } = await currentRequest('web')
    const fields = fieldsOf(data)
    enterAction(facts.id)
    let leaving: Leaving
    try {
      assertSameOrigin(headers, env())
      leaving = await verb({ headers, facts }, parseInput(rule.input, fields))
    } catch (error) {
      return refused(error, facts, fields)
    }
    return leave(leaving)
  }
}

async function leave({ leaveFor, justDone }: Leaving): Promise<never> {
  if (justDone !== undefined) await keepJustDone(justDone)
  redirect(leaveFor)
}

function refused(error: unknown, facts: RequestFacts, fields: Readonly<Record<string, string>>): FormState<never> {
  const values = shownAgain(fields)
  logUnavailable(error, facts.id)
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message, fields: error.fields, values }
  log.error({ requestId: facts.id, err: error }, 'action failed')
  return {
    ok: false,
    message: `Something went wrong here, and nothing was changed. If it happens again, tell your administrator this number: ${facts.id}`,
    values,
  }
}
