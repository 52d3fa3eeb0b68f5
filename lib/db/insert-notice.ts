import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { Transaction } from './transaction'

/** A session that has just started. `newBrowser`: the person had never signed in in that browser. */
export type NewNotice = {
  readonly userId: string
  readonly sessionId: string
  readonly browserId: string
  readonly newBrowser: boolean
}

/**
 * Makes the notice of a session that has just started, where the setting says so, in one statement: of every session, or only of one in a new browser.
 * Whoever has signed in in no other browser before signs in for the first time, which is no news to them. Of two who do so at once the second must see
 * the first: the transaction holds the person's row by then.
 * @throws AppError `forbidden` for a person: only sign-in, which is a step of Rollcall's own, tells.
 */
export async function insertNotice(
  ctx: Context,
  { client }: Transaction,
  { userId, sessionId, browserId, newBrowser }: NewNotice,
): Promise<boolean> {
  if (ctx.role !== 'system') throw new AppError('forbidden', 'Your role does not allow this.')
  const made = await client.$executeRaw`
    INSERT INTO public.notices (user_id, session_id, browser_id, kind, why)
    SELECT ${userId}::uuid, ${sessionId}::uuid, ${browserId}::uuid, 'new_session', CASE WHEN ${newBrowser} THEN 'new_device' ELSE 'every_session' END
    FROM public.settings c
    WHERE c.notify_enabled AND CASE WHEN ${newBrowser}
      THEN EXISTS (SELECT FROM public.known_devices k WHERE k.user_id = ${userId}::uuid AND k.browser_id <> ${browserId}::uuid)
      ELSE c.notify_every END`
  return made > 0
}
