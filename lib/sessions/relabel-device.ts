import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import type { RelabelDevice } from './notes-schema'

/**
 * Gives the device behind a session a name: a note beside it, which all sessions of that person in that browser show. No label means the
 * original again. What was recorded of the device stays as it is, and so do earlier names. The same name again is no change.
 * @throws AppError `not_found`; `conflict` for a browser that is remembered no more.
 */
export async function relabelDevice(ctx: UserContext, { sessionId, label, reason }: RelabelDevice): Promise<{ label: string | null }> {
  assertMay(ctx, 'device.relabel')
  return write(ctx, async (tx) => {
    const device = await tx.session.find({ where: { id: sessionId }, select: { userId: true, browserId: true } })
    if (device === null) throw new AppError('not_found', 'This session is not known.')
    if ((await tx.knownDevice.count({ where: device })) === 0)
      throw new AppError('conflict', 'This browser is not remembered any more: there is nothing to name.')
    const before = await tx.deviceLabel.find({ where: device, orderBy: { id: 'desc' }, select: { label: true } })
    if ((before?.label ?? null) !== label)
      await tx.deviceLabel.create({ ...device, label, reason, byId: ctx.userId, byName: ctx.actor.name })
    return { label }
  })
}
