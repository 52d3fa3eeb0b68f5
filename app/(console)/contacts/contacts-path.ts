import type { Route } from 'next'
import type { ContactCursor, ContactFilters } from '@/lib/contacts/contact-query'

/** The address of the list with these filters, in a fixed order so that equal views have equal addresses; of two places the one before counts. */
export function contactsPath({ show, q }: ContactFilters = {}, { after, before }: ContactCursor = {}): Route {
  const query = new URLSearchParams()
  const parts = { show, q, ...(before ? { before } : { after }) }
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value)
  const text = query.toString()
  return (text ? `/contacts?${text}` : '/contacts') as Route
}
