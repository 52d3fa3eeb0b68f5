import 'server-only'
import type { Route } from 'next'
import { notFound } from 'next/navigation'
import type { UserContext } from '@/lib/access/context'
import type { Action } from '@/lib/access/policy'
import { contactsAreOffered } from '@/lib/contacts/offered'
import { requireContext } from './page'

/** The guard of pages of contacts: where there are none, everybody gets the page for an address that is none. */
export async function requireContacts(action: Action, path: Route): Promise<UserContext> {
  if (!contactsAreOffered()) notFound()
  return requireContext(action, path)
}

/** A route for contacts: 404 for everybody where there are none. */
export function whereContactsAre(handler: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => (contactsAreOffered() ? handler(request) : new Response(null, { status: 404 }))
}
