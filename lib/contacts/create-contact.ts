import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { assertMayContacts } from './offered'
import type { ContactFields } from './schema'
import { asColumns } from './stored-contact'

/** Makes a contact of one's own. */
export async function createContact(ctx: UserContext, fields: ContactFields): Promise<{ id: string }> {
  assertMayContacts(ctx, 'contact.create')
  return write(ctx, (tx) => tx.contact.create({ ownerId: ctx.userId, ...asColumns(fields) }))
}
