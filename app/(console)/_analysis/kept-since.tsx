import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import { momentsOf } from '@/lib/lists/list-filter'
import styles from './analysis-frame.module.css'
import type { AskedPage } from './analysis-page'

/** Says that a period reaches back beyond what is kept: what is counted of that time is what is left of it. */
export function KeptSince({ ctx, query, clock }: AskedPage) {
  const { from } = momentsOf(query, clock.zone, ctx.now)
  if (from !== undefined && from >= ctx.visibleSince) return null
  return <p className={styles.kept}>{en.dashboard.keptSince(shortStamp(ctx.visibleSince.toISOString(), clock))}</p>
}
