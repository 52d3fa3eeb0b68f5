import { Suspense } from 'react'
import type { ClockView } from '@/app/_ui/clock-view'
import { Pager } from '@/app/_ui/pager'
import { shortStamp } from '@/app/_ui/stamp'
import type { SessionPage } from '@/lib/db/session-sort'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'
import { Counted, type Counting } from './session-count'
import { sessionsPath } from './sessions-path'

const DAY_MS = 86_400_000

type Props = {
  readonly page: SessionPage<SessionRow>
  readonly query: SessionQuery
  readonly counting: Counting
  readonly clock: ClockView
  /** What ended before is kept no more. */
  readonly visibleSince: Date
}

/** Below the list: how much of it this is, how far it goes, and the way on. */
export function SessionsPager({ page: { rows, next, previous, searchedTo }, query, counting, clock, visibleSince }: Props) {
  const words = en.sessions
  const to = (place: typeof next) => place && sessionsPath(changed(query, place))
  const [nextPath, previousPath] = [to(next), to(previous)]
  return (
    <Pager
      label={words.pages}
      shown={
        <>
          {words.shown(rows.length)}{' '}
          <Suspense fallback={words.counting}>
            <Counted counting={counting} query={query} />
          </Suspense>
          . {!next && `${words.endOfList(Math.round((clock.now - visibleSince.getTime()) / DAY_MS))} `}
          {searchedTo && `${words.searchedTo(shortStamp(searchedTo.toISOString(), clock))} `}
          {en.time.zone(clock.zone)}
        </>
      }
      previous={previousPath && { label: words.previous, href: previousPath }}
      next={nextPath && { label: searchedTo ? words.goOn : words.next, href: nextPath }}
    />
  )
}
