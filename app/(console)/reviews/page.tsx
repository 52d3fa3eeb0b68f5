import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'
import { listReviewed } from '@/lib/reviews/list-reviewed'
import { parseReviewQuery } from '@/lib/reviews/review-query'
import { requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { reviewsPath } from './reviews-path'
import { ReviewsView } from './reviews-view'

export const generateMetadata = titled('review.see', en.reviewList.title)

async function ReviewsPage({ searchParams }: PageProps<'/reviews'>) {
  const given = await searchParams
  const query = parseReviewQuery(given)
  const path = reviewsPath(query)
  const ctx = await requireContext('review.see', path)
  await settleAt(path, given)
  const view = viewing(ctx, { type: 'review', filter: path.split('?')[1] ?? '' }, path)
  const [page, { zone }] = await Promise.all([listReviewed(ctx, query), readPreferences()])
  await view.done(page.rows.length)
  return <ReviewsView {...page} query={query} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(ReviewsPage)
