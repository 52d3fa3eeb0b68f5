'use client'

import { useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Choice, type Option } from '@/app/_ui/choice'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { NoteDone } from '@/app/_ui/note-done'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import type { ReviewSubject } from '@/lib/db/review-thread'
import { enReviews } from '@/lib/i18n/en-reviews'
import { enShell } from '@/lib/i18n/en-shell'
import type { Reviews } from '@/lib/reviews/schema'
import type { FormAction } from '@/lib/web/form-state'
import { assignOptions, stateOptions } from './review-options'

const words = enReviews.reviews

export type ReviewFormProps = {
  readonly subject: ReviewSubject
  readonly now: Pick<Reviews, 'state' | 'assignedTo' | 'labels'>
  readonly reviewers: readonly Option[]
  readonly action: FormAction
}

/** Sends `subjectType`, `subjectId`, `state`, `assignTo`, `labels`, `labelsWere` and `comment`. Nothing is chosen beforehand: what is left alone is not said. */
export function ReviewForm({ subject, now, reviewers, action, onDone }: ReviewFormProps & { readonly onDone: () => void }) {
  const [state, send] = useKeptAction(action)
  // As they were when the form was laid out: the page may learn of others' while it stands open.
  const [labels] = useState(() => now.labels.join(', '))
  const { fields, values } = state
  return (
    <>
      <NoteDone state={state} onDone={onDone} />
      {!state.ok && (
        <form action={send} className={styles.form} noValidate>
          <p>{words.lead}</p>
          <FormMessage state={state} />
          <input type="hidden" name="subjectType" value={subject.type} />
          <input type="hidden" name="subjectId" value={subject.id} />
          <input type="hidden" name="labelsWere" value={values?.labelsWere ?? labels} />
          <Choice
            id="review-state"
            key={`state ${values?.state}`}
            name="state"
            label={words.state}
            error={fields?.state}
            options={stateOptions(subject, now)}
            defaultValue={values?.state ?? ''}
          />
          <Choice
            id="review-assign"
            key={`assign ${values?.assignTo}`}
            name="assignTo"
            label={words.assign}
            error={fields?.assignTo}
            options={assignOptions(now, reviewers)}
            defaultValue={values?.assignTo ?? ''}
          />
          <Field
            id="review-labels"
            name="labels"
            label={words.labels}
            hint={words.labelsHint}
            error={fields?.labels}
            defaultValue={values?.labels ?? labels}
            autoComplete="off"
          />
          <TextArea
            id="review-comment"
            name="comment"
            rows={4}
            maxLength={2000}
            label={words.comment}
            hint={words.commentHint}
            error={fields?.comment}
            defaultValue={values?.comment}
          />
          <div className={styles.actions}>
            <button type="button" className={buttons.button} onClick={onDone}>
              {enShell.cancel}
            </button>
            <SubmitButton label={words.save} pending={words.saving} />
          </div>
        </form>
      )}
    </>
  )
}
