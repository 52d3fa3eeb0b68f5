import Link from 'next/link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, deviceName, placeName, systemName } from '@/app/_ui/describe'
import { FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { SessionDetail } from '@/lib/sessions/schema'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { deviceFacts, endFacts, originFacts, personFacts, rawFacts, timeFacts } from './detail-facts'
import styles from './detail-view.module.css'
import { KillButton } from './kill-button'
import type { KillTarget } from './kill-target'

type Props = { readonly session: SessionDetail; readonly clock: ClockView; readonly killAction: FormAction<KillResult> }

/** The whole page `/sessions/[id]` below the shell: everything that is known. */
export function DetailView({ session, clock, killAction }: Props) {
  const words = en.detail
  const started = shortStamp(session.startedAt, clock)
  return (
    <>
      <Link href="/sessions" prefetch={false} className={styles.back}>
        ← {words.back}
      </Link>
      <PageHeader
        title={words.title(session.userName)}
        lead={`${words.lead(en.sessions.status[session.status], started)} ${en.time.zone(clock.zone)}`}
      >
        {session.mayKill && <KillButton target={targetOf(session)} action={killAction} />}
      </PageHeader>
      <FactGrid>
        <Facts title={words.person} facts={personFacts(session)} />
        <Facts title={words.times} facts={timeFacts(session, clock)} />
        {session.status === 'terminated' && <Facts title={words.end} facts={endFacts(session, clock)} />}
        <Facts title={words.device} facts={deviceFacts(session)} />
        <Facts title={words.origin} facts={originFacts(session)} />
        <Facts title={words.raw} facts={rawFacts(session)} wide />
      </FactGrid>
      <Clock now={clock.now} />
    </>
  )
}

function targetOf(session: SessionDetail): KillTarget {
  const device = [deviceName(session), browserName(session), systemName(session)].join(', ')
  return { id: session.id, user: session.userName, device, place: placeName(session), ip: session.ip ?? en.unknown }
}
