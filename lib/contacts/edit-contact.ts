import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { assertMayContacts } from './offered'
import type { ContactFields, EditContact } from './schema'
import { asColumns, findStored, seenOf, stillHolds } from './stored-contact'

/**
 * Changes a contact, where it still holds what the form was made from.
 * @throws AppError `not_found` alike for one that is not there and somebody else's, `conflict` when somebody changed it meanwhile: then each field
 * that differs says what is stored now, and nothing was changed.
 */
export async function editContact(ctx: UserContext, input: EditContact): Promise<{ name: string; changed: boolean }> {
  assertMayContacts(ctx, 'contact.edit')
  const { contactId, seen, ...fields } = input
  const { name } = fields
  return write(ctx, async (tx) => {
    const stored = await findStored(tx, contactId)
    if (seenOf(stored) === seenOf(fields)) return { name, changed: false }
    if (seenOf(stored) !== seen) throw changedMeanwhile(stored, fields)
    const where = { id: contactId, ...stillHolds(stored) }
    const changed = await tx.contact.update({ where, data: { ...asColumns(fields), updatedAt: ctx.now } })
    // Whoever came between the two statements was first.
    if (changed === 0) throw changedMeanwhile(await findStored(tx, contactId), fields)
    return { name, changed: true }
  })
}

const told = (value: ContactFields[keyof ContactFields]): string => {
  if (typeof value === 'boolean') return value ? 'ticked' : 'not ticked'
  const text = typeof value === 'string' ? value : (value?.join(', ') ?? '')
  return text === '' ? 'nothing' : `“${text.length > 200 ? `${text.slice(0, 200)}…` : text}”`
}

function changedMeanwhile(stored: ContactFields, typed: ContactFields): AppError {
  const names = Object.keys(typed) as (keyof ContactFields)[]
  const differing = names.filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(typed[name]))
  return new AppError(
    'conflict',
    'This contact was changed meanwhile, and nothing was saved. Beside each field that differs stands what is stored now; save again to put yours in its place.',
    Object.fromEntries(differing.map((name) => [name, `Stored now: ${told(stored[name])}`])),
  )
}
