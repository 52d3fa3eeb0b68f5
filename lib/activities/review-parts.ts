import { enReviews } from '@/lib/i18n/en-reviews'

const { said: words, states } = enReviews.reviews

/** What a review says, as the log or a thread holds it: any of it may be missing. */
type Said = {
  readonly state?: unknown
  readonly assigned?: unknown
  readonly assignedToName?: unknown
  readonly labels?: unknown
  readonly comment?: unknown
}

const stateWord = (state: string): string => (Object.hasOwn(states, state) ? states[state as keyof typeof states].toLowerCase() : state)

/**
 * What was said in a review, part by part, each ready to follow a name: of `what` first, and then of "it". `self` stands for the one assigned to where
 * that is who speaks.
 */
export function reviewParts(
  { state, assigned, assignedToName, labels, comment }: Said,
  what: string,
  self: string | null,
): readonly string[] {
  const parts: ((what: string) => string)[] = []
  if (typeof state === 'string') parts.push((of) => words.marked(of, stateWord(state)))
  if (assigned === true) parts.push((of) => words.assigned(of, self ?? String(assignedToName ?? '')))
  if (assigned === false) parts.push((of) => words.assigned(of, words.nobody))
  if (Array.isArray(labels)) parts.push((of) => (labels.length === 0 ? words.unlabelled(of) : words.labelled(of, labels.join(', '))))
  if (typeof comment === 'string') parts.push(words.commented)
  return parts.map((part, at) => part(at === 0 ? what : words.it))
}
