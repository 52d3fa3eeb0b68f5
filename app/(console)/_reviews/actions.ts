'use server'

import { revalidatePath } from 'next/cache'
import { enReviews } from '@/lib/i18n/en-reviews'
import { addReview } from '@/lib/reviews/add-review'
import { addReviewSchema } from '@/lib/reviews/schema'
import { action } from '@/lib/web/action'

export const review = action(
  {
    may: 'review.write',
    input: addReviewSchema,
    answer: ({ added }) => {
      revalidatePath('/sessions', 'layout')
      revalidatePath('/activities', 'layout')
      revalidatePath('/cases', 'layout')
      return { message: added ? enReviews.reviews.saved : enReviews.reviews.asBefore }
    },
  },
  addReview,
)
