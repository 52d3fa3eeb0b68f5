import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { EndingCount } from '@/lib/db/settings-effects'
import type { Count } from '@/lib/db/walk-count'
import { changesClocks, type SettingChange } from './changes-of'
import { type RetentionReach, reachesOf } from './retention-reach'
import type { SettingValues } from './setting-values'

const DAY_MS = 86_400_000

/** What of the log goes out of sight, or comes back into it because its bytes are still there. */
type RetentionEffect = Pick<RetentionReach, 'kind' | 'what'> & {
  /** Null where there was no time to count them. */
  readonly activities: number | null
  /** Days of the log in which some of them may lie. */
  readonly days: number
  /** Ended sessions that go or come with them; null for views, with which none does. */
  readonly sessions: Count | null
  /** The first day that the log still holds, as YYYY-MM-DD, where it does not go back as far as the longer value says; null where it does. */
  readonly begins: string | null
}

export type SettingsEffect = {
  readonly ending: EndingCount | null
  /** On the log, and on views that go or come apart from it. */
  readonly retention: readonly RetentionEffect[]
}

/** What a change would do at this moment, as far as it can be counted in 200 ms. */
export async function effectOf(
  ctx: UserContext,
  changes: readonly SettingChange[],
  stored: SettingValues,
  wanted: SettingValues,
): Promise<SettingsEffect> {
  const [ending, retention] = await Promise.all([
    changesClocks(changes) ? read(ctx).settings.endingBy(wanted) : null,
    Promise.all(reachesOf(stored, wanted).map((reach) => retentionEffect(ctx, reach))),
  ])
  return { ending, retention }
}

async function retentionEffect(ctx: UserContext, { kind, what, from, to, viewsTo }: RetentionReach): Promise<RetentionEffect> {
  const boundOf = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
  const [low, high] = [boundOf(to), boundOf(from)]
  // As if the longer value held: what came out of sight is counted too.
  const { activity, settings } = read({ ...ctx, visibleSince: low, viewsSince: boundOf(viewsTo) })
  const isLog = what === 'activities'
  const filter = isLog ? {} : { equal: { kind: { is: ['read'], not: [] } } }
  const [counts, sessions, day] = await Promise.all([
    activity.histogram(filter, [low, high]),
    isLog ? settings.endedWithin(low, high) : null,
    settings.firstDay(low),
  ])
  const first = day === null ? high.getTime() : Math.max(low.getTime(), Date.parse(day))
  return {
    ...{ kind, what },
    activities: counts[0] ?? null,
    days: Math.max(0, Math.ceil((high.getTime() - first) / DAY_MS)),
    sessions,
    begins: day !== null && Date.parse(day) > low.getTime() + DAY_MS ? day : null,
  }
}
