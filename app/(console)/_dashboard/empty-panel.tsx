import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { analysisPath, isFiltered, usualPeriod } from '@/app/(console)/_analysis/analysis-query'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { en } from '@/lib/i18n/en'
import { momentsOf } from '@/lib/lists/list-filter'
import { changed, wholeList } from '@/lib/sessions/session-query-text'

const words = en.dashboard.empty
const DAY_MS = 86_400_000

type Props = {
  readonly page: AskedPage
  /** What will stand here. */
  readonly what?: string
}

/** Why nothing was counted, what would stand here, and the ways out. */
export function EmptyPanel({ page: { ctx, query, place, clock }, what }: Props) {
  const { to } = momentsOf(query, clock.zone, ctx.now)
  const isGone = to !== undefined && to <= ctx.visibleSince
  const days = Math.round((ctx.now.getTime() - ctx.visibleSince.getTime()) / DAY_MS)
  const filtered = isFiltered(query)
  const wider = query.since !== '90d' && days > 30
  const [title, text] = isGone
    ? [words.goneTitle, words.gone(days)]
    : filtered || query.since !== usualPeriod.since
      ? [words.filteredTitle, words.filtered(filtered, wider)]
      : [words.noneTitle, words.none]
  const ways = [
    ...(wider && !isGone
      ? [[words.wider, analysisPath(place, changed(query, { since: '90d', from: undefined, to: undefined }))] as const]
      : []),
    ...(isGone || filtered || query.since !== usualPeriod.since
      ? [[words.clear, analysisPath(place, { ...wholeList, ...usualPeriod })] as const]
      : []),
  ]
  return (
    <div className={panels.nothing}>
      {what === undefined ? <h3>{title}</h3> : <p>{what}</p>}
      <p>{text}</p>
      {ways.length > 0 && (
        <p className={panels.ways}>
          {ways.map(([label, href]) => (
            <Link key={label} prefetch={false} href={href} className={what === undefined ? buttons.button : undefined} data-clears="">
              {label}
            </Link>
          ))}
        </p>
      )}
    </div>
  )
}
