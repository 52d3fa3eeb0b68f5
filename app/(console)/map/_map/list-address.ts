import type { Route } from 'next'

/** The list of the sessions that a map shows, or of those of one country. The list begins with all, the map with who is signed in now. */
export function listAddress(query: string, country: string | null): Route {
  const address = new URLSearchParams(query)
  const status = address.get('status')
  if (status === null) address.set('status', 'active')
  else if (status === 'all') address.delete('status')
  if (country !== null) address.set('country', country)
  // The list then tells the very number that led there.
  address.set('count', 'all')
  return `/sessions?${address}` as Route
}
