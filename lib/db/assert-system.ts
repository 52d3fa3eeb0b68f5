import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'

/** @throws AppError `forbidden` for a person: what only steps of Rollcall's own do. */
export function assertSystem(ctx: Context): void {
  if (ctx.role !== 'system') throw new AppError('forbidden', 'Your role does not allow this.')
}
