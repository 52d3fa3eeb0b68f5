import type { RequestFacts, SystemContext } from '@/lib/access/context'
import { databaseClock } from '@/lib/db/clock'

/** Steps of Rollcall's own that have no session yet. */
export type Step =
  | 'set-up'
  | 'sign-in'
  | 'invitation'
  | 'new password'
  | 'forgotten password'
  | 'new address'
  | 're-authentication'
  | 'sign-in report'

/** The context of a step before there is a session; time and retention's bound come from the database. */
export async function systemContext(step: Step, request: RequestFacts): Promise<SystemContext> {
  return { actor: { kind: 'system', name: step }, role: 'system', userId: null, sessionId: null, request, ...(await databaseClock()) }
}
