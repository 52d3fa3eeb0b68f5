import { z } from 'zod'
import { cleanText } from '@/lib/origin/clean-text'
import { type CaseState, caseStates, isClosing, type ReviewState, reviewStates } from './review-states'

/** Labels that one subject has at most, and characters that one has at most. */
export const MOST_LABELS = 10
const LONGEST_LABEL = 40

const text = (most: number, what: string) =>
  z
    .string()
    .max(most, { error: `The ${what} is too long.`, abort: true })
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), `The ${what} contains characters that cannot be stored.`)

/** Small letters and single spaces, so that equal labels are equal; in alphabetical order, each once. */
function labelsIn(typed: string): readonly string[] {
  const labels = typed.split(/[,\r\n]/).map((part) => cleanText(part.replace(/\s+/gu, ' '), 500).normalize('NFC').toLowerCase().trim())
  return [...new Set(labels)].filter((label) => label !== '').sort()
}

const labels = text(2_000, 'list of labels')
  .transform(labelsIn)
  .refine((all) => all.length <= MOST_LABELS, `There are at most ${MOST_LABELS} labels.`)
  .refine((all) => all.every(({ length }) => length <= LONGEST_LABEL), `A label has at most ${LONGEST_LABEL} characters.`)

/** Lines stay, everything else that is no character to be read goes. */
const linesIn = (typed: string): string =>
  typed
    .split(/\r\n?|\n/)
    .map((line) => cleanText(line.replaceAll('\t', ' '), 8_000).trimEnd())
    .join('\n')
    .trim()

const comment = text(8_000, 'comment')
  .transform(linesIn)
  .pipe(z.string().max(2_000, 'A comment has at most 2,000 characters.'))
  .transform((value) => value || null)

const statesOf = (subject: 'session' | 'activity' | 'case'): readonly string[] => (subject === 'case' ? caseStates : reviewStates)

const without = (some: readonly string[], others: readonly string[]) => some.filter((label) => !others.includes(label))

/**
 * What somebody says beside a session, an activity or a case; what is left empty is not spoken of. Labels come as they were shown (`labelsWere`) and as they were
 * left, so that what others add meanwhile stays.
 */
export const addReviewSchema = z
  .strictObject({
    subjectType: z.enum(['session', 'activity', 'case']),
    subjectId: z.uuid('This record is not known.'),
    state: z
      .enum(['', ...reviewStates, ...caseStates], 'Choose one of the states.')
      .transform((value) => value || null)
      .default(null),
    assignTo: z
      .union([z.literal(['', 'nobody']), z.uuid()], 'Choose somebody of the list.')
      .transform((value) => value || null)
      .default(null),
    labels: labels.default([]),
    labelsWere: labels.default([]),
    comment: comment.default(null),
  })
  .transform(({ labels: are, labelsWere: were, ...rest }) => ({
    ...rest,
    labels: { added: without(are, were), removed: without(were, are) },
  }))
  .refine(
    ({ state, assignTo, labels: { added, removed }, comment: said }) =>
      [state, assignTo, said].some((value) => value !== null) || added.length + removed.length > 0,
    { path: ['comment'], error: 'Choose a state, assign it, change the labels or write a comment.' },
  )
  .refine(({ subjectType, state }) => state === null || statesOf(subjectType).includes(state), {
    path: ['state'],
    error: 'Choose one of the states.',
  })
  .refine(({ state, comment: said }) => state === null || said !== null || !isClosing(state), {
    path: ['comment'],
    error: 'Say why the case is closed.',
  })
export type AddReview = z.infer<typeof addReviewSchema>

/** What was said at one time. Null: not spoken of. `assigned` to nobody has no name. */
export type ReviewEntry = {
  readonly id: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly byName: string
  readonly state: ReviewState | CaseState | null
  readonly assigned: { readonly toName: string | null; readonly toSelf: boolean } | null
  readonly labels: readonly string[] | null
  readonly comment: string | null
}

/** What counts now, and all that was said, oldest first. `earlier`: more was said before that. */
export type Reviews = {
  readonly state: ReviewState | CaseState | null
  readonly assignedTo: { readonly id: string; readonly name: string } | null
  readonly labels: readonly string[]
  readonly entries: readonly ReviewEntry[]
  readonly earlier: boolean
}
