import type { Route } from 'next'

/** What of a map is meant: a part of it, one of its countries, and a moment of the past (ISO 8601) instead of now. */
type Meant = { readonly part?: string; readonly country?: string; readonly moment?: string | null }

/**
 * The list of the sessions that a map counts somewhere: the very same ones. The list begins with all, the map with who is signed in now; of a moment it shows
 * whoever was signed in then.
 */
export function listAddress(query: string, { part, country, moment = null }: Meant = {}): Route {
  const address = new URLSearchParams(query)
  const status = address.get('status')
  if (moment !== null) for (const name of ['status', 'since', 'from', 'to']) address.delete(name)
  else if (status === null) address.set('status', 'active')
  else if (status === 'all') address.delete('status')
  for (const [name, value] of Object.entries({ country, map: part, at: moment })) if (value) address.set(name, value)
  // The list then tells the very number that led there.
  address.set('count', 'all')
  return `/sessions?${address}` as Route
}

/** The same of a map whose query and moment are known. */
export type AddressOf = (meant?: Omit<Meant, 'moment'>) => Route
