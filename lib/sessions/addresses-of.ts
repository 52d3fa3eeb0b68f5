import type { Context } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { SessionAddress } from './schema'

/** More than the trail of one session keeps. */
const MOST = 100

const select = {
  ...{ ip: true, firstSeenAt: true, lastSeenAt: true, times: true, networkClass: true },
  ...{ city: true, region: true, country: true, asn: true, asnOrg: true },
} as const

/** The trail of a session that the context sees, oldest first. Its present address was last seen when it was last active. */
export async function addressesOf(
  ctx: Context,
  session: { readonly id: string; readonly ip: string | null; readonly lastActivityAt: Date },
): Promise<SessionAddress[]> {
  const rows = await read(ctx).sessionAddress.list({
    where: { sessionId: session.id },
    orderBy: { firstSeenAt: 'asc' },
    select,
    take: MOST,
  })
  return rows.map(({ firstSeenAt, lastSeenAt, ...row }) => {
    const isCurrent = row.ip === session.ip
    const last = isCurrent && session.lastActivityAt > lastSeenAt ? session.lastActivityAt : lastSeenAt
    return { ...row, firstSeenAt: firstSeenAt.toISOString(), lastSeenAt: last.toISOString(), isCurrent }
  })
}
