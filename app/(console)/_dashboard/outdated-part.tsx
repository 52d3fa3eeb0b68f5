import { counted as said, shareOf } from '@/app/_charts/number-words'
import { Ranking, type RankRow } from '@/app/_charts/ranking'
import { Stat } from '@/app/_charts/stat'
import { olderLink } from '@/app/(console)/_analysis/analysis-links'
import { rankSentence } from '@/app/(console)/_analysis/ranked'
import { MONTHLY_BEHIND, type Outdated, YEARLY_BEHIND } from '@/lib/analytics/outdated'
import type { SharesWithOutdated } from '@/lib/analytics/session-shares'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import styles from './dashboard.module.css'

const { browsers: words, look, value } = en.dashboard
const most = 3

const sum = (all: readonly Outdated[]): number => all.reduce((total, { count }) => total + count, 0)

/** Browsers with so many outdated sessions; what has no room is one row more. */
function rowsOf(outdated: readonly Outdated[], query: SessionQuery, total: number): readonly RankRow[] {
  const longest = outdated[0]?.count ?? 1
  const row = (name: string, of: readonly Outdated[], width: number): RankRow => [
    ...([name, null, null, olderLink(query, of), sum(of), said(sum(of)), shareOf(sum(of), total), width] as const),
  ]
  const shown = outdated.length <= most ? outdated : outdated.slice(0, most - 1)
  const rest = outdated.slice(shown.length)
  return [
    ...shown.map((one) => row(words.before(one.browser, one.before), [one], Math.round((one.count / longest) * 1_000) / 10)),
    ...(rest.length === 0 ? [] : [row(en.charts.others(rest.length), rest, 0)]),
  ]
}

/** How many came with a browser that is too old, and which these are; by which rule stands below. */
export function OutdatedPart({ counted, query }: { readonly counted: SharesWithOutdated; readonly query: SessionQuery }) {
  const { outdated, total } = counted
  const rows = rowsOf(outdated, query, total)
  const count = sum(outdated)
  return (
    <div className={styles.outdated}>
      <dl>
        <Stat
          label={words.outdatedSessions}
          value={said(count)}
          href={count > 0 ? olderLink(query, outdated) : null}
          note={look.share(shareOf(count, total))}
        />
      </dl>
      <Ranking
        caption={words.outdated}
        column={value.browser}
        sentence={rankSentence(words.outdated, rows)}
        rows={rows}
        room={most}
        empty={words.outdatedNone}
      />
      <small>{words.outdatedRule(MONTHLY_BEHIND, YEARLY_BEHIND)}</small>
    </div>
  )
}
