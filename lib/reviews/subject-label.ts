import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { ReviewSubject } from '@/lib/db/review-thread'
import { AppError } from '@/lib/errors/app-error'

/** Whose session, activity or case it is. @throws AppError `not_found` alike for an unknown one and for one out of sight. */
export async function subjectLabel(ctx: UserContext, { type, id }: ReviewSubject): Promise<string> {
  if (type === 'session') {
    const session = await read(ctx).session.find({ where: { id }, select: { userName: true } })
    if (session === null) throw new AppError('not_found', 'This session is not known.')
    return session.userName
  }
  if (type === 'case') {
    const found = await read(ctx).case.find({ where: { id }, select: { userName: true } })
    if (found === null) throw new AppError('not_found', 'This case is not known.')
    return found.userName
  }
  const activity = await read(ctx).activity.find({ where: { id }, select: { actorName: true } })
  if (activity === null) throw new AppError('not_found', 'This activity is not known.')
  return activity.actorName
}
