import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ReviewSubject } from '@/lib/db/review-thread'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notify } from '@/lib/live/notify'
import { isClosing } from './review-states'
import { reviewers } from './reviewers'
import { type AddReview, MOST_LABELS } from './schema'
import { subjectLabel } from './subject-label'

async function assignment(tx: WriteDoor, to: AddReview['assignTo']) {
  if (to === null) return {}
  if (to === 'nobody') return { assigned: false }
  const person = await tx.user.find({ where: { ...reviewers, id: to }, select: { name: true } })
  if (person === null) {
    const message = 'Only an active manager or administrator can take this on.'
    throw new AppError('invalid', message, { assignTo: message })
  }
  return { assigned: true, assignedTo: to, assignedToName: person.name }
}

/** The labels as they are from now on; nothing where they stay. */
async function labelling(tx: WriteDoor, { type, id }: ReviewSubject, { added, removed }: AddReview['labels']) {
  if (added.length + removed.length === 0) return {}
  const last = await tx.review.find({
    where: { subjectType: type, subjectId: id, NOT: { labels: { equals: null } } },
    orderBy: { id: 'desc' },
    select: { labels: true },
  })
  const before = last?.labels ?? []
  const labels = [...new Set([...before, ...added])].filter((label) => !removed.includes(label)).sort()
  if (labels.length > MOST_LABELS) {
    const message = `There are at most ${MOST_LABELS} labels, and somebody has added some meanwhile.`
    throw new AppError('invalid', message, { labels: message })
  }
  return labels.join() === before.join() ? {} : { labels }
}

/** What a state of a case means for how many are open. Other managers hear of whatever is said of one. */
async function followCase(tx: WriteDoor, { id }: ReviewSubject, state: AddReview['state'], now: Date): Promise<void> {
  if (state !== null) await tx.case.update({ where: { id }, data: { closedAt: isClosing(state) ? now : null } })
  await notify(tx, { kind: 'cases.changed' })
}

/**
 * Says something beside a session, an activity or a case: its state, who goes on with it, labels, a comment. What was recorded stays, and so does all that was
 * said before. Labels are added to, and taken from, those that count at that moment. `added` is false where nothing was said: labels that
 * count already, and nothing else.
 * @throws AppError `not_found` for what is out of sight; `invalid` for somebody who cannot take it on, and for too many labels.
 */
export async function addReview(ctx: UserContext, { subjectType, subjectId, ...said }: AddReview): Promise<{ added: boolean }> {
  assertMay(ctx, 'review.write')
  const subject = { type: subjectType, id: subjectId }
  const subjectLabelNow = await subjectLabel(ctx, subject)
  const { state, comment } = said
  return write(
    ctx,
    async (tx) => {
      const rest = { ...(await assignment(tx, said.assignTo)), ...(await labelling(tx, subject, said.labels)) }
      if (state === null && comment === null && Object.keys(rest).length === 0) return { added: false }
      const by = { byId: ctx.userId, byName: ctx.actor.name }
      await tx.review.create({ subjectType, subjectId, subjectLabel: subjectLabelNow, state, comment, ...rest, ...by })
      if (subject.type === 'case') await followCase(tx, subject, state, ctx.now)
      return { added: true }
    },
    // One after the other for each subject: labels are worked out from those before.
    { lock: `review ${subjectType}:${subjectId}` },
  )
}
