import { Suspense } from 'react'
import { counted } from '@/app/_charts/number-words'
import { Ranking } from '@/app/_charts/ranking'
import { Stat } from '@/app/_charts/stat'
import type { ClockView } from '@/app/_ui/clock-view'
import { activeAtLink, endingLink } from '@/app/(console)/_analysis/analysis-links'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { Panel } from '@/app/(console)/_analysis/panel'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { PartFailure } from '@/app/(console)/_analysis/part-failure'
import { ranked, rankSentence } from '@/app/(console)/_analysis/ranked'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { roles } from '@/lib/access/roles'
import type { ActiveNow, Peak, Share } from '@/lib/analytics/analysis'
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
  readonly peak: Promise<Peak | null>
  readonly newest: readonly SessionRow[]
  /** The list of those who are signed in now. */
  readonly active: SessionQuery
  readonly everyone: boolean
  /** Whether the viewer is here alone, and may let others in. */
  readonly invites: boolean
  readonly clock: ClockView
}

/** Who is signed in at this moment: how many, most at once today, by role, about to end, and the newest. */
export function ActivePanel({ newest, invites, ...of }: Props) {
  const { active, everyone, clock } = of
  return (
    <Panel area="active" title={words.title} hint={words.lead} more={{ href: sessionsPath(active, true), label: words.newestAll }}>
      <div className={styles.parts}>
        <PartFailure>
          <Suspense fallback={<div className={`${styles.numbers} ${panels.waiting}`} data-roles={everyone ? '' : undefined} />}>
            <Numbers {...of} />
          </Suspense>
        </PartFailure>
        <NewestSessions rows={newest} clock={clock} own={!everyone} invites={invites} />
      </div>
    </Panel>
  )
}

/** Roles in which nobody is signed in: there are but three, and none of them is news as well. */
const absent = (byRole: readonly Share[]): readonly Share[] =>
  roles.filter((role) => byRole.every(({ where }) => where.role !== role)).map((role) => ({ where: { role }, count: 0 }))

async function Numbers({ now, peak, active, everyone, clock }: Omit<Props, 'newest' | 'invites'>) {
  const known = await now
  if (known === null) return <NotCounted />
  const { active: count, aboutToEnd, byRole } = known
  const named = ranked({ field: 'role', shares: [...byRole, ...absent(byRole)], query: active, most: roles.length })
  const ending = aboutToEnd > 0 ? endingLink(active) : null
  return (
    <div className={styles.numbers} data-roles={everyone ? '' : undefined}>
      <dl className={styles.stats}>
        <Stat main label={words.active} value={counted(count)} href={sessionsPath(active, true)} />
        <Suspense fallback={<Stat label={words.peak} value="…" note=" " />}>
          <PeakStat peak={peak} active={active} clock={clock} />
        </Suspense>
        <Stat label={words.ending} value={counted(aboutToEnd)} href={ending} note={words.endingHint} />
      </dl>
      {everyone && (
        <Ranking
          caption={words.roles}
          column={words.role}
          sentence={rankSentence(words.roles, named)}
          rows={named}
          room={roles.length}
          empty={words.none}
        />
      )}
    </div>
  )
}

async function PeakStat({ peak, active, clock }: Pick<Props, 'peak' | 'active' | 'clock'>) {
  const known = await peak
  if (known === null) return <Stat label={words.peak} value="–" note={words.noPeak} />
  const href = known.count > 0 ? activeAtLink(active, known.at) : null
  return <Stat label={words.peak} value={counted(known.count)} href={href} note={peakWords(known.at, clock)} />
}
