import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Action } from '@/lib/access/policy'
import { env } from '@/lib/env/env'
import { AppError } from '@/lib/errors/app-error'

/** Whether this installation has contacts at all: they are the worked example of recording, for the demo and the tests. */
export const contactsAreOffered = (): boolean => env().exampleContacts

/** @throws AppError `not_found` for everybody where there are no contacts, `forbidden` when the role may not. */
export function assertMayContacts(ctx: Context, action: Extract<Action, `contact.${string}`>): void {
  if (!contactsAreOffered()) throw new AppError('not_found', 'There is nothing here.')
  assertMay(ctx, action)
}
