import type { SystemContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'

/** Whether nobody exists yet: the installation waits for its set-up. */
export async function hasNobody(ctx: SystemContext): Promise<boolean> {
  return (await read(ctx).user.find({ where: {}, select: { id: true } })) === null
}
