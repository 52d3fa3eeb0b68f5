import { AppError } from '@/lib/errors/app-error'
import type { UserContext } from './context'

/** How long a proof of who one is counts for sensitive steps, in milliseconds (5 minutes). */
const FRESH_MS = 5 * 60_000

type Times = Pick<UserContext, 'now' | 'authenticatedAt'>

/** Whether the person signed in, or gave the password again, in the last 5 minutes; both times are the database's. */
export const isFresh = ({ now, authenticatedAt }: Times): boolean => now.getTime() - authenticatedAt.getTime() <= FRESH_MS

/** @throws AppError `reauth_required` when the person proved who they are more than 5 minutes ago (ASVS 7.5.x). */
export function assertFresh(ctx: Times): void {
  if (!isFresh(ctx)) throw new AppError('reauth_required', 'Enter your password to go on. It has been a while since you signed in.')
}
