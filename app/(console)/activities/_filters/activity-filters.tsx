import { draftProblem } from '@/app/_explorer/draft-problem'
import { FilterAdd } from '@/app/_explorer/filter-add'
import { FilterBar } from '@/app/_explorer/filter-bar'
import { FilterChips } from '@/app/_explorer/filter-chips'
import { FilterSearch } from '@/app/_explorer/filter-search'
import { KeptParts } from '@/app/_explorer/kept-parts'
import { type Later, WhenKnown } from '@/app/_explorer/later'
import { ListPeriod } from '@/app/_explorer/list-period'
import type { Counted } from '@/app/_explorer/matches'
import type { ClockView } from '@/app/_ui/clock-view'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import { type ActivityChoice, activityChoices } from '@/lib/activities/activity-fields'
import { type ActivityQuery, activityQueryText, changedLog } from '@/lib/activities/activity-query'
import { en } from '@/lib/i18n/en'
import { type Draft, LONGEST_TEXT } from '@/lib/lists/list-query'
import { activityWords } from './choice-words'
import { chipsOf, within } from './filter-words'
import { type KindCounts, KindTabs } from './kind-tabs'
import type { ActorNames } from './value-name'

type Props = {
  readonly query: ActivityQuery
  readonly names: ActorNames
  readonly clock: ClockView
  readonly counting: Later<KindCounts | null>
  readonly matching: Later<Counted>
  /** A filter that was asked for and cannot be. */
  readonly draft: Draft<ActivityChoice> | null
  /** What is older is kept no more. */
  readonly visibleSince: Date
  /** Who sees only their own activities has nobody to choose. */
  readonly mayChooseActor: boolean
}

const words = en.activityList

/** What narrows the list of activities. */
export function ActivityFilters({ query, names, clock, counting, matching, draft, visibleSince, mayChooseActor }: Props) {
  const kept = activityQueryText(changedLog(query, {}))
  const fields = activityChoices.filter((field) => mayChooseActor || (field !== 'actor' && field !== 'review'))
  const { since, from, to } = query
  return (
    <FilterBar label={words.filter}>
      <WhenKnown of={counting} fallback={<KindTabs query={query} counts={null} />}>
        {(counts) => (
          <WhenKnown of={matching} fallback={<KindTabs query={query} counts={counts} />}>
            {(found) => <KindTabs query={query} counts={counts} found={found} />}
          </WhenKnown>
        )}
      </WhenKnown>
      <ListPeriod
        label={words.period}
        period={{ since, from, to }}
        path={(period) => activitiesPath(within(query, period))}
        action="/activities"
        kept={kept}
        clock={clock}
        visibleSince={visibleSince}
      />
      <FilterSearch
        action="/activities"
        label={words.search}
        hint={words.searchHint}
        submit={en.explorer.search}
        value={query.text}
        most={LONGEST_TEXT}
      >
        <KeptParts text={kept} without={['q']} />
      </FilterSearch>
      <FilterAdd
        action="/activities"
        kept={kept}
        fields={fields.map((value) => ({ value, label: words.fields[value] }))}
        example={words.valueExample}
        hint={words.valueHint}
        draft={draft && { ...draft, problem: draftProblem(draft, activityWords) }}
        suggestions="/api/activities/values"
      />
      <FilterChips chips={chipsOf(query, names, clock.zone)} whole="/activities" />
    </FilterBar>
  )
}
