import { FilterTabs } from '@/app/_explorer/filter-tabs'
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
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })
/** Numbers below are told exactly. */
const SHORTENED = 10_000

function countOf(tab: Tab | undefined, { kinds: counts, complete }: KindCounts): string {
  const meant: readonly Kind[] = tab === 'all' ? kinds : tab === undefined ? kinds.filter((kind) => kind !== 'read') : [tab]
  const sum = meant.reduce((sofar, kind) => sofar + (counts.get(kind) ?? 0), 0)
  return `${(sum < SHORTENED ? exact : short).format(sum)}${complete ? '' : '+'}`
}

/** The kinds as tabs, with how many each would show where that is known. */
export function KindTabs({ query, counts }: { readonly query: ActivityQuery; readonly counts: KindCounts | null }) {
  return (
    <FilterTabs
      label={words.fields.kind}
      tabs={tabs.map((kind) => ({
        label: words.tabs[kind ?? 'usual'],
        count: counts ? countOf(kind, counts) : undefined,
        href: activitiesPath(changedLog(query, { kind })),
        current: query.kind === kind,
      }))}
    />
  )
}
