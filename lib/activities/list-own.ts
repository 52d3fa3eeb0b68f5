import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ActivityPlace, ActivityRow } from './schema'

/** Activities a page. */
const PAGE = 50

const columns = {
  ...{ id: true, at: true, kind: true, action: true, outcome: true, sessionId: true, ip: true },
  ...{ resourceType: true, resourceId: true, resourceLabel: true, before: true, after: true, details: true },
} as const

type OwnActivities = { readonly rows: readonly ActivityRow[]; readonly hasOlder: boolean; readonly hasNewer: boolean }

const recordOf = (value: unknown) => (value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : null)

/** What one did oneself, newest first, one page. Lists of one's own are not recorded. A place with nothing behind it means the first page. */
export async function listOwnActivities(ctx: UserContext, { before, after }: ActivityPlace = {}): Promise<OwnActivities> {
  assertMay(ctx, 'activity.list_own')
  const door = read(ctx).activity
  const upwards = before === undefined && after !== undefined
  const place = upwards ? { id: { gt: after } } : before === undefined ? {} : { id: { lt: before } }
  const found = await door.list({
    where: { actorId: ctx.userId, ...place },
    orderBy: { id: upwards ? 'asc' : 'desc' },
    select: columns,
    take: PAGE + 1,
  })
  // Upwards too few for a page, downwards none at all: the first page shows the same and more.
  if (upwards ? found.length <= PAGE : before !== undefined && found.length === 0) return listOwnActivities(ctx)
  const shown = found.slice(0, PAGE)
  if (upwards) shown.reverse()
  const rows = shown.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    before: recordOf(row.before),
    after: recordOf(row.after),
    details: recordOf(row.details),
  }))
  return { rows, hasOlder: upwards || found.length > PAGE, hasNewer: before !== undefined || upwards }
}
