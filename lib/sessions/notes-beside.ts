import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionRow } from './schema'

/** Notes that a story tells of, of each kind. */
const MOST = 100

/** What managers noted beside a session (reviews, names of its device since it began, corrections of its place), as resources of the log; nothing for others. */
export async function notesBeside(ctx: UserContext, { id, startedAt }: Pick<SessionRow, 'id' | 'startedAt'>): Promise<readonly string[]> {
  if (!may(ctx, 'review.see')) return []
  const { session, review, placeCorrection, deviceLabel } = read(ctx)
  const browser = await session.find({ where: { id }, select: { userId: true, browserId: true } })
  const asked = { select: { id: true }, take: MOST } as const
  const [reviews, places, names] = await Promise.all([
    review.list({ where: { subjectType: 'session', subjectId: id }, orderBy: { id: 'desc' }, ...asked }),
    placeCorrection.list({ where: { sessionId: id }, orderBy: { id: 'desc' }, ...asked }),
    browser === null
      ? []
      : deviceLabel.list({ where: { ...browser, at: { gte: new Date(startedAt) } }, orderBy: { id: 'desc' }, ...asked }),
  ])
  return [
    ...reviews.map((note) => `review:${note.id}`),
    ...places.map((note) => `place_correction:${note.id}`),
    ...names.map((note) => `device_label:${note.id}`),
  ]
}
