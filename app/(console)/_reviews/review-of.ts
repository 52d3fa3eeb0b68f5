import type { Option } from '@/app/_ui/choice'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import type { ReviewSubject } from '@/lib/db/review-thread'
import { en } from '@/lib/i18n/en'
import { listReviewers } from '@/lib/reviews/list-reviewers'
import { reviewsOf } from '@/lib/reviews/reviews-of'
import type { Reviews } from '@/lib/reviews/schema'
import type { FormAction } from '@/lib/web/form-state'
import { review } from './actions'

/** What a page shows of the review of its record, and with what it goes on. */
export type Review = {
  readonly subject: ReviewSubject
  readonly reviews: Reviews
  /** Whom it can be assigned to, oneself first. */
  readonly reviewers: readonly Option[]
  readonly action: FormAction
}

/** The review of a record, for those who may see it; null for everybody else. */
export async function reviewOf(ctx: UserContext, subject: ReviewSubject): Promise<Review | null> {
  if (!may(ctx, 'review.see')) return null
  const [reviews, people] = await Promise.all([reviewsOf(ctx, subject), listReviewers(ctx)])
  const own = people.filter(({ id }) => id === ctx.userId).map(({ id, name }) => ({ value: id, label: en.reviews.you(name) }))
  const others = people.filter(({ id }) => id !== ctx.userId).map(({ id, name }) => ({ value: id, label: name }))
  return { subject, reviews, reviewers: [...own, ...others], action: review }
}
