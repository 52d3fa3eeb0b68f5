import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ContactQuery } from './contact-query'
import { type ContactRow, toContactRow } from './contact-row'
import { assertMayContacts } from './offered'
import { CONTACTS_PAGE } from './schema'

/** One page. `previous` names the contact before which the page before it lies, `next` the one after which the next does; null where there is none. */
export type ContactPage = {
  readonly rows: readonly ContactRow[]
  readonly previous: string | null
  readonly next: string | null
  /** How many match the filters, on all pages together. */
  readonly total: number
  /** Whether others' contacts are among them. */
  readonly everyone: boolean
}

/** Contacts, newest first, one page of those that match. A place with nothing behind it means the first page. */
export async function listContacts(ctx: UserContext, query: ContactQuery = {}): Promise<ContactPage> {
  assertMayContacts(ctx, 'contact.list')
  const { show, q, after, before } = query
  const door = read(ctx).contact
  const filter = { owner: show === 'mine' ? ctx.userId : undefined, favourite: show === 'favourites' || undefined, text: q }
  const upwards = before !== undefined
  const [found, total] = await Promise.all([door.page(filter, { after, before }, CONTACTS_PAGE + 1), door.total(filter)])
  // Upwards too few for a page, downwards none at all: the first page shows the same and more.
  if (upwards ? found.length <= CONTACTS_PAGE : after !== undefined && found.length === 0) return listContacts(ctx, { show, q })
  const shown = upwards ? found.slice(0, CONTACTS_PAGE).reverse() : found.slice(0, CONTACTS_PAGE)
  const [first, last] = [shown[0]?.id, shown.at(-1)?.id]
  const isThere = async (place: { after: string } | { before: string }) => (await door.page(filter, place, 1)).length > 0
  const hasPrevious = upwards || (after !== undefined && first !== undefined && (await isThere({ before: first })))
  const hasNext = upwards ? last !== undefined && (await isThere({ after: last })) : found.length > CONTACTS_PAGE
  return {
    rows: shown.map((row) => toContactRow(ctx, row)),
    previous: hasPrevious ? (first ?? null) : null,
    next: hasNext ? (last ?? null) : null,
    total,
    everyone: may(ctx, 'contact.see_everyones'),
  }
}
