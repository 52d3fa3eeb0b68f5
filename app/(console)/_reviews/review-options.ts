import type { Option } from '@/app/_ui/choice'
import { enReviews } from '@/lib/i18n/en-reviews'
import { reviewStates } from '@/lib/reviews/review-states'
import type { Reviews } from '@/lib/reviews/schema'

const words = enReviews.reviews

const asItIs = (now: string): Option => ({ value: '', label: words.asItIs(now) })

/** Not to speak of the state, or one of the states. */
export const stateOptions = ({ state }: Pick<Reviews, 'state'>): readonly Option[] => [
  asItIs(state === null ? words.noState : words.states[state]),
  ...reviewStates.map((value) => ({ value, label: words.states[value] })),
]

/** Not to speak of it, to take it off whoever has it, or somebody. */
export const assignOptions = ({ assignedTo }: Pick<Reviews, 'assignedTo'>, reviewers: readonly Option[]): readonly Option[] => [
  asItIs(assignedTo?.name ?? words.nobody),
  ...(assignedTo === null ? [] : [{ value: 'nobody', label: words.nobody }]),
  ...reviewers,
]
