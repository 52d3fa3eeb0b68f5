import { setTimeout as sleep } from 'node:timers/promises'
import { signOut } from '@/lib/auth/sign-out'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { SessionEndedError } from '@/lib/db/transaction'
import { write } from '@/lib/db/write'
import { killSession } from '@/lib/sessions/kill-session'
import type { Job, Outcome } from './protocol'

/** Longer than a kill is patient with a write that stalls, in milliseconds. */
const STALL_MS = 4_000
/** A job that nobody stops ends by itself. */
const LONGEST_MS = 20_000

async function writeOnce({ ctx, kind }: Extract<Job, { sessionId: string }>): Promise<void> {
  await write(ctx, async (tx) => {
    const note = { kind: 'access', action: 'race', outcome: 'ok', resourceType: 'race', resourceId: ctx.sessionId } as const
    await tx.note(note)
    // In flight while the kill arrives: sometimes between two statements, sometimes for good.
    if (kind === 'write') await sleep(Math.random() * 8)
    if (kind === 'stall') await sleep(STALL_MS)
    await tx.note(note)
  })
}

async function once(job: Job): Promise<void> {
  if (job.kind === 'touch') await unsafeTouchSession(job.sessionId)
  else if (job.kind === 'sign-out') await signOut(job.ctx)
  else if (job.kind === 'kill') await killSession(job.ctx, { sessionId: job.sessionId, reason: null, message: null })
  else await writeOnce(job)
}

/** Does the job, again and again where that makes sense, until `stopped` or until the session's end is told. */
export async function perform(job: Job, stopped: () => boolean): Promise<Outcome> {
  const errors: string[] = []
  const until = Date.now() + LONGEST_MS
  let done = 0
  const repeats = job.kind !== 'kill' && job.kind !== 'sign-out'
  do {
    try {
      await once(job)
      done += 1
    } catch (error) {
      if (error instanceof SessionEndedError) break
      errors.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    }
  } while (repeats && !stopped() && errors.length < 3 && Date.now() < until)
  return { done, errors }
}
