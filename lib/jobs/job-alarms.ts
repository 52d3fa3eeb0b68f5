import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type JobState, jobStates } from './job-states'

/** A page of an administrator asks no oftener than this. */
const REMEMBERED_MS = 15_000

let known: { readonly at: number; readonly alarms: Promise<readonly JobState[]> } | undefined

async function ask(ctx: UserContext): Promise<readonly JobState[]> {
  return (await jobStates(ctx)).filter(({ state }) => state !== 'ok')
}

/** Jobs that are late, or that failed when they ran last: for whoever looks after the installation. The answer may be 15 seconds old. */
export async function jobAlarms(ctx: UserContext): Promise<readonly JobState[]> {
  // What somebody else's question has left here is for those alone who may ask.
  assertMay(ctx, 'job.see')
  const at = performance.now()
  if (known !== undefined && at - known.at < REMEMBERED_MS) return known.alarms
  known = { at, alarms: ask(ctx) }
  // What could not be asked is asked again.
  known.alarms.catch(() => {
    known = undefined
  })
  return known.alarms
}
