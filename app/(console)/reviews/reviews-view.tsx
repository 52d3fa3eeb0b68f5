import { FilterBar } from '@/app/_explorer/filter-bar'
import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { ListEnd } from '@/app/_explorer/list-end'
import { Announce } from '@/app/_ui/announce'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { en } from '@/lib/i18n/en'
import type { ReviewedPage } from '@/lib/reviews/list-reviewed'
import { type ReviewQuery, reviewTabs } from '@/lib/reviews/review-query'
import { ReviewedTable } from './reviewed-table'
import { reviewsPath } from './reviews-path'

type Props = ReviewedPage & { readonly query: ReviewQuery; readonly clock: ClockView }

const words = en.reviewList
/** The whole page `/reviews` below the shell. */
export function ReviewsView({ rows, next, query, clock }: Props) {
  const { show, before } = query
  const shown = words.shown(rows.length)
  const tabs = reviewTabs.map((tab) => ({ label: words.tabs[tab], href: reviewsPath({ show: tab }), current: tab === show }))
  return (
    <Moving path={reviewsPath(query)}>
      <PageHeader title={words.title} lead={words.lead} />
      <FilterBar label={words.filter}>
        <FilterTabs label={words.show} tabs={tabs} />
      </FilterBar>
      {rows.length === 0 ? (
        <ListEnd
          title={before ? words.endTitle : words.emptyTitle[show]}
          text={before ? en.empty.end : words.empty[show]}
          way={before ? en.empty.newest : words.toSessions}
          href={before ? reviewsPath({ show }) : '/sessions'}
        />
      ) : (
        <>
          <ReviewedTable rows={rows} clock={clock} />
          <Pager
            label={words.pages}
            shown={`${shown}. ${en.time.zone(clock.zone)}`}
            previous={before ? { label: en.empty.newest, href: reviewsPath({ show }) } : null}
            next={next ? { label: words.next, href: reviewsPath({ show, before: next }) } : null}
          />
          <Announce text={shown} />
        </>
      )}
      <Clock now={clock.now} />
    </Moving>
  )
}
