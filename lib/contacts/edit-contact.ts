import type { UserContext } from '@/lib/access/context'
import { deletionOf } from '@/lib/activities/deletion-of'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { assertMayContacts } from './offered'
import type { ContactFields, EditContact } from './schema'
import { asColumns, findStored, seenOf, stillHolds } from './stored-contact'

/**
 * Changes a contact: what was typed, where that still holds what the form was made from.
 * @throws AppError `not_found` alike for one that is not there and somebody else's (with who deleted it, for whoever may know), `conflict` when somebody changed it meanwhile: then each field
 * that differs says what is stored now, and nothing was changed.
 */
export async function editContact(ctx: UserContext, input: EditContact): Promise<{ name: string; changed: boolean }> {
  assertMayContacts(ctx, 'contact.edit')
  const { contactId, seen, shown, ...typed } = input
  const done = await write(ctx, async (tx) => {
    const stored = await findStored(tx, contactId)
    if (stored === null) return null
    const fields = wantedOf(typed, shown, stored)
    const { name } = fields
    if (seenOf(stored) === seenOf(fields)) return { name, changed: false }
    const colliding = seenOf(stored) === seen ? [] : collidingOf(fields, shown, stored)
    if (colliding.length > 0) throw changedMeanwhile(stored, colliding)
    const where = { id: contactId, ...stillHolds(stored) }
    const changed = await tx.contact.update({ where, data: { ...asColumns(fields), updatedAt: ctx.now } })
    // Whoever came between the two statements was first.
    const now = changed === 0 ? await findStored(tx, contactId) : stored
    if (now === null) return null
    if (changed === 0) throw changedMeanwhile(now, collidingOf(wantedOf(typed, shown, now), shown, now))
    return { name, changed: true }
  })
  if (done === null) throw await notThere(ctx, contactId)
  return done
}

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' })

/** Of a contact that nobody had and of one that is somebody else's the same is said: only the log, as far as one sees it, tells of a deletion. */
async function notThere(ctx: UserContext, contactId: string): Promise<AppError> {
  const deletion = await deletionOf(ctx, 'contact', contactId)
  const by = deletion?.byId === ctx.userId ? 'You' : deletion?.by
  const why = deletion === null ? 'This contact is not there any more.' : `${by} deleted this contact on ${when.format(deletion.at)}.`
  return new AppError('not_found', `${why} Nothing was saved. What you typed is still here: you can save it as a new contact.`)
}

const told = (value: ContactFields[keyof ContactFields]): string => {
  if (typeof value === 'boolean') return value ? 'ticked' : 'not ticked'
  const text = typeof value === 'string' ? value : (value?.join(', ') ?? '')
  return text === '' ? 'nothing' : `“${text.length > 200 ? `${text.slice(0, 200)}…` : text}”`
}

type Name = keyof ContactFields
const isSame = (name: Name, one: ContactFields, other: ContactFields) => JSON.stringify(one[name]) === JSON.stringify(other[name])

/** What a form asks for: what it showed, and nobody touched, stays as it is stored. */
function wantedOf(typed: ContactFields, shown: ContactFields | undefined, stored: ContactFields): ContactFields {
  const kept = (Object.keys(typed) as Name[]).filter((name) => shown !== undefined && isSame(name, typed, shown))
  return { ...typed, ...Object.fromEntries(kept.map((name) => [name, stored[name]])) }
}

/** Of what a form would change that which somebody else has changed since it was made; all, where it does not say from what it was made. */
const collidingOf = (wanted: ContactFields, shown: ContactFields | undefined, stored: ContactFields): readonly Name[] =>
  (Object.keys(wanted) as Name[]).filter((name) => !isSame(name, wanted, stored) && (shown === undefined || !isSame(name, stored, shown)))

function changedMeanwhile(stored: ContactFields, differing: readonly Name[]): AppError {
  return new AppError(
    'conflict',
    'This contact was changed meanwhile, and nothing was saved. Beside each field that differs stands what is stored now; save again to put yours in its place.',
    Object.fromEntries(differing.map((name) => [name, `Stored now: ${told(stored[name])}`])),
  )
}
