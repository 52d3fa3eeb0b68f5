import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { assertMayContacts } from './offered'
import type { OneContact } from './schema'

/** Deletes a contact for good; the log keeps what it held. @throws AppError `not_found` alike for one that is not there and somebody else's. */
export async function deleteContact(ctx: UserContext, { contactId }: OneContact): Promise<void> {
  assertMayContacts(ctx, 'contact.delete')
  const deleted = await write(ctx, (tx) => tx.contact.remove({ where: { id: contactId } }))
  if (deleted === 0) throw new AppError('not_found', 'This contact is not known.')
}
