import { recordTitle } from '@/app/_drawer/record-title'
import type { ClockView } from '@/app/_ui/clock-view'
import { FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { longStamp } from '@/app/_ui/stamp'
import { ReviewCard } from '@/app/(console)/_reviews/review-card'
import type { Review } from '@/app/(console)/_reviews/review-of'
import { actorName } from '@/lib/activities/actor-name'
import { fieldDiff } from '@/lib/activities/field-diff'
import type { ActivityDetail } from '@/lib/activities/schema'
import { sentence } from '@/lib/activities/sentence'
import type { RecordState } from '@/lib/activities/state-after'
import { en } from '@/lib/i18n/en'
import { type Viewer, whatFacts, whoFacts } from './detail-facts'
import { FieldTable } from './field-table'
import type { People } from './field-value'
import { StateTable } from './state-table'

export type Detail = {
  readonly activity: ActivityDetail
  /** The record right after it; null where that cannot be told. */
  readonly state: RecordState | null
  /** Null for those who may not see it. */
  readonly review: Review | null
  /** Of those whose ids are among the values. */
  readonly people: People
  readonly viewer: Viewer
  readonly clock: ClockView
}

/** Everything that the log tells of one activity. */
export function DetailBody({ activity, state, review, people, viewer, clock }: Detail) {
  const words = en.activityDetail
  const fields = fieldDiff(activity)
  return (
    <>
      <PageHeader
        titleId={recordTitle}
        title={`${actorName(activity)} ${sentence(activity, 'told')}`}
        lead={longStamp(activity.at, clock.zone)}
      />
      {fields.length > 0 && <FieldTable activity={activity} fields={fields} zone={clock.zone} people={people} />}
      <FactGrid>
        <Facts title={words.who} facts={whoFacts(activity, viewer)} />
        <Facts title={words.what} facts={whatFacts(activity, viewer, clock)} />
        {review && <ReviewCard review={review} clock={clock} />}
      </FactGrid>
      {state && (
        <StateTable
          of={activity.resourceType}
          state={state}
          types={activity.types}
          at={longStamp(activity.at, clock.zone)}
          zone={clock.zone}
          people={people}
        />
      )}
    </>
  )
}
