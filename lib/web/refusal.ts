import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import type { RefusedError } from '@/lib/errors/app-error'

/** Refusals a minute and session that are recorded: more than a person meets, and too few for a script to fill the log with. */
const told = new RateLimiterMemory({ points: 30, duration: 60 })

/** Records that the role did not allow something, and to whom it would have been done. A session that ended meanwhile has nothing more to record. */
export async function recordRefusal(ctx: UserContext, { action, whose }: RefusedError['about']): Promise<void> {
  const due = await told.consume(ctx.sessionId).then(
    () => true,
    () => false,
  )
  if (!due) return
  await write(ctx, (tx) =>
    tx.note({
      ...{ kind: 'access', action: 'refused', outcome: 'refused', resourceType: 'action', resourceId: action },
      ...(whose === undefined ? {} : { resourceLabel: whose }),
    }),
  ).catch(() => {})
}
