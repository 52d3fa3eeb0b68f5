import type { ClockView } from '@/app/_ui/clock-view'
import { timeOfDay } from '@/app/_ui/stamp'
import { statusTone } from '@/app/_ui/status'
import { sessionEnd } from '@/app/(console)/sessions/_list/session-end'
import { en } from '@/lib/i18n/en'
import type { SessionDetail } from '@/lib/sessions/schema'
import { endMark } from './story-mark'

type Props = { readonly session: SessionDetail; readonly at: string; readonly clock: ClockView }

/** That the session ended, and how, as far as whoever looks may know it. */
export function StoryEnd({ session, at, clock }: Props) {
  return (
    <li data-mark={endMark(session.endReason)}>
      <time dateTime={at} data-fixed="">
        {timeOfDay(at, clock.zone)}
      </time>
      <div>
        {en.story.ended} <b data-status={statusTone(session.status, session.endReason)}>{sessionEnd(session, clock).ended}</b>
        {session.endMessage && <p>{en.story.message(session.endMessage)}</p>}
      </div>
    </li>
  )
}
