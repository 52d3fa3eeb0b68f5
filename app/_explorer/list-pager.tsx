import type { Route } from 'next'
import { PauseLive } from '@/app/_live/pause-live'
import type { ClockView } from '@/app/_ui/clock-view'
import { Pager } from '@/app/_ui/pager'
import { shortStamp } from '@/app/_ui/stamp'
import type { ListPage } from '@/lib/db/list-page'
import { en } from '@/lib/i18n/en'
import { type Later, WhenKnown } from './later'
import { type Counted, Counting, Matches } from './matches'

const DAY_MS = 86_400_000
const words = en.explorer

type Props = {
  /** The list's one address, null where it has none: another list counts anew, and says so. */
  readonly of: Route | null
  readonly page: ListPage<unknown>
  /** The list at another place; at none with an exact count of all that match. */
  readonly path: (place: NonNullable<ListPage<unknown>['next']> | null) => Route
  readonly counting: Later<Counted>
  readonly clock: ClockView
  /** What is older is kept no more. */
  readonly visibleSince: Date
  readonly texts: {
    readonly pages: string
    readonly shown: (n: number) => string
    readonly matching: (count: string) => string
    readonly endOfList: (days: number) => string
    readonly previous: string
    readonly next: string
  }
}

/** Below the list: how much of it this is, how far it goes, and the way on. */
export function ListPager({ of, page: { rows, ...page }, path, counting, clock, visibleSince, texts }: Props) {
  // A search that stopped in time has yet found all that there is, where these are known to be all.
  const found = 'known' in counting ? counting.known : null
  const isAll = found?.exact === true && found.count === rows.length
  const { next, previous, searchedTo } = isAll ? { next: null, previous: null, searchedTo: null } : page
  const back = previous && { label: texts.previous, href: path(previous) }
  // A search that goes on says by itself how far it came.
  if (rows.length === 0) return back && <Pager label={texts.pages} shown={null} previous={back} next={null} />
  return (
    <Pager
      label={texts.pages}
      shown={
        <>
          {texts.shown(rows.length)}{' '}
          <WhenKnown key={of} of={counting} fallback={<Counting path={path(null)} />}>
            {(found) => <Matches found={found} path={path(null)} matching={texts.matching} />}
          </WhenKnown>
          . {!next && `${texts.endOfList(Math.round((clock.now - visibleSince.getTime()) / DAY_MS))} `}
          {searchedTo && `${words.searchedTo(shortStamp(searchedTo.toISOString(), clock))} `}
          {en.time.zone(clock.zone)} <PauseLive />
        </>
      }
      previous={back}
      next={next && { label: searchedTo ? words.goOn : texts.next, href: path(next) }}
    />
  )
}
