import { Clock } from '@/app/_ui/clock'
import { PageLink } from '@/app/_ui/page-link'
import { en } from '@/lib/i18n/en'
import { type Detail, DetailBody } from './detail-body'
import styles from './detail-view.module.css'

/** The whole page `/activities/[id]` below the shell. */
export function DetailView(detail: Detail) {
  return (
    <>
      <PageLink href="/activities" className={styles.back}>
        ← {en.activityList.back}
      </PageLink>
      <DetailBody {...detail} />
      <Clock now={detail.clock.now} />
    </>
  )
}
