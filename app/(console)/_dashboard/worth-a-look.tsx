import { type ReactNode, Suspense } from 'react'
import { shareOf } from '@/app/_charts/number-words'
import { Stat } from '@/app/_charts/stat'
import { failuresLink, olderLink, valuesLink } from '@/app/(console)/_analysis/analysis-links'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { PartFailure } from '@/app/(console)/_analysis/part-failure'
import type { AnalysisField, SessionOverview, SessionShares } from '@/lib/analytics/analysis'
import type { SharesWithOutdated } from '@/lib/analytics/session-shares'
import { en } from '@/lib/i18n/en'
import { atLeast, type FailedCounts, failedColumns, failedNote } from './failed-columns'
import styles from './worth-a-look.module.css'

const { look: words, overview: now } = en.dashboard

type Props = {
  readonly page: AskedPage
  readonly overview: Promise<SessionOverview | null>
  readonly shares: Promise<SharesWithOutdated | null>
  readonly failed: Promise<FailedCounts>
}

/** What of the period somebody who watches over it looks at first. It asks nothing that the panels below do not. */
export function WorthALook({ page, overview, shares, failed }: Props) {
  return (
    <section className={styles.strip} data-area="look" aria-labelledby="panel-look">
      <header>
        <h2 id="panel-look">{words.title}</h2>
        <small>{words.hint}</small>
      </header>
      <dl>
        {page.everyone && (
          <Coming label={words.failed}>
            <Failed page={page} counts={failed} />
          </Coming>
        )}
        <Coming label={words.hosting}>
          <Valued label={words.hosting} page={page} of={shares} field="network" values={['hosting']} />
        </Coming>
        <Coming label={words.tools}>
          <Valued label={words.tools} page={page} of={shares} field="device" values={['tool', 'bot']} />
        </Coming>
        <Coming label={words.killed}>
          <Valued label={words.killed} page={page} of={overview} field="reason" values={['killed', 'not_me']} />
        </Coming>
        {!page.everyone && (
          <Coming label={words.outdated}>
            <OutdatedStat page={page} of={shares} />
          </Coming>
        )}
      </dl>
    </section>
  )
}

/** Its place is kept, and what fails leaves the others. */
const Coming = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <PartFailure>
    <Suspense fallback={<Stat label={label} value="…" note=" " />}>{children}</Suspense>
  </PartFailure>
)

const Uncounted = ({ label }: { readonly label: string }) => <Stat label={label} value="–" note={now.noPeak} />

async function Failed({ page, counts }: { readonly page: AskedPage; readonly counts: Promise<FailedCounts> }) {
  const failed = failedColumns(page, await counts)
  const { total, isWhole } = failed
  const href = total > 0 ? failuresLink(page.query) : null
  return <Stat label={words.failed} value={atLeast(total, isWhole)} href={href} note={failedNote(failed)} />
}

type Valued<F extends AnalysisField> = {
  readonly label: string
  readonly page: AskedPage
  readonly of: Promise<Pick<SessionShares<F>, 'fields' | 'since' | 'total'> | null>
  readonly field: F
  readonly values: readonly string[]
}

async function Valued<F extends AnalysisField>({ label, page, of, field, values }: Valued<F>) {
  const known = await of
  if (known === null) return <Uncounted label={label} />
  const found = known.fields[field].filter(({ where }) => values.includes(where[field] ?? ''))
  const count = found.reduce((sum, share) => sum + share.count, 0)
  const href = count > 0 ? valuesLink(page.query, field, found) : null
  return <Stat label={label} value={atLeast(count, known.since === null)} href={href} note={words.share(shareOf(count, known.total))} />
}

async function OutdatedStat({ page, of }: { readonly page: AskedPage; readonly of: Promise<SharesWithOutdated | null> }) {
  const known = await of
  if (known === null) return <Uncounted label={words.outdated} />
  const { outdated, since, total } = known
  const count = outdated.reduce((sum, one) => sum + one.count, 0)
  const href = count > 0 ? olderLink(page.query, outdated) : null
  return <Stat label={words.outdated} value={atLeast(count, since === null)} href={href} note={words.share(shareOf(count, total))} />
}
