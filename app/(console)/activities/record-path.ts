import type { Route } from 'next'
import { may } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { contactsAreOffered } from '@/lib/contacts/offered'

/** The page of a record, where its type has one that the viewer may open; whether the record is still there that page says. */
export function recordPath(viewer: { readonly role: Role }, type: string, id: string): Route | null {
  if (type === 'session') return `/sessions/${id}` as Route
  if (type === 'user' && may(viewer, 'user.list')) return `/users/${id}` as Route
  if (type === 'case' && may(viewer, 'case.see')) return `/cases/${id}` as Route
  if (type === 'contact' && contactsAreOffered()) return `/contacts/${id}` as Route
  return null
}
