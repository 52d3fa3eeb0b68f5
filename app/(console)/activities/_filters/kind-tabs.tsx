import { FilterTabs } from '@/app/_explorer/filter-tabs'
import type { Counted } from '@/app/_explorer/matches'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import { type Kind, kinds, type Tab } from '@/lib/activities/activity-fields'
import { type ActivityQuery, changedLog } from '@/lib/activities/activity-query'
import type { Overview } from '@/lib/db/activity-histogram'
import { en } from '@/lib/i18n/en'

const words = en.activityList
const tabs: readonly (Tab | undefined)[] = [undefined, ...kinds, 'all']

/** How many there are of each kind. */
export type KindCounts = Pick<Overview, 'kinds' | 'complete'>

const exact = new Intl.NumberFormat('en-GB')
/** Not en-GB, which has 1m for a million. */
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
/** Numbers below are told exactly. */
const SHORTENED = 10_000

const told = (count: number) => (count < SHORTENED ? exact : short).format(count)

/** Nothing where nothing is known. */
const countedOf = ({ count, exact }: NonNullable<Counted>) => (exact ? told(count) : count === 0 ? undefined : `${told(count)}+`)

/** How many a tab would show. */
function countOf(tab: Tab | undefined, { kinds: counts, complete }: KindCounts): string | undefined {
  const meant: readonly Kind[] = tab === 'all' ? kinds : tab === undefined ? kinds.filter((kind) => kind !== 'read') : [tab]
  const sum = meant.reduce((sofar, kind) => sofar + (counts.get(kind) ?? 0), 0)
  return countedOf({ count: sum, exact: complete })
}

type Props = {
  readonly query: ActivityQuery
  readonly counts: KindCounts | null
  /** How many match what the list is asked for. */
  readonly found?: Counted
}

/** The kinds as tabs, with how many each would show where that is known. What is counted for the list holds for its tab too. */
export function KindTabs({ query, counts, found = null }: Props) {
  const countFor = (kind: Tab | undefined) => {
    if (query.kind === kind && found) return countedOf(found)
    return counts ? countOf(kind, counts) : undefined
  }
  return (
    <FilterTabs
      label={words.fields.kind}
      tabs={tabs.map((kind) => ({
        label: words.tabs[kind ?? 'usual'],
        count: countFor(kind),
        href: activitiesPath(changedLog(query, { kind })),
        current: query.kind === kind,
      }))}
    />
  )
}
