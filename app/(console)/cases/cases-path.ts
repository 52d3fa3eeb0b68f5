import type { Route } from 'next'
import type { CaseQuery } from '@/lib/cases/case-query'

/** The address of the list; what it shows without being asked is left out. */
export function casesPath({ show, before }: CaseQuery): Route {
  const query = new URLSearchParams({ ...(show === 'open' ? {} : { show }), ...(before ? { before } : {}) }).toString()
  return (query ? `/cases?${query}` : '/cases') as Route
}
