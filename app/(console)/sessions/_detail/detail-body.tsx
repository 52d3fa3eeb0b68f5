import { recordTitle } from '@/app/_drawer/record-title'
import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, shownDevice, shownPlace, systemName } from '@/app/_ui/describe'
import { FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { sessionOwner } from '@/app/_ui/session-owner'
import { shortStamp } from '@/app/_ui/stamp'
import { ReviewCard } from '@/app/(console)/_reviews/review-card'
import type { Review } from '@/app/(console)/_reviews/review-of'
import { KillAllOf } from '@/app/(console)/sessions/_kill/kill-all-of'
import { KillButton } from '@/app/(console)/sessions/_kill/kill-button'
import type { KillActions } from '@/app/(console)/sessions/_kill/kill-many-dialog'
import type { KillTarget } from '@/app/(console)/sessions/_kill/kill-target'
import type { NoteActions } from '@/app/(console)/sessions/_notes/note-actions'
import { correcting, relabelling } from '@/app/(console)/sessions/_notes/note-buttons'
import { Story } from '@/app/(console)/sessions/_story/story'
import { ToStory } from '@/app/(console)/sessions/_story/to-story'
import { en } from '@/lib/i18n/en'
import type { SessionDetail } from '@/lib/sessions/schema'
import type { SessionStory } from '@/lib/sessions/story-of'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { AddressTrail } from './address-trail'
import styles from './detail-body.module.css'
import { deviceFacts, endFacts, originFacts, personFacts, timeFacts } from './detail-facts'
import { rawFacts } from './detail-words'
import { OwnSignOut } from './own-sign-out'

export type Detail = {
  readonly session: SessionDetail
  readonly clock: ClockView
  readonly killAction: FormAction<KillResult>
  readonly noteActions: NoteActions
  readonly killActions: KillActions | null
  /** Null where it is not one's own, is this very one, or can be killed. */
  readonly signOut: { readonly asksPassword: boolean } | null
  readonly story: SessionStory
  /** What the lists were at before it was read. */
  readonly version: string
  /** That the session and the newest of its story were shown. */
  readonly proofs: { readonly row: string; readonly story: string | null }
  /** Null for those who may not see it. */
  readonly review: Review | null
  /** The case that its person made of it; null where there is none, and for those who may not see it. */
  readonly caseId: string | null
}

/** Everything that is known of a session, and what can be done about it. */
export function DetailBody({
  session,
  clock,
  killAction,
  killActions,
  noteActions,
  signOut,
  story,
  review,
  caseId,
  version,
  proofs,
}: Detail) {
  const words = en.detail
  const started = shortStamp(session.startedAt, clock)
  return (
    <>
      <PageHeader
        titleId={recordTitle}
        title={words.title(sessionOwner(session))}
        lead={
          <>
            {words.lead(en.sessions.status[session.status], started)} {en.time.zone(clock.zone)} <ToStory />
          </>
        }
      >
        {killActions && session.isOutOfReach && <p className={styles.why}>{words.outOfReach}</p>}
        {killActions && !session.isOutOfReach && (
          <div className={styles.actions}>
            {!session.isCurrent && <KillAllOf session={session.id} actions={killActions} />}
            <KillButton may={session.mayKill} target={targetOf(session)} action={killAction} />
          </div>
        )}
        {signOut && <OwnSignOut session={session} {...signOut} />}
      </PageHeader>
      <FactGrid>
        {review && <ReviewCard review={review} clock={clock} />}
        <Facts title={words.person} facts={personFacts(session)} />
        <Facts title={words.times} facts={timeFacts(session, clock)} />
        {session.status === 'terminated' && <Facts title={words.end} facts={endFacts(session, clock, caseId)} />}
        <Facts title={words.device} facts={deviceFacts(session, clock)} action={session.mayRelabel && relabelling(session, noteActions)} />
        <Facts title={words.origin} facts={originFacts(session, clock)} action={session.mayCorrect && correcting(session, noteActions)} />
        {session.addresses.length > 1 && <AddressTrail addresses={session.addresses} first={session.ipFirst} clock={clock} />}
        <Story session={session} story={story} proof={proofs.story} version={version} clock={clock} />
        <Facts title={words.raw} facts={rawFacts(session)} wide />
      </FactGrid>
    </>
  )
}

function targetOf(session: SessionDetail): KillTarget {
  const device = [shownDevice(session), browserName(session), systemName(session)].join(', ')
  return { id: session.id, user: sessionOwner(session), device, place: shownPlace(session), ip: session.ip ?? en.unknown }
}
