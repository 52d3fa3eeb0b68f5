import type { Route } from 'next'
import type { ReviewQuery } from '@/lib/reviews/review-query'

/** The address of the list; what it shows without being asked is left out. */
export function reviewsPath({ show, before }: ReviewQuery): Route {
  const query = new URLSearchParams({ ...(show === 'open' ? {} : { show }), ...(before ? { before } : {}) }).toString()
  return (query ? `/reviews?${query}` : '/reviews') as Route
}
