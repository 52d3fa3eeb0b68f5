import { soon, WhenKnown } from '@/app/_explorer/later'
import { Analysed } from '@/app/(console)/_analysis/analysed'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { Panel } from '@/app/(console)/_analysis/panel'
import panels from '@/app/(console)/_analysis/panel.module.css'
import type { SessionOverview } from '@/lib/analytics/analysis'
import { compared } from '@/lib/analytics/session-overview'
import type { Before } from '@/lib/analytics/sessions-before'
import { en } from '@/lib/i18n/en'
import { EmptyPanel } from './empty-panel'
import type { FailedCounts } from './failed-columns'
import { FailedPart } from './failed-part'
import styles from './sessions-panel.module.css'
import { DurationPart, HoursPart, ReasonPart, SeriesPart, TotalPart } from './sessions-parts'

type Props = {
  readonly page: AskedPage
  readonly overview: Promise<SessionOverview | null>
  readonly before: Promise<Before>
  readonly failed: Promise<FailedCounts>
}

/** Sessions over time, how long they lasted, why they ended, when people are busy, and who did not get in. */
export function SessionsPanel({ overview, ...rest }: Props) {
  return (
    <Panel area="sessions" title={en.dashboard.sessions.title}>
      <Analysed of={overview} zone={rest.page.clock.zone}>
        {(counted) => <Parts {...rest} counted={counted} />}
      </Analysed>
    </Panel>
  )
}

async function Parts({ page, before, failed, counted }: Omit<Props, 'overview'> & { readonly counted: SessionOverview }) {
  const of = { query: page.query, zone: page.clock.zone }
  // What was before is asked beside it: where that takes longer, these two parts come later.
  const both = await soon(before.then((known) => ({ analysis: compared(counted, known), before: known })))
  const waiting = <div className={panels.waiting} />
  return (
    <div className={styles.parts}>
      <div className={styles.total}>
        <WhenKnown of={both} fallback={waiting}>
          {(known) => <TotalPart {...of} {...known} />}
        </WhenKnown>
        {counted.total === 0 ? <EmptyPanel page={page} /> : <ReasonPart {...of} analysis={counted} />}
      </div>
      <div className={styles.series}>
        <WhenKnown of={both} fallback={waiting}>
          {({ analysis }) => <SeriesPart {...of} analysis={analysis} />}
        </WhenKnown>
      </div>
      <DurationPart {...of} analysis={counted} />
      <HoursPart {...of} analysis={counted} />
      {/* Nobody is signed in who fails to: only whoever sees everyone's activities sees these. */}
      {page.everyone && <FailedPart page={page} counts={failed} />}
    </div>
  )
}
