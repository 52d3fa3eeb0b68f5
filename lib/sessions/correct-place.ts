import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import type { CorrectPlace } from './notes-schema'

const placeColumns = { country: true, region: true, city: true } as const

type Where = Pick<CorrectPlace, 'country' | 'region' | 'city'>
const isSame = (shown: Where | null, { country, region, city }: Where): boolean =>
  (shown?.country ?? null) === country && (shown?.region ?? null) === region && (shown?.city ?? null) === city

type Corrected = Pick<CorrectPlace, 'country' | 'region' | 'city' | 'scope'>

/**
 * Notes where a session's address truly is: for this session while it is at that address, or for every session that has the address. No country
 * withdraws what was noted in that scope. The recorded place stays as it is, and filters go by it. The same place again is no change.
 * @throws AppError `not_found`; `invalid` where the session has no address to speak of.
 */
export async function correctPlace(ctx: UserContext, { sessionId, reason, scope, ...place }: CorrectPlace): Promise<Corrected> {
  assertMay(ctx, 'place.correct')
  return write(ctx, async (tx) => {
    const session = await tx.session.find({ where: { id: sessionId }, select: { ip: true, ...placeColumns } })
    if (session === null) throw new AppError('not_found', 'This session is not known.')
    if (scope === 'address' && session.ip === null) {
      const message = 'The address of this session is not known, so only this session can be corrected.'
      throw new AppError('invalid', message, { scope: message })
    }
    const about = { sessionId: scope === 'session' ? sessionId : null, ip: session.ip }
    const before = await tx.placeCorrection.find({ where: about, orderBy: { id: 'desc' }, select: placeColumns })
    // What stands there already, be it noted or recorded, is no news.
    const shown = before?.country ? before : place.country === null ? null : session
    if (!isSame(shown, place)) await tx.placeCorrection.create({ ...about, ...place, reason, byId: ctx.userId, byName: ctx.actor.name })
    return { ...place, scope }
  })
}
