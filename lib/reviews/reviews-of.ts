import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ReviewRow, ReviewSubject } from '@/lib/db/review-thread'
import { called } from '@/lib/i18n/called'
import type { ReviewEntry, Reviews } from './schema'
import { subjectLabel } from './subject-label'

/** Entries that are shown; of a longer thread the newest. */
const MOST = 200

const toEntry = ({
  id,
  at,
  byId,
  byName,
  byAddress,
  state,
  assigned,
  assignedTo,
  assignedToName,
  assignedToAddress,
  labels,
  comment,
}: ReviewRow): ReviewEntry => ({
  ...{ id, at: at.toISOString(), byName: called(byName, byAddress), state: state as Reviews['state'], labels, comment },
  assigned: assigned === null ? null : { toName: assignedToName && called(assignedToName, assignedToAddress), toSelf: assignedTo === byId },
})

/** What was said beside a session, an activity or a case, and what of it counts now. @throws AppError `not_found` for what is out of sight. */
export async function reviewsOf(ctx: UserContext, subject: ReviewSubject): Promise<Reviews> {
  assertMay(ctx, 'review.see')
  const door = read(ctx).review
  const [now, rows] = await Promise.all([door.now(subject), door.thread(subject, MOST + 1), subjectLabel(ctx, subject)])
  return {
    state: now.state as Reviews['state'],
    assignedTo: now.assignedTo === null ? null : { id: now.assignedTo, name: called(now.assignedToName ?? '', now.assignedToAddress) },
    labels: now.labels,
    entries: rows.slice(0, MOST).reverse().map(toEntry),
    earlier: rows.length > MOST,
  }
}
