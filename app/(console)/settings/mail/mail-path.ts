import type { Route } from 'next'
import type { LetterQuery } from '@/lib/mail/letter-schemas'

/** The address of the outbox; what it shows without being asked is left out. */
export function mailPath({ state, before }: Partial<LetterQuery>): Route {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(before ? { before } : {}) }).toString()
  return (query ? `/settings/mail?${query}` : '/settings/mail') as Route
}
