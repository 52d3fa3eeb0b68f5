import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import { en } from '@/lib/i18n/en'
import { type Detail, DetailBody } from './detail-body'

/** The whole page `/activities/[id]` below the shell. */
export function DetailView(detail: Detail) {
  return (
    <>
      <BackLink href="/activities">{en.activityList.back}</BackLink>
      <DetailBody {...detail} />
      <Clock now={detail.clock.now} />
    </>
  )
}
