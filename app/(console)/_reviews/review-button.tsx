'use client'

import { DialogButton } from '@/app/_ui/dialog-button'
import { enReviews } from '@/lib/i18n/en-reviews'
import { ReviewForm, type ReviewFormProps } from './review-form'

/** Opens the form in which something is said beside the record. */
export function ReviewButton(props: ReviewFormProps) {
  const title = enReviews.reviews.dialog[props.subject.type]
  return (
    <DialogButton label={title} title={title} tone="quiet">
      {(close) => <ReviewForm {...props} onDone={close} />}
    </DialogButton>
  )
}
