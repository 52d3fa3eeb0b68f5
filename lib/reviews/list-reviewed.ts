import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { reviewParts } from '@/lib/activities/review-parts'
import { listed } from '@/lib/activities/sentence'
import { read } from '@/lib/db/read'
import type { ReviewedFilter, ReviewedRow } from '@/lib/db/review-list'
import { called } from '@/lib/i18n/called'
import { enReviews } from '@/lib/i18n/en-reviews'
import type { ReviewQuery, ReviewTab } from './review-query'
import type { ReviewState } from './review-states'

/** Reviewed records a page. */
const PAGE = 50

/** A record that was reviewed, with what counts of it now and what was said last. */
export type Reviewed = {
  readonly subject: { readonly type: 'session' | 'activity'; readonly id: string }
  readonly label: string
  readonly state: ReviewState | null
  readonly assigned: { readonly name: string; readonly toSelf: boolean } | null
  readonly labels: readonly string[]
  readonly entries: number
  /** ISO 8601 in UTC. */
  readonly last: { readonly at: string; readonly byName: string; readonly comment: string | null; readonly said: string }
}

export type ReviewedPage = { readonly rows: readonly Reviewed[]; readonly next: string | null }

const filters: Readonly<Record<ReviewTab, (userId: string) => ReviewedFilter>> = {
  mine: (userId) => ({ assignedTo: userId, open: true }),
  open: () => ({ open: true }),
  suspicious: () => ({ state: 'suspicious' }),
  all: () => ({}),
}

type LastSaid = Pick<ReviewedRow, 'lastState' | 'lastAssigned' | 'lastAssignedToName' | 'lastLabels'>

/** The last entry in words, but for its comment: "marked as seen and labelled “travel”". */
const saidLast = ({ lastState, lastAssigned, lastAssignedToName, lastLabels }: LastSaid): string =>
  listed(
    reviewParts(
      { state: lastState, assigned: lastAssigned, assignedToName: lastAssignedToName, labels: lastLabels },
      enReviews.reviews.said.it,
      null,
    ),
  )

/** What was reviewed, that of which something was said last first. `next` is where the next page begins. Managers and administrators. */
export async function listReviewed(ctx: UserContext, { show, before }: ReviewQuery): Promise<ReviewedPage> {
  assertMay(ctx, 'review.see')
  const found = await read(ctx).review.reviewed(filters[show](ctx.userId), before, PAGE + 1)
  const shown = found.slice(0, PAGE)
  return {
    rows: shown.map(
      ({
        subjectType,
        subjectId,
        label,
        labelAddress,
        state,
        assignedTo,
        assignedToName,
        assignedToAddress,
        labels,
        entries,
        ...last
      }) => ({
        subject: { type: subjectType, id: subjectId },
        label: called(label, labelAddress),
        state: state as ReviewState | null,
        assigned: assignedTo === null ? null : { name: called(assignedToName ?? '', assignedToAddress), toSelf: assignedTo === ctx.userId },
        labels,
        entries,
        last: {
          at: last.lastAt.toISOString(),
          byName: called(last.lastByName, last.lastByAddress),
          comment: last.comment,
          said: saidLast(last),
        },
      }),
    ),
    next: found.length > PAGE ? (shown.at(-1)?.lastId ?? null) : null,
  }
}
