import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { shortStamp } from '@/app/_ui/stamp'
import { ReviewCard } from '@/app/(console)/_reviews/review-card'
import type { Review } from '@/app/(console)/_reviews/review-of'
import type { CaseDetail } from '@/lib/cases/find-case'
import { en } from '@/lib/i18n/en'
import { isolated } from '@/lib/i18n/isolated'
import { caseFacts, evidenceFacts } from './case-facts'
import { CaseActivities, CaseSessions } from './case-surroundings'

const words = en.cases

type Props = { readonly found: CaseDetail; readonly review: Review | null; readonly clock: ClockView }

/** What happened, in a sentence, and how the person stands since. */
function storyOf({ person, evidence, openedAt, saidBy, endedSessions, hasPassword }: CaseDetail, clock: ClockView): string {
  const said = words.story[saidBy](isolated(person.name), shortStamp(openedAt, clock), shortStamp(evidence.at, clock))
  const password = words.password[hasPassword === null ? 'none' : hasPassword ? 'renewed' : 'void']
  return [said, words.ended(endedSessions), password, en.time.zone(clock.zone)].join(' ')
}

/** The whole page `/cases/[id]` below the shell. */
export function CaseView({ found, review, clock }: Props) {
  return (
    <>
      <BackLink href="/cases">{words.back}</BackLink>
      <PageHeader title={words.detailTitle(found.person.name)} lead={storyOf(found, clock)} />
      <FactGrid>
        {review && <ReviewCard review={review} clock={clock} />}
        <Facts title={words.what} facts={caseFacts(found, clock)} />
        <Facts title={words.evidence} facts={evidenceFacts(found.evidence, clock)} />
        <CaseSessions found={found} clock={clock} />
        <CaseActivities found={found} clock={clock} />
      </FactGrid>
      <Clock now={clock.now} />
    </>
  )
}
