import { Analysed } from '@/app/(console)/_analysis/analysed'
import type { AnalysisPage } from '@/app/(console)/_analysis/analysis-page'
import { Panel } from '@/app/(console)/_analysis/panel'
import { en } from '@/lib/i18n/en'
import { FailedPart } from './failed-part'
import { NoSessionsCounted } from './no-sessions-counted'
import styles from './sessions-panel.module.css'
import { DurationPart, HoursPart, ReasonPart, SeriesPart, TotalPart } from './sessions-parts'

/** Sessions over time, how long they lasted, why they ended, when people are busy, and who did not get in. */
export function SessionsPanel(page: AnalysisPage) {
  const { analysis, query, clock } = page
  return (
    <Panel area="sessions" title={en.dashboard.sessions.title}>
      <Analysed of={analysis}>
        {(counted) => {
          const of = { analysis: counted, query, zone: clock.zone, visibleSince: page.ctx.visibleSince }
          return (
            <div className={styles.parts}>
              <div className={styles.total}>
                <TotalPart {...of} />
                {counted.total === 0 ? <NoSessionsCounted {...page} /> : <ReasonPart {...of} />}
              </div>
              <SeriesPart {...of} />
              <DurationPart {...of} />
              <HoursPart {...of} />
              {/* Nobody is signed in who fails to: only whoever sees everyone's activities sees these. */}
              {page.everyone && <FailedPart page={page} analysis={counted} />}
            </div>
          )
        }}
      </Analysed>
    </Panel>
  )
}
