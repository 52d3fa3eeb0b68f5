import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import type { AnalysisPage } from '@/app/(console)/_analysis/analysis-page'
import { analysisPath, isFiltered, usualPeriod } from '@/app/(console)/_analysis/analysis-query'
import { en } from '@/lib/i18n/en'
import { momentsOf } from '@/lib/lists/list-filter'
import { wholeList } from '@/lib/sessions/session-query-text'
import styles from './sessions-panel.module.css'

const words = en.dashboard.empty
const DAY_MS = 86_400_000

/** Why nothing was counted, and the way out. */
export function NoSessionsCounted({ ctx, query, place, clock }: AnalysisPage) {
  const { to } = momentsOf(query, clock.zone, ctx.now)
  const isGone = to !== undefined && to <= ctx.visibleSince
  const days = Math.round((ctx.now.getTime() - ctx.visibleSince.getTime()) / DAY_MS)
  const narrowed = isFiltered(query) || query.since !== usualPeriod.since
  const [title, text] = isGone
    ? [words.goneTitle, words.gone(days)]
    : narrowed
      ? [words.filteredTitle, words.filtered(query.since !== '90d')]
      : [words.noneTitle, words.none]
  return (
    <div className={styles.nothing}>
      <h3>{title}</h3>
      <p>{text}</p>
      {(isGone || narrowed) && (
        <Link prefetch={false} href={analysisPath(place, { ...wholeList, ...usualPeriod })} className={buttons.button} data-clears="">
          {words.clear}
        </Link>
      )}
    </div>
  )
}
