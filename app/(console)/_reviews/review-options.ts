import type { Option } from '@/app/_ui/choice'
import type { ReviewSubject } from '@/lib/db/review-thread'
import { enReviews } from '@/lib/i18n/en-reviews'
import { caseStates, reviewStates } from '@/lib/reviews/review-states'
import type { Reviews } from '@/lib/reviews/schema'

const words = enReviews.reviews

const asItIs = (now: string): Option => ({ value: '', label: words.asItIs(now) })

/** A case is open as long as nothing else is said of it; a record without a state has none. */
export const stateWord = ({ type }: ReviewSubject, state: Reviews['state']): string => {
  if (state !== null) return words.states[state]
  return type === 'case' ? words.states.open : words.noState
}

/** Not to speak of the state, or one of the states. */
export const stateOptions = (subject: ReviewSubject, { state }: Pick<Reviews, 'state'>): readonly Option[] => [
  asItIs(stateWord(subject, state)),
  ...(subject.type === 'case' ? caseStates : reviewStates).map((value) => ({ value, label: words.states[value] })),
]

/** Not to speak of it, to take it off whoever has it, or somebody. */
export const assignOptions = ({ assignedTo }: Pick<Reviews, 'assignedTo'>, reviewers: readonly Option[]): readonly Option[] => [
  asItIs(assignedTo?.name ?? words.nobody),
  ...(assignedTo === null ? [] : [{ value: 'nobody', label: words.nobody }]),
  ...reviewers,
]
