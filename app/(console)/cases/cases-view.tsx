import { FilterBar } from '@/app/_explorer/filter-bar'
import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { ListEnd } from '@/app/_explorer/list-end'
import { Announce } from '@/app/_ui/announce'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { type CaseQuery, caseTabs } from '@/lib/cases/case-query'
import type { CasePage } from '@/lib/cases/list-cases'
import { en } from '@/lib/i18n/en'
import { CaseTable } from './case-table'
import { casesPath } from './cases-path'

type Props = CasePage & { readonly query: CaseQuery; readonly clock: ClockView }

const words = en.cases

/** The whole page `/cases` below the shell. */
export function CasesView({ rows, next, counts, query, clock }: Props) {
  const { show, before } = query
  const shown = words.shown(rows.length)
  const tabs = caseTabs.map((tab) => ({
    ...{ label: words.tabs[tab], href: casesPath({ show: tab }), current: tab === show },
    count: counts[tab].toLocaleString('en-GB'),
  }))
  return (
    <Moving path={casesPath(query)}>
      <PageHeader title={words.title} lead={words.lead} />
      <FilterBar label={words.filter}>
        <FilterTabs label={words.show} tabs={tabs} />
      </FilterBar>
      {rows.length === 0 ? (
        <ListEnd
          title={before ? words.endTitle : words.emptyTitle[show]}
          text={before ? en.empty.end : words.empty[show]}
          way={before ? en.empty.newest : words.toSessions}
          href={before ? casesPath({ show }) : '/sessions'}
        />
      ) : (
        <>
          <CaseTable rows={rows} clock={clock} />
          <Pager
            label={words.pages}
            shown={`${shown}. ${en.time.zone(clock.zone)}`}
            previous={before ? { label: en.empty.newest, href: casesPath({ show }) } : null}
            next={next ? { label: words.next, href: casesPath({ show, before: next }) } : null}
          />
          <Announce text={shown} />
        </>
      )}
      <Clock now={clock.now} />
    </Moving>
  )
}
