import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { EndingCount } from '@/lib/db/settings-effects'
import type { Count } from '@/lib/db/walk-count'
import { changesClocks, type SettingChange } from './changes-of'
import type { SettingValues } from './setting-values'

const DAY_MS = 86_400_000

/** What of the log goes out of sight, or comes back into it because its bytes are still there. */
type RetentionEffect = {
  readonly kind: 'go' | 'back'
  readonly what: 'activities' | 'views'
  /** Null where there was no time to count them. */
  readonly activities: number | null
  /** Days of the log in which some of them may lie. */
  readonly days: number
  /** Ended sessions that go or come with them. */
  readonly sessions: Count | null
  /** The first day that the log still holds, as YYYY-MM-DD, where it does not go back as far as the longer value says; null where it does. */
  readonly begins: string | null
}

export type SettingsEffect = { readonly ending: EndingCount | null; readonly retention: RetentionEffect | null }

const boundOf = (ctx: UserContext, days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
const viewDays = ({ readDays, retentionDays }: SettingValues) => Math.min(readDays, retentionDays)

/** What a change would do at this moment, as far as it can be counted in 200 ms. */
export async function effectOf(
  ctx: UserContext,
  changes: readonly SettingChange[],
  stored: SettingValues,
  wanted: SettingValues,
): Promise<SettingsEffect> {
  const [ending, retention] = await Promise.all([
    changesClocks(changes) ? read(ctx).settings.endingBy(wanted) : null,
    retentionEffect(ctx, stored, wanted),
  ])
  return { ending, retention }
}

async function retentionEffect(ctx: UserContext, stored: SettingValues, wanted: SettingValues): Promise<RetentionEffect | null> {
  const isLog = stored.retentionDays !== wanted.retentionDays
  const [before, after] = isLog ? [stored.retentionDays, wanted.retentionDays] : [viewDays(stored), viewDays(wanted)]
  if (before === after) return null
  const [low, high] = [boundOf(ctx, Math.max(before, after)), boundOf(ctx, Math.min(before, after))]
  // As if the longer value held: what came out of sight is counted too.
  const { activity, settings } = read({ ...ctx, visibleSince: low, viewsSince: low })
  const filter = isLog ? {} : { equal: { kind: { is: ['read'], not: [] } } }
  const [counts, sessions, day] = await Promise.all([
    activity.histogram(filter, [low, high]),
    isLog ? settings.endedWithin(low, high) : null,
    settings.firstDay(low),
  ])
  const first = day === null ? high.getTime() : Math.max(low.getTime(), Date.parse(day))
  return {
    kind: after < before ? 'go' : 'back',
    what: isLog ? 'activities' : 'views',
    activities: counts[0] ?? null,
    days: Math.max(0, Math.ceil((high.getTime() - first) / DAY_MS)),
    sessions,
    begins: day !== null && Date.parse(day) > low.getTime() + DAY_MS ? day : null,
  }
}
