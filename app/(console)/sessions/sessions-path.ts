import type { Route } from 'next'

/** The list's filters as they stand in the address. `user` is an id where people are chosen from a list, else typed text. */
export type SessionFilters = { readonly status?: 'active' | 'terminated' | undefined; readonly user?: string | undefined }

/** Where a page of the list begins: below an id or above one. */
export type SessionCursor = { readonly before?: string | undefined; readonly after?: string | undefined }

/** The address of the list with these filters, in a fixed order so that equal views have equal addresses. */
export function sessionsPath(filters: SessionFilters, cursor: SessionCursor = {}): Route {
  const query = new URLSearchParams()
  const parts = { status: filters.status, user: filters.user, before: cursor.before, after: cursor.after }
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? (`/sessions?${text}` as Route) : '/sessions'
}
