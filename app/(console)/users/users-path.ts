import type { Route } from 'next'
import type { UserCursor, UserFilters } from '@/lib/users/user-query'

/** The address of the list with these filters, in a fixed order so that equal views have equal addresses; of two places the one before counts. */
export function usersPath({ state, role, q }: UserFilters = {}, { after, before }: UserCursor = {}): Route {
  const query = new URLSearchParams()
  const parts = { state, role, q, ...(before ? { before } : { after }) }
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value)
  const text = query.toString()
  return (text ? `/users?${text}` : '/users') as Route
}
