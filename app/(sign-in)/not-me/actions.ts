'use server'

import type { Route } from 'next'
import type { RequestFacts, SystemContext } from '@/lib/access/context'
import { systemContext } from '@/lib/auth/system-context'
import { saidNotMe, saidWasMe } from '@/lib/cases/not-me-link'
import { notMeSchema } from '@/lib/cases/schema'
import { openAction } from '@/lib/web/action'
import { orNull } from '@/lib/web/page'

type Input = { readonly token: string }
type Verb = (ctx: SystemContext, input: Input) => Promise<void>

/** Whoever answers second, or with a link that is good for nothing, is led to the page too: it tells what the link was used for. */
async function answered(verb: Verb, facts: RequestFacts, input: Input) {
  await orNull(verb(await systemContext('sign-in report', facts), input))
  return { leaveFor: `/not-me/${encodeURIComponent(input.token)}` as Route }
}

export const sayNotMe = openAction({ input: notMeSchema }, ({ facts }, input) => answered(saidNotMe, facts, input))

export const sayWasMe = openAction({ input: notMeSchema }, ({ facts }, input) => answered(saidWasMe, facts, input))
