import { Suspense } from 'react'
import { counted } from '@/app/_charts/number-words'
import { Ranking } from '@/app/_charts/ranking'
import { Stat } from '@/app/_charts/stat'
import type { ClockView } from '@/app/_ui/clock-view'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { Panel } from '@/app/(console)/_analysis/panel'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { ranked, rankSentence } from '@/app/(console)/_analysis/ranked'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import type { ActiveNow } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import type { SessionQuery } from '@/lib/sessions/session-query'
import styles from './active-panel.module.css'
import { NewestSessions } from './newest-sessions'
import { peakWords } from './peak-words'

const words = en.dashboard.overview
type Props = {
  /** Null where there was not the time. */
  readonly now: Promise<ActiveNow | null>
  readonly newest: readonly SessionRow[]
  /** The list of those who are signed in now. */
  readonly active: SessionQuery
  readonly everyone: boolean
  readonly clock: ClockView
}

/** Who is signed in at this moment: how many, most at once today, by role, about to end, and the newest. */
export function ActivePanel({ now, newest, active, everyone, clock }: Props) {
  return (
    <Panel area="active" title={words.title} hint={words.lead} more={{ href: sessionsPath(active, true), label: words.newestAll }}>
      <div className={styles.parts}>
        <Suspense fallback={<div className={`${styles.numbers} ${panels.waiting}`} data-roles={everyone ? '' : undefined} />}>
          <Numbers now={now} active={active} everyone={everyone} clock={clock} />
        </Suspense>
        <NewestSessions rows={newest} clock={clock} />
      </div>
    </Panel>
  )
}

async function Numbers({ now, active, everyone, clock }: Omit<Props, 'newest'>) {
  const known = await now
  if (known === null) return <NotCounted />
  const { active: count, aboutToEnd, peak, byRole } = known
  const roles = ranked({ field: 'role', shares: byRole, query: active, most: 3 })
  return (
    <div className={styles.numbers} data-roles={everyone ? '' : undefined}>
      <dl className={styles.stats}>
        <Stat main label={words.active} value={counted(count)} href={sessionsPath(active, true)} />
        <Stat label={words.peak} value={counted(peak.count)} note={peakWords(peak.at, clock)} />
        <Stat label={words.ending} value={counted(aboutToEnd)} note={words.endingHint} />
      </dl>
      {everyone && <Ranking caption={words.roles} column={words.role} sentence={rankSentence(words.roles, roles)} rows={roles} room={3} />}
    </div>
  )
}
