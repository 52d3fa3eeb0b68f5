import { RefusedError } from '@/lib/errors/app-error'
import type { Context } from './context'
import { type Action, actions } from './policy'

/** Whether the context's role may do the action. Rollcall's own steps name what they do and ask no one. */
export function may(ctx: Pick<Context, 'role'>, action: Action): boolean {
  const allowed: readonly string[] = actions[action]
  return ctx.role === 'system' || allowed.includes(ctx.role)
}

/** @throws RefusedError (`forbidden`) when the role may not do the action. */
export function assertMay(ctx: Pick<Context, 'role'>, action: Action): void {
  if (!may(ctx, action)) throw new RefusedError('Your role does not allow this.', { action })
}
